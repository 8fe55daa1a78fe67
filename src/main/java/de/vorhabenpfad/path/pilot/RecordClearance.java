package de.vorhabenpfad.path.pilot;

import java.time.LocalDate;
import java.util.*;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Bodies;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one body of a site said. An objection ends the site once all its bodies have answered. */
@Component
final class RecordClearance implements Step<RecordClearance.Answer> {

    enum Decision { GRANTED, CONDITIONS, OBJECTION, NOT_REQUIRED, DEEMED }

    record Answer(Decision decision, @Nullable String conditions, @Nullable String reason, @Nullable String reference,
            @Nullable LocalDate decidedOn) {
    }

    private final Network network;

    RecordClearance(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        List<String> decisions = new ArrayList<>(List.of("granted", "conditions", "objection", "not-required"));
        if (mayBeDeemed(situation)) {
            decisions.add("deemed");
        }
        return Map.of("bodyName", Bodies.label(body(situation)), "pilotPlan", PilotPlan.of(situation.file()).describe(network),
                "decisionOptions", Choices.of(decisions, decision -> decision, Bodies::word));
    }

    /** Only the staff council's silence counts as a yes, and only once its time has passed. */
    private static boolean mayBeDeemed(Situation situation) {
        LocalDate due = situation.due();
        return body(situation).equals(Bodies.STAFF_COUNCIL) && due != null && situation.today().isAfter(due);
    }

    private static String body(Situation situation) {
        return situation.variable("body");
    }

    /** Several sites hear the same bodies, so the authority belongs to it. */
    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("site") + "/" + body(situation);
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.onward();
    }
}
