package de.vorhabenpfad.path;

import java.util.Map;

/** The bodies of an authority that may have to be heard before something is tried there (Beteiligung). */
public final class Bodies {

    public static final String STAFF_COUNCIL = "staff-council";

    private static final Map<String, String> LABELS = Map.of("data-protection", "Datenschutz", "security",
            "Informationssicherheit", STAFF_COUNCIL, "Personalvertretung", "accessibility", "Barrierefreiheit");

    private static final Map<String, String> WORDS = Map.of("granted", "Keine Einwände, zugestimmt", "conditions", "Mit Auflagen",
            "objection", "Einwände", "not-required", "Nicht erforderlich", "deemed", "Gilt als gebilligt");

    private Bodies() {
    }

    /** What a body is called; one that is no longer asked, by its id: the file that names it can still be read. */
    public static String label(String id) {
        return LABELS.getOrDefault(id, id);
    }

    /**
     * What a body said, in words. They stand here and not in the form, since the form offers only what may be said now.
     *
     * @throws IllegalArgumentException if no body can say this
     */
    public static String word(String clearance) {
        String word = WORDS.get(clearance);
        if (word == null) {
            throw new IllegalArgumentException("No clearance is \"" + clearance + "\".");
        }
        return word;
    }
}
