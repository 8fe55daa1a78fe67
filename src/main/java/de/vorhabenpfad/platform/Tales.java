package de.vorhabenpfad.platform;

import java.util.List;

import static de.vorhabenpfad.platform.Tale.Reach.*;

/** The initiatives of the demonstration, made up for it, in the order in which they were proposed. */
final class Tales {

    static final List<Tale> ALL = List.of(
            new Tale("Bescheide in verständlicher Sprache",
                    "Ein Baukasten aus geprüften Sätzen hilft, Bescheide so zu schreiben, dass Empfängerinnen und Empfänger sie beim ersten Lesen verstehen.",
                    "buergerkommunikation", 330, IN_USE),
            new Tale("Postfach für offene Daten",
                    "Fachreferate legen Tabellen in ein Postfach; daraus entstehen ohne weitere Arbeit geprüfte, beschriebene und offene Datensätze.",
                    "offene-daten", 318, IN_USE),
            new Tale("Digitaler Laufzettel für neue Beschäftigte",
                    "Vom ersten Tag an zeigt ein gemeinsamer Laufzettel, was erledigt ist und wer den nächsten Schritt hat, vom Ausweis bis zur Einweisung.",
                    "digitale-akte", 305, DEFECTS),
            new Tale("Erkennung von Eingangspost",
                    "Eingescannte Post wird nach Thema und Eile vorsortiert, damit sie noch am selben Tag in das richtige Referat kommt.",
                    "automatisierung", 296, GO_LIVE),
            new Tale("Prüfliste für barrierefreie Dokumente",
                    "Eine Prüfliste mit Beispielen zeigt Schritt für Schritt, wie aus einem gewöhnlichen Dokument ein barrierefreies wird.",
                    "barrierefreiheit", 284, INVITATION),
            new Tale("Intranet auf Papierstreifen", "Die Neuigkeiten des Hauses sollen täglich ausgedruckt und an alle Büros verteilt werden, bis das Intranet schneller wird.",
                    "digitale-akte", 270, REJECTED),
            new Tale("Lernpfade für Datenkompetenz",
                    "Kurze Lernpfade mit Aufgaben aus dem eigenen Haus bringen Beschäftigten bei, Tabellen und Statistiken sicher zu lesen.",
                    "weiterbildung", 258, PUBLICATION),
            new Tale("Sprechstunde für Sprachmodelle",
                    "Beschäftigte probieren unter Anleitung aus, wobei Sprachmodelle im Büro helfen, und halten fest, was gelingt und was nicht.",
                    "kuenstliche-intelligenz", 247, MAINTENANCE),
            new Tale("Zentrales Vergabehandbuch", "Alle Vergabestellen arbeiten mit einem gemeinsamen Handbuch, das immer den Stand der Vorschriften zeigt.",
                    "digitale-akte", 240, FORWARDED),
            new Tale("Online-Termine für Auskünfte", "Wer eine Auskunft braucht, bucht einen Termin per Video, statt in der Warteschleife zu hängen.",
                    "onlinedienste", 226, DOCUMENTATION),
            new Tale("Karte der Servicestellen", "Eine Karte zeigt alle Servicestellen der Behörden mit Öffnungszeiten und barrierefreien Zugängen.",
                    "offene-daten", 215, STOPPED),
            new Tale("Beteiligung bei Forschungsprogrammen", "Bürgerinnen und Bürger sagen zu Beginn eines Programms, welche Fragen ihnen wichtig sind, und sehen, was daraus wurde.",
                    "beteiligung", 204, PANEL),
            new Tale("Postfach für offene Tabellen", "Tabellen aus Fachreferaten sollen ohne weitere Arbeit als offene Daten bereitstehen.", "offene-daten", 196, REFERRED),
            new Tale("Vertretungsplan mit Übergabe", "Vor jedem Urlaub entsteht mit wenigen Klicks eine Übergabe, in der die Vertretung alles Wichtige findet.",
                    "agile-arbeit", 185, EVALUATION),
            new Tale("Auswertung von Umfragen", "Freitexte aus Umfragen werden nach Themen geordnet, ohne dass einzelne Personen erkennbar sind.",
                    "datenanalyse", 172, PILOT_RUN),
            new Tale("Messenger für den Außendienst", "Ein sicherer Messenger verbindet den Außendienst mit dem Referat, auch bei schlechtem Empfang.",
                    "agile-arbeit", 165, WITHDRAWN),
            new Tale("Antragsassistent mit Rückfragen", "Der Assistent fragt nur, was für den Antrag nötig ist, und erklärt, warum er fragt.", "onlinedienste", 158, CLEARANCE),
            new Tale("Wissenslandkarte vor dem Ruhestand", "Wer ausscheidet, zeichnet mit Kolleginnen und Kollegen auf, was sonst niemand weiß.", "fachkraefte", 146, PILOT_PLAN),
            new Tale("Automatischer Abgleich von Adressen", "Adressen aus Anträgen werden gegen das amtliche Verzeichnis geprüft, bevor Post zurückkommt.", "automatisierung",
                    133, REVIEW),
            new Tale("Dolmetschen am Telefon", "Bei Anrufen in anderen Sprachen schaltet sich in einer Minute eine dolmetschende Person zu.", "buergerkommunikation", 128, LAPSED),
            new Tale("Erklärfilme aus Textbausteinen", "Aus geprüften Textbausteinen entstehen kurze Erklärfilme mit Untertiteln und Gebärdensprache.", "buergerkommunikation", 121,
                    OVERTIME),
            new Tale("Gemeinsames Glossar der Fachbegriffe", "Ein Glossar erklärt Fachbegriffe aller Behörden gleich und lässt sich in jede Seite einbinden.", "barrierefreiheit", 98,
                    ITERATION),
            new Tale("Werkzeug für anonyme Testdaten", "Aus echten Beständen entstehen Testdaten, die sich gleich verhalten und niemanden verraten.", "datenanalyse", 90, ITERATION),
            new Tale("Retrospektiven zum Mitnehmen", "Eine Sammlung kurzer Formate hilft Referaten, aus abgeschlossenen Projekten zu lernen.", "agile-arbeit", 76, PLANNING),
            new Tale("Prüfung von Rechnungen", "Rechnungen werden gegen Bestellung und Lieferung geprüft; Menschen sehen nur noch die Abweichungen.", "automatisierung", 64,
                    ACCEPTANCE),
            new Tale("Mentorinnen und Mentoren auf Zeit", "Wer ein digitales Vorhaben beginnt, findet für acht Wochen jemanden mit Erfahrung aus einer anderen Behörde.", "fachkraefte", 52,
                    ADMISSION),
            new Tale("Vorlesen von Bescheiden", "Jeder Bescheid lässt sich im Postfach vorlesen, auch in einfacher Sprache.", "barrierefreiheit", 41, ADMISSION),
            new Tale("Wetterwarnung für Baustellen", "Bauleitungen erhalten Warnungen für ihre Baustelle, mit einer Empfehlung, was zu sichern ist.", "datenanalyse", 24,
                    ASSESSMENT),
            new Tale("Beteiligungsportal für Satzungen", "Entwürfe lassen sich Absatz für Absatz kommentieren; die Antworten stehen daneben.", "beteiligung", 19, ASSESSMENT),
            new Tale("Suche über alle Rundschreiben", "Eine Suche findet Rundschreiben nach Inhalt und zeigt, welches das andere ersetzt hat.", "kuenstliche-intelligenz", 15, ASSESSMENT),
            new Tale("Raumbuchung mit Nachweis", "Räume, die niemand betritt, werden nach einer Viertelstunde wieder frei.", "digitale-akte", 12, DEFERRED),
            new Tale("Chat mit dem Formular", "Das Formular beantwortet Fragen zu sich selbst.", "onlinedienste", 9, REVISION),
            new Tale("Tauschbörse für Schulungsplätze", "Freie Plätze in Schulungen werden Behörden in der Nähe angeboten, bevor sie verfallen.", "weiterbildung", 6, SCREENING),
            new Tale("Offene Messwerte der Pegel", "Messwerte aller Pegel stehen minutengenau und einheitlich beschrieben bereit.", "offene-daten", 4, SCREENING),
            new Tale("Zusammenfassung langer Stellungnahmen", "Lange Stellungnahmen bekommen eine Zusammenfassung, die auf die Fundstellen verweist.", "kuenstliche-intelligenz", 2, SCREENING));

    private Tales() {
    }
}
