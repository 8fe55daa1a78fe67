package de.vorhabenpfad.path.handover;

import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.toolbox.Toolbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Assembles the dossier and publishes the toolbox entry. */
@Component
final class PublishSolution implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final Toolbox toolbox;
    private final Dossier dossier;

    PublishSolution(CaseFiles caseFiles, Toolbox toolbox, Dossier dossier) {
        this.caseFiles = caseFiles;
        this.toolbox = toolbox;
        this.dossier = dossier;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseFile file = caseFiles.get(execution.getProcessBusinessKey());
        Entry solution = Solution.latest(file).orElseThrow();
        String slug = toolbox.publish(new Toolbox.Publication(file.number(), text(solution, "name"), text(solution, "shortDescription"),
                text(solution, "longDescription"), text(solution, "kind"), solution.text("license"), solution.text("repositoryUrl"),
                text(solution, "operation"), text(solution, "maintainer"), text(file.last("confirmMaintenance"), "contactPoint"),
                Objects.requireNonNull(file.initiative().workshop()), text(file.last("approvePublication"), "visibility"), dossier.of(file)));
        caseFiles.happened(file.number(), "published", null, Map.of("entry", slug));
    }

    private static String text(Entry entry, String key) {
        return Objects.requireNonNull(entry.text(key), () -> entry.step() + " lacks " + key);
    }
}
