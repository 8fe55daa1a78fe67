package de.vorhabenpfad.path.handover;

import java.time.LocalDate;
import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An invited authority says whether it will use the result. */
@Component
final class DecideAdoption implements Step<DecideAdoption.Answer> {

    enum Decision { ADOPT, ADAPT, DECLINE }

    record Answer(Decision decision, @Nullable LocalDate plannedGoLive, @Nullable String responsible, @Nullable String reason) {
    }

    private final Network network;

    DecideAdoption(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("solution", Solution.describe(situation.file(), network));
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("invitee");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
