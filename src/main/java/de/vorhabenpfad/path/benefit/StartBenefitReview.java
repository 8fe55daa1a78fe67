package de.vorhabenpfad.path.benefit;

import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Marks the day half a year ahead on which the network asks what the result was good for. */
@Component
final class StartBenefitReview implements JavaDelegate {

    private final RuntimeService runtime;

    StartBenefitReview(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        runtime.startProcessInstanceByKey("benefit-review", number,
                Map.of("number", number, "title", execution.getVariable("title"), "stage", "Nutzenprüfung"));
    }
}
