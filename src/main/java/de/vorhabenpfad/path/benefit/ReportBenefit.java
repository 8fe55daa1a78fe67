package de.vorhabenpfad.path.benefit;

import java.math.BigDecimal;
import java.util.Map;

import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import de.vorhabenpfad.toolbox.Toolbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An authority that uses the result says what it is good for. */
@Component
final class ReportBenefit implements Step<ReportBenefit.Answer> {

    /** @param hoursSavedPerYear an estimate; satisfaction from 1 to 5 */
    record Answer(@Nullable BigDecimal hoursSavedPerYear, int satisfaction, String lessons) {
    }

    private final Toolbox toolbox;

    ReportBenefit(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("solution", toolbox.ofInitiative(situation.number()).map(entry -> entry.name() + "\n" + entry.shortDescription()).orElse(""));
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("user");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.onward();
    }
}
