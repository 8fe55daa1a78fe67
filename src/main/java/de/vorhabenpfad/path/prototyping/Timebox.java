package de.vorhabenpfad.path.prototyping;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.path.Days;

/** The time a workshop has given itself, with its extensions. */
record Timebox(String goal, LocalDate end, int extensions) {

    /** Extensions count anew with each plan, that is, after a transfer or rework. */
    static Timebox of(CaseFile file) {
        Entry plan = file.last("planPrototype");
        List<Entry> extended = file.allSince(entry -> entry.is("planPrototype"), "decideExtension").stream()
                .filter(entry -> entry.decided("extend")).toList();
        String end = extended.isEmpty() ? plan.text("timeboxEnd") : extended.get(extended.size() - 1).text("newEnd");
        return new Timebox(Objects.requireNonNull(plan.text("goal")), LocalDate.parse(Objects.requireNonNull(end)), extended.size());
    }

    String describe() {
        return "Ziel: " + goal + "\nZeitfenster bis " + Days.german(end)
                + (extensions == 0 ? "" : extensions == 1 ? " (einmal verlängert)" : " (" + extensions + "-mal verlängert)");
    }
}
