package de.vorhabenpfad.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import de.vorhabenpfad.forms.GermanDate;

/** A point in time as pages show it: for machines and for people, in the zone of the server. */
public record Moment(String machine, String text) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm 'Uhr'");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm:ss 'Uhr'");

    public static Moment day(LocalDate day) {
        return new Moment(day.toString(), GermanDate.DAY.format(day));
    }

    public static Moment day(Instant at) {
        return day(LocalDate.ofInstant(at, ZoneId.systemDefault()));
    }

    public static Moment minute(Instant at) {
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), MINUTE.withZone(ZoneId.systemDefault()).format(at));
    }

    public static Moment second(Instant at) {
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), SECOND.withZone(ZoneId.systemDefault()).format(at));
    }
}
