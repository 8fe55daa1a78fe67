package de.vorhabenpfad.path.prototyping;

import java.time.LocalDate;
import java.util.Map;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.Codes;
import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the workshop gets more time. The work goes on meanwhile, so this decision has a variable of its own. */
@Component
final class DecideExtension implements Step<DecideExtension.Answer> {

    enum Decision { EXTEND, STOP }

    record Answer(Decision decision, @Nullable LocalDate newEnd, String reason) {
    }

    /** How much longer the coordination office may let a workshop work by itself; more is the panel's to decide. */
    private static final int FIRST_EXTENSION_MONTHS = 3;

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("timebox", Timebox.of(situation.file()).describe());
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Routing routing = Routing.onward().with("extension", Codes.of(answer.decision()));
        if (answer.newEnd() == null) {
            return routing;
        }
        Timebox timebox = Timebox.of(situation.file());
        LocalDate from = timebox.end().isAfter(situation.today()) ? timebox.end() : situation.today();
        LocalDate last = from.plusMonths(FIRST_EXTENSION_MONTHS);
        if (timebox.extensions() == 0 && answer.newEnd().isAfter(last)) {
            throw Refusal.of("newEnd", "Die erste Verlängerung reicht höchstens " + FIRST_EXTENSION_MONTHS + " Monate, also bis zum "
                    + Days.german(last) + ".");
        }
        return routing.with("newEnd", Days.endOf(answer.newEnd()));
    }
}
