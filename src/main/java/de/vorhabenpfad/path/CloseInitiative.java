package de.vorhabenpfad.path;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes an initiative with the outcome of its last stage. */
@Component
final class CloseInitiative implements JavaDelegate {

    private final CaseFiles caseFiles;

    CloseInitiative(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFiles.close(execution.getProcessBusinessKey(), Outcome.of((String) execution.getVariable("outcome")));
    }
}
