package de.vorhabenpfad.path.pilot;

import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An authority agrees to be a site of the pilot, or does not. */
@Component
final class ConfirmPilot implements Step<ConfirmPilot.Answer> {

    enum Decision { CONFIRM, DECLINE }

    record Answer(Decision decision, @Nullable String responsible, @Nullable String reason) {
    }

    private final Network network;

    ConfirmPilot(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("pilotPlan", PilotPlan.of(situation.file()).describe(network));
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("site");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
