package de.vorhabenpfad.path.pilot;

import java.time.LocalDate;
import java.util.*;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.path.Rows;

/** The plan a pilot runs by: the newest one. */
record PilotPlan(List<String> sites, LocalDate start, LocalDate end, String participants, List<Map<String, Object>> kpis, List<String> bodies) {

    static boolean isPlan(Entry entry) {
        return entry.is("planPilot") && entry.decided("plan");
    }

    static PilotPlan of(CaseFile file) {
        Entry plan = file.latest(PilotPlan::isPlan).orElseThrow(() -> new IllegalStateException(file.number() + " has no pilot plan."));
        return new PilotPlan(texts(plan, "sites"), day(plan, "start"), day(plan, "end"), Objects.requireNonNull(plan.text("participants")),
                Rows.of(plan, "kpis"), texts(plan, "bodies"));
    }

    /** What the sites have answered since this plan was made. */
    static List<Entry> since(CaseFile file, String step) {
        return file.allSince(PilotPlan::isPlan, step);
    }

    private static List<String> texts(Entry entry, String key) {
        return entry.answers().get(key) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static LocalDate day(Entry entry, String key) {
        return LocalDate.parse(Objects.requireNonNull(entry.text(key)));
    }

    String describe(Network network) {
        String names = sites.stream().map(network::nameOf).collect(Collectors.joining(", "));
        String targets = kpis.stream().map(kpi -> "%s: von %s auf %s %s".formatted(kpi.get("name"), kpi.get("baseline"), kpi.get("target"), kpi.get("unit")))
                .collect(Collectors.joining("\n"));
        return "Vom " + Days.german(start) + " bis " + Days.german(end) + ", " + participants + " Teilnehmende\nOrte: " + names
                + "\nKennzahlen:\n" + targets;
    }
}
