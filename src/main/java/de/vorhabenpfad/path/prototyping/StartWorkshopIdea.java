package de.vorhabenpfad.path.prototyping;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.path.Initiatives;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends an idea of a workshop on its path, where prototyping begins, and tells coordination. */
@Component
final class StartWorkshopIdea implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final Initiatives initiatives;

    StartWorkshopIdea(CaseFiles caseFiles, Initiatives initiatives) {
        this.caseFiles = caseFiles;
        this.initiatives = initiatives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Initiative initiative = caseFiles.get(execution.getProcessBusinessKey()).initiative();
        initiatives.begin(initiative);
        caseFiles.happened(initiative.number(), "coordinationTold", null, Map.of());
    }
}
