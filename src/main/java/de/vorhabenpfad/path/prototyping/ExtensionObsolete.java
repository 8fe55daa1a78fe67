package de.vorhabenpfad.path.prototyping;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The stage ended while an extension was still to be decided: the task goes, and the file says so. */
@Component
final class ExtensionObsolete implements TaskListener {

    private final CaseFiles caseFiles;

    ExtensionObsolete(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void notify(DelegateTask task) {
        caseFiles.happened(task.getExecution().getProcessBusinessKey(), "extensionObsolete", null, Map.of());
    }
}
