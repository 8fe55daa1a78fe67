package de.vorhabenpfad.path.handover;

import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The authority that was named agrees to look after the solution, or does not. */
@Component
final class ConfirmMaintenance implements Step<ConfirmMaintenance.Answer> {

    enum Decision { CONFIRM, DECLINE }

    record Answer(Decision decision, @Nullable String contactPoint, @Nullable String reason) {
    }

    private final Network network;

    ConfirmMaintenance(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("solution", Solution.describe(situation.file(), network));
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("maintainer");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
