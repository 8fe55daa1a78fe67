package de.vorhabenpfad.path.adoption;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Starts an adoption after a yes to an invitation or a wish. A wish has begun its adoption already; after a yes to an
 * invitation, where one runs already, none is started.
 */
@Component
final class StartAdoption implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final Toolbox toolbox;
    private final RuntimeService runtime;

    StartAdoption(CaseFiles caseFiles, Toolbox toolbox, @Lazy RuntimeService runtime) {
        this.caseFiles = caseFiles;
        this.toolbox = toolbox;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        ToolboxEntry entry = toolbox.ofInitiative(number).orElseThrow();
        boolean invited = execution.hasVariable("invitee");
        String authority = (String) execution.getVariable(invited ? "invitee" : "authority");
        if (execution.hasVariable("begun")) {
            start(number, entry, authority);
            return;
        }
        Entry yes = caseFiles.get(number).latest(one -> invited ? one.is("decideAdoption") && authority.equals(one.about())
                : one.is("adoptionWished") && authority.equals(one.text("authority"))).orElseThrow();
        boolean begun = toolbox.beginAdoption(entry.slug(), authority, LocalDate.parse(Objects.requireNonNull(yes.text("plannedGoLive"))),
                Objects.requireNonNull(yes.text("responsible")));
        if (begun) {
            start(number, entry, authority);
        } else {
            caseFiles.happened(number, "adoptionRunsAlready", authority, Map.of());
        }
    }

    private void start(String number, ToolboxEntry entry, String authority) {
        runtime.startProcessInstanceByKey("adoption", number, Map.of("number", number, "title", entry.name(), "stage", "Übernahme",
                "entry", entry.slug(), "authority", authority));
    }
}
