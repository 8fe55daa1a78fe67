package de.vorhabenpfad.path;

import java.util.Map;

/** The bodies of an authority that may have to be heard before something is tried there (Beteiligung). */
public final class Bodies {

    public static final String STAFF_COUNCIL = "staff-council";

    private static final Map<String, String> LABELS = Map.of("data-protection", "Datenschutz", "security",
            "Informationssicherheit", STAFF_COUNCIL, "Personalvertretung", "accessibility", "Barrierefreiheit");

    private Bodies() {
    }

    /** @throws IllegalArgumentException if no body has this id */
    public static String label(String id) {
        String label = LABELS.get(id);
        if (label == null) {
            throw new IllegalArgumentException("No body is called \"" + id + "\".");
        }
        return label;
    }
}
