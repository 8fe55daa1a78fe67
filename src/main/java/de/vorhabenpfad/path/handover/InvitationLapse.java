package de.vorhabenpfad.path.handover;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** No answer in 40 working days counts as not now. */
@Component
final class InvitationLapse implements ExecutionListener {

    private final CaseFiles caseFiles;

    InvitationLapse(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void notify(DelegateExecution execution) {
        caseFiles.happened(execution.getProcessBusinessKey(), "invitationLapsed", (String) execution.getVariable("invitee"), Map.of());
    }
}
