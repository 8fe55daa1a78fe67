package de.vorhabenpfad.path.withdrawal;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.toolbox.Toolbox;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Ends all open work of an initiative. Runs in a retried job, since it races with people's work, and looks again first:
 * closed meanwhile, nothing is left to do; published, or accepted by a workshop, meanwhile, it only says so in the file.
 */
@Component
final class WithdrawInitiative implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final Toolbox toolbox;
    private final RuntimeService runtime;

    WithdrawInitiative(CaseFiles caseFiles, Toolbox toolbox, @Lazy RuntimeService runtime) {
        this.caseFiles = caseFiles;
        this.toolbox = toolbox;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Initiative initiative = caseFiles.get(number).initiative();
        if (initiative.isClosed()) {
            return;
        }
        boolean acceptedMeanwhile = initiative.stage() != Stage.PROPOSAL
                && !Boolean.TRUE.equals(execution.getVariable(RequestWithdrawal.BY_COORDINATION));
        if (acceptedMeanwhile || toolbox.ofInitiative(number).isPresent()) {
            caseFiles.happened(number, "withdrawalTooLate", null, Map.of());
            return;
        }
        runtime.createMessageCorrelation("initiativeWithdrawn").processInstanceBusinessKey(number).correlate();
    }
}
