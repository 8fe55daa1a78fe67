package de.vorhabenpfad.path.adoption;

import java.util.Map;

import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The adopting authority confirms that the result works, names defects, or gives up. */
@Component
final class ConfirmHandover implements Step<ConfirmHandover.Answer> {

    enum Decision { CONFIRMED, REWORK, ABANDON }

    record Answer(Decision decision, @Nullable String defects, @Nullable String reason) {
    }

    private final Toolbox toolbox;

    ConfirmHandover(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        String authority = situation.variable("authority");
        String fixed = situation.file().latest(entry -> entry.is("fixDefects") && authority.equals(entry.about()))
                .map(entry -> entry.text("fixed")).orElse("");
        return Map.of("plan", toolbox.runningAdoption(situation.variable("entry"), authority).map(Plan::describe).orElse(""), "fixedDefects",
                fixed);
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variable("authority");
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        if (answer.decision() != Decision.REWORK) {
            toolbox.endAdoption(situation.variable("entry"), situation.variable("authority"),
                    answer.decision() == Decision.CONFIRMED ? Adoption.Status.IN_USE : Adoption.Status.ABANDONED);
        }
        return Routing.to(answer.decision());
    }
}
