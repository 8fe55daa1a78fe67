package de.vorhabenpfad.portal;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.path.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened by itself, as a German sentence. */
@Component
public final class Events {

    private final Names names;

    Events(Names names) {
        this.names = names;
    }

    /** An event without a sentence of its own is called by its name. */
    public String sentence(Entry event) {
        String name = text(event, "event");
        return switch (name) {
            case "closed" -> "Das Vorhaben wurde abgeschlossen: " + outcome(event) + ".";
            case "ideaTaken" -> "Aus einer neuen Idee wurde ein eigenes Vorhaben: " + text(event, "number") + ".";
            case "coordinationTold" -> "Von der Werkstatt aufgenommen; die Koordinierungsstelle findet das Vorhaben in der Suche.";
            case "extensionObsolete" -> "Die offene Entscheidung über eine Verlängerung ist entfallen.";
            case "invitationLapsed" -> about(event) + ": Auf die Einladung zur Übernahme kam keine Antwort. Das gilt als „derzeit nicht“.";
            case "published" -> "Das Ergebnis wurde im Werkzeugkasten veröffentlicht: „" + names.entry(text(event, "entry")) + "“.";
            case "adoptionRunsAlready" -> about(event) + ": Die Übernahme läuft bereits, eine zweite wurde nicht begonnen.";
            case "fellToCoordination" -> "Die Aufgabe „" + text(event, "task") + "“ fiel an die Koordinierungsstelle.";
            case "becameFree" -> "Die Aufgabe „" + text(event, "task") + "“ ist wieder frei: Wer sie übernommen hatte, ist nicht mehr zuständig.";
            case "retired" -> "Der Eintrag im Werkzeugkasten wurde stillgelegt.";
            case "withdrawalTooLate" -> "Die Rücknahme kam zu spät und blieb ohne Wirkung.";
            case "attachmentAdded" -> "Anlage hinzugefügt: „" + text(event, "name") + "“.";
            case "attachmentRemoved" -> "Anlage entfernt: „" + text(event, "name") + "“.";
            case "attachmentReleased" -> "Anlage für den Werkzeugkasten freigegeben: „" + text(event, "name") + "“.";
            case "attachmentWithheld" -> "Anlage wird im Werkzeugkasten nicht mehr gezeigt: „" + text(event, "name") + "“.";
            case "contactErased" -> "Name und Adresse der vorschlagenden Person wurden gelöscht: Der Abschluss liegt 12 Monate zurück.";
            case "adviseAdmission" -> "Empfehlung der Entscheidungstabelle zur Aufnahme: " + Advice.words(event) + ".";
            case "advisePilot" -> "Empfehlung der Entscheidungstabelle zur Erprobung: " + Advice.words(event) + ".";
            default -> name;
        };
    }

    /** The number of another initiative that the event speaks of, or null. */
    static @Nullable String otherInitiative(Entry event) {
        return event.isEvent("ideaTaken") ? event.text("number") : null;
    }

    private static String text(Entry event, String key) {
        String text = event.text(key);
        return text == null ? "" : text;
    }

    private String about(Entry event) {
        return event.about() == null ? "Eine Behörde" : names.unit(event.about());
    }

    private static String outcome(Entry event) {
        return Outcome.of(text(event, "outcome")).label();
    }
}
