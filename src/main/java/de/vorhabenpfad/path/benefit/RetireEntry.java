package de.vorhabenpfad.path.benefit;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.toolbox.Toolbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the entry out of the lists; its page stays. */
@Component
final class RetireEntry implements JavaDelegate {

    private final Toolbox toolbox;
    private final CaseFiles caseFiles;

    RetireEntry(Toolbox toolbox, CaseFiles caseFiles) {
        this.toolbox = toolbox;
        this.caseFiles = caseFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        toolbox.retire(toolbox.ofInitiative(number).orElseThrow().slug());
        caseFiles.happened(number, "retired", null, Map.of());
    }
}
