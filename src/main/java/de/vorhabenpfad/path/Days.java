package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

import de.vorhabenpfad.forms.GermanDate;

/** Between days, which people name, and moments, which timers wait for. */
public final class Days {

    private Days() {
    }

    public static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    /** The moment the day is over. */
    public static Date endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** As people write it. */
    public static String german(LocalDate day) {
        return GermanDate.DAY.format(day);
    }
}
