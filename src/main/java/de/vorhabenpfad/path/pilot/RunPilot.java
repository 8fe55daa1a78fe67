package de.vorhabenpfad.path.pilot;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Bodies;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A site has tried the prototype, to the end or not. */
@Component
final class RunPilot implements Step<RunPilot.Answer> {

    enum Decision { COMPLETED, ABORTED }

    record Answer(Decision decision, @Nullable Long participants, @Nullable String feedback, @Nullable String conditionsMet,
            @Nullable String reason, @Nullable String incidents) {
    }

    private final Network network;

    RunPilot(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        String site = situation.variable("site");
        String conditions = PilotPlan.since(situation.file(), "recordClearance").stream()
                .filter(entry -> entry.decided("conditions") && String.valueOf(entry.about()).startsWith(site + "/"))
                .map(entry -> Bodies.label(String.valueOf(entry.about()).substring(site.length() + 1)) + ": " + entry.text("conditions"))
                .collect(Collectors.joining("\n"));
        return Map.of("pilotPlan", PilotPlan.of(situation.file()).describe(network), "conditions", conditions);
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("site");
    }

    @Override
    public @Nullable LocalDate dueOn(Situation situation) {
        return PilotPlan.of(situation.file()).end();
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
