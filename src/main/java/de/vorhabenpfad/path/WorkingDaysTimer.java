package de.vorhabenpfad.path;

import java.util.Date;

import de.vorhabenpfad.deadlines.Deadlines;
import org.springframework.stereotype.Component;

/** How long the path waits for an answer, for the timers of the models. */
@Component("workingDays")
public class WorkingDaysTimer {

    private final Deadlines deadlines;

    WorkingDaysTimer(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** The moment so many working days from now. */
    public Date after(int days) {
        return deadlines.after(days);
    }
}
