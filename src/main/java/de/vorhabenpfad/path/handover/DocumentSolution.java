package de.vorhabenpfad.path.handover;

import java.util.*;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.CaseContext;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The workshop describes the solution so that others can use it, and names who looks after it. */
@Component
final class DocumentSolution implements Step<DocumentSolution.Answer> {

    enum Decision { DOCUMENT, STOP }

    record Answer(Decision decision, @Nullable String name, @Nullable String kind, @Nullable String shortDescription,
            @Nullable String longDescription, @Nullable String license, @Nullable String repositoryUrl, @Nullable String operation,
            @Nullable String maintainer, boolean rightsCleared, @Nullable String invite, @Nullable List<String> invited,
            @Nullable String reason) {
    }

    private final Network network;
    private final CaseContext context;

    DocumentSolution(Network network, CaseContext context) {
        this.network = network;
        this.context = context;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("name", situation.initiative().title());
        Solution.latest(situation.file()).ifPresent(earlier -> {
            shown.putAll(earlier.answers());
            shown.keySet().removeAll(Set.of("decision", "reason", "rightsCleared"));
        });
        shown.put("returned", situation.file().latest(entry -> entry.is("confirmMaintenance") && entry.decided("decline")
                || entry.is("approvePublication") && entry.decided("revise")).map(entry -> context.nameOf(entry) + ": " + entry.text("reason"))
                .orElse(""));
        shown.put("authorityOptions", Choices.authorities(network));
        return shown;
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Routing routing = Routing.to(answer.decision());
        return answer.maintainer() == null ? routing : routing.with("maintainer", answer.maintainer());
    }
}
