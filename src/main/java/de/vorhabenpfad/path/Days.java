package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;

/** Between days, which people name, and moments, which timers wait for. */
public final class Days {

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

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
        return GERMAN.format(day);
    }
}
