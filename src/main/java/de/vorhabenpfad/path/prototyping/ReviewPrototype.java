package de.vorhabenpfad.path.prototyping;

import java.util.*;
import java.util.stream.Collectors;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Rows;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The workshop holds the prototype against its own criteria and says where it goes. */
@Component
final class ReviewPrototype implements Step<ReviewPrototype.Answer> {

    enum Decision { ITERATE, PILOT, HANDOVER, TRANSFER, STOP }

    record Judged(String met) {
    }

    record Answer(@Nullable List<Judged> criteria, Decision decision, @Nullable String workshop, @Nullable String reason) {
    }

    private final Network network;

    ReviewPrototype(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        String own = situation.variable("workshop");
        String iterations = situation.file().allSince(entry -> entry.is("planPrototype"), "runIteration").stream()
                .map(entry -> "Runde " + entry.round() + ": " + entry.text("result") + "\nGelernt: " + entry.text("learned"))
                .collect(Collectors.joining("\n\n"));
        return Map.of("iterations", iterations, "criteria", planned(situation), "workshopOptions",
                Choices.workshops(network, workshop -> !workshop.id().equals(own)));
    }

    private static List<Map<String, Object>> planned(Situation situation) {
        return Rows.of(situation.file().last("planPrototype"), "successCriteria");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Rows.sameCount("criteria", answer.criteria(), planned(situation));
        Routing routing = Routing.to(answer.decision());
        return answer.workshop() == null ? routing : routing.with("transferTo", answer.workshop());
    }

    @Override
    public Map<String, Object> keeps(Situation situation, Answer answer) {
        return Map.of("criteria", Rows.joined(planned(situation), "met", Rows.orEmpty(answer.criteria()).stream().map(Judged::met).toList()));
    }
}
