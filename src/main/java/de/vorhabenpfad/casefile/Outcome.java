package de.vorhabenpfad.casefile;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an initiative was closed. */
public enum Outcome {

    HANDED_OVER("handed-over", "Übergeben"), REJECTED("rejected", "Abgelehnt"), REFERRED("referred", "Verwiesen"),
    FORWARDED("forwarded", "Abgegeben"), WITHDRAWN("withdrawn", "Zurückgezogen"),
    LAPSED("lapsed", "Ohne Rückmeldung beendet"), STOPPED("stopped", "Eingestellt");

    private final String code;
    private final String label;

    Outcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** The word on screen. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException if no outcome has this code */
    public static Outcome of(String code) {
        for (Outcome outcome : values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("No outcome is called \"" + code + "\".");
    }
}
