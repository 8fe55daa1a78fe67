package de.vorhabenpfad.path.withdrawal;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes an initiative whose open work a withdrawal has just ended. */
@Component
final class CloseWithdrawn implements JavaDelegate {

    private final CaseFiles caseFiles;

    CloseWithdrawn(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFiles.close(execution.getProcessBusinessKey(), Outcome.WITHDRAWN);
    }
}
