package de.vorhabenpfad.path;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** Each stage is a process called like it: when it begins, the initiative has entered the stage. */
@Component
final class EnterStage implements ExecutionListener {

    private final CaseFiles caseFiles;

    EnterStage(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Stage stage = Stage.of(((ExecutionEntity) execution).getProcessDefinition().getKey());
        caseFiles.enter(execution.getProcessBusinessKey(), stage);
        execution.setVariable("stage", stage.label());
    }
}
