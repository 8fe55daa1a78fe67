package de.vorhabenpfad.path.benefit;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import de.vorhabenpfad.path.CaseContext;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Coordination decides whether the entry stays in the lists. */
@Component
final class ReviewBenefit implements Step<ReviewBenefit.Answer> {

    enum Decision { KEEP, RETIRE }

    record Answer(String summary, Decision decision, @Nullable String reason) {
    }

    private final CaseContext context;

    ReviewBenefit(CaseContext context) {
        this.context = context;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("reports", situation.file().all("reportBenefit").stream()
                .map(entry -> "%s: %s Stunden im Jahr, Zufriedenheit %s von 5. %s".formatted(context.about(String.valueOf(entry.about())),
                        Objects.requireNonNullElse(entry.text("hoursSavedPerYear"), "keine Angabe zu"), entry.text("satisfaction"),
                        entry.text("lessons")))
                .collect(Collectors.joining("\n")));
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
