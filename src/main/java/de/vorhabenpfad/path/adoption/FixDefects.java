package de.vorhabenpfad.path.adoption;

import java.util.Map;

import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The maintainer mends what an adopting authority has found. */
@Component
final class FixDefects implements Step<FixDefects.Answer> {

    record Answer(String fixed, @Nullable String notes) {
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        String authority = situation.variable("authority");
        return Map.of("defectsFound", situation.file().latest(entry -> entry.is("confirmHandover") && authority.equals(entry.about()))
                .map(entry -> entry.text("defects")).orElse(""));
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("authority");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.onward();
    }
}
