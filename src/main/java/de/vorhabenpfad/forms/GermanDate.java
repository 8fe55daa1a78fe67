package de.vorhabenpfad.forms;

import java.time.format.DateTimeFormatter;

/** Days as people write them: {@code 31.12.2026}. */
public final class GermanDate {

    public static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private GermanDate() {
    }
}
