package de.vorhabenpfad.path;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import org.jspecify.annotations.Nullable;

/** What the decision tables advise, in words. They advise; people decide. */
public final class Advice {

    private static final Map<String, String> WORDS = Map.of("go", "aufnehmen", "discuss", "besprechen", "no-go", "nicht aufnehmen",
            "handover", "übergeben", "repeat-or-rework", "wiederholen oder überarbeiten", "stop", "einstellen");
    private static final Map<String, String> EFFORTS = Map.of("low", "gering", "medium", "mittel", "high", "hoch");

    private Advice() {
    }

    /** The newest advice of a business rule task; empty if there is none. */
    public static String of(CaseFile file, String task) {
        return file.latest(entry -> entry.isEvent(task)).map(event -> "Empfehlung der Entscheidungstabelle: " + words(event)).orElse("");
    }

    /** What the event of a business rule task advises, with its priority where the table gives one. */
    public static String words(Entry event) {
        String advice = String.valueOf(event.text("advice"));
        String priority = event.text("priority");
        return WORDS.getOrDefault(advice, advice) + (priority == null || priority.equals("-") ? "" : ", Priorität " + priority);
    }

    public static String effort(@Nullable String code) {
        return EFFORTS.getOrDefault(String.valueOf(code), "ohne Angabe");
    }
}
