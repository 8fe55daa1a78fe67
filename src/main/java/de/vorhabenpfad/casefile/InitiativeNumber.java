package de.vorhabenpfad.casefile;

import java.util.regex.Pattern;

/** {@code V-<year>-<at least four digits>}: what people call an initiative by. Numbers are given once and may have gaps. */
public record InitiativeNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("V-\\d{4}-\\d{4,12}");

    /** @throws IllegalArgumentException if the value has not the shape of a number */
    public InitiativeNumber {
        if (!looksLikeOne(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is no number of an initiative, such as V-2026-0042.");
        }
    }

    /** Whether the text has the shape of a number; says nothing about there being such an initiative. */
    public static boolean looksLikeOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    static InitiativeNumber of(int year, long count) {
        return new InitiativeNumber("V-%d-%04d".formatted(year, count));
    }

    @Override
    public String toString() {
        return value;
    }
}
