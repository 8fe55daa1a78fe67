package de.vorhabenpfad.contract;

import java.util.Map;

import static java.util.Map.entry;

/** The table of steps as it was designed: what each task is called in German. Changing a name means changing it here too. */
final class DesignNames {

    static final Map<String, String> TASKS = Map.ofEntries(
            entry("screenProposal", "Vorschlag vorprüfen"),
            entry("reviseProposal", "Vorschlag überarbeiten"),
            entry("assessProposal", "Vorschlag bewerten"),
            entry("decideAdmission", "Über Aufnahme entscheiden"),
            entry("acceptIntoWorkshop", "Vorhaben annehmen"),
            entry("planPrototype", "Entwicklung planen"),
            entry("runIteration", "Runde durchführen"),
            entry("reviewPrototype", "Entwicklung auswerten"),
            entry("decideExtension", "Über Verlängerung entscheiden"),
            entry("planPilot", "Erprobung planen"),
            entry("confirmPilot", "Erprobung zusagen"),
            entry("recordClearance", "Beteiligung festhalten: ${pilots.bodyLabel(body)}"),
            entry("runPilot", "Erprobung durchführen"),
            entry("evaluatePilot", "Erprobung auswerten"),
            entry("decideHandover", "Über Übergabe entscheiden"),
            entry("documentSolution", "Lösung beschreiben"),
            entry("confirmMaintenance", "Pflege zusagen"),
            entry("approvePublication", "Veröffentlichung freigeben"),
            entry("decideAdoption", "Über Übernahme entscheiden"),
            entry("goLive", "Inbetriebnahme melden"),
            entry("confirmHandover", "Übernahme bestätigen"),
            entry("fixDefects", "Lösung nachbessern"),
            entry("reportBenefit", "Nutzen melden"),
            entry("reviewBenefit", "Nutzen prüfen"));

    private DesignNames() {
    }
}
