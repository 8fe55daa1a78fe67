package de.vorhabenpfad.path;

import java.util.LinkedHashMap;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what a decision table advised in the case file, as an event called like the task that asked it. */
@Component
final class RecordAdvice implements ExecutionListener {

    private final CaseFiles caseFiles;

    RecordAdvice(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> advice = new LinkedHashMap<>();
        ((Map<?, ?>) execution.getVariable("advice")).forEach((name, value) -> advice.put(String.valueOf(name), value));
        caseFiles.happened(execution.getProcessBusinessKey(), execution.getCurrentActivityId(), null, advice);
    }
}
