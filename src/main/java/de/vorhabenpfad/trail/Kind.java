package de.vorhabenpfad.trail;

import java.util.Arrays;
import java.util.Optional;

/** What the trail records. */
public enum Kind {
    LOGIN("login", "Anmeldung"), LOGIN_REFUSED("login-refused", "Anmeldung abgewiesen"), LOGOUT("logout", "Abmeldung"),
    REFUSAL("refusal", "Abweisung"), CHANGE("change", "Änderung"), EXPORT("export", "Ausleitung");

    private final String code;
    private final String label;

    Kind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
