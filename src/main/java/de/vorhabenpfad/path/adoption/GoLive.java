package de.vorhabenpfad.path.adoption;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The adopting authority is live, needs more time, or gives up. */
@Component
final class GoLive implements Step<GoLive.Answer> {

    enum Decision { LIVE, POSTPONE, ABANDON }

    record Answer(Decision decision, @Nullable LocalDate goLiveOn, @Nullable List<String> bodiesDone, @Nullable LocalDate newDate,
            @Nullable String reason, @Nullable String variant) {
    }

    private static final String NOT_REQUIRED = "not-required";

    private final Toolbox toolbox;

    GoLive(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    private Adoption adoption(Situation situation) {
        return toolbox.runningAdoption(situation.variable("entry"), situation.variable("authority")).orElseThrow();
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("plan", Plan.describe(adoption(situation)));
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("authority");
    }

    @Override
    public @Nullable LocalDate dueOn(Situation situation) {
        return adoption(situation).plannedGoLive();
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Adoption adoption = adoption(situation);
        switch (answer.decision()) {
            case LIVE -> {
                List<String> bodies = Objects.requireNonNull(answer.bodiesDone());
                if (bodies.contains(NOT_REQUIRED) && bodies.size() > 1) {
                    throw Refusal.of("bodiesDone", "Entweder war eine Beteiligung nicht erforderlich, oder es wurden Stellen beteiligt.");
                }
                toolbox.live(adoption.slug(), adoption.authority(), Objects.requireNonNull(answer.goLiveOn()), answer.variant());
            }
            case POSTPONE -> toolbox.postpone(adoption.slug(), adoption.authority(), Objects.requireNonNull(answer.newDate()));
            case ABANDON -> toolbox.endAdoption(adoption.slug(), adoption.authority(), Adoption.Status.ABANDONED);
        }
        return Routing.to(answer.decision());
    }
}
