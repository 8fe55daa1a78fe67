package de.vorhabenpfad.path.prototyping;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.path.Initiatives;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Makes an initiative of each new idea of the last round: a proposal, or work of the same workshop where it keeps the idea.
 * Each has a key of its own, so running this twice makes no second one.
 */
@Component
final class StartNewIdeas implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final Initiatives initiatives;
    private final People people;

    StartNewIdeas(CaseFiles caseFiles, Initiatives initiatives, People people) {
        this.caseFiles = caseFiles;
        this.initiatives = initiatives;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseFile file = caseFiles.get(execution.getProcessBusinessKey());
        Entry round = file.last("runIteration");
        if (!(round.answers().get("newIdeas") instanceof List<?> ideas)) {
            return;
        }
        for (int i = 0; i < ideas.size(); i++) {
            Map<?, ?> idea = (Map<?, ?>) ideas.get(i);
            Proposal proposal = new Proposal(String.valueOf(idea.get("title")), String.valueOf(idea.get("idea")), null, null, null,
                    file.initiative().topic(), null);
            String authority = people.with(round.author(), List.of()).authority();
            CaseFiles.Source source = new CaseFiles.Source(round.author(), authority, file.number(),
                    file.number() + "/" + round.id() + "/" + i);
            String workshop = Boolean.TRUE.equals(idea.get("keep")) ? file.initiative().workshop() : null;
            initiatives.start(proposal, source, workshop)
                    .ifPresent(number -> caseFiles.happened(file.number(), "ideaTaken", null, Map.of("number", number.value())));
        }
    }
}
