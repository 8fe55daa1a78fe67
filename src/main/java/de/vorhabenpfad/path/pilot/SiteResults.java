package de.vorhabenpfad.path.pilot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.path.CaseContext;
import org.springframework.stereotype.Component;

/** What the sites of the newest plan answered, in words. */
@Component
class SiteResults {

    private final CaseContext context;

    SiteResults(CaseContext context) {
        this.context = context;
    }

    String describe(CaseFile file) {
        return file.entries().stream().filter(entry -> SITE_STEPS.contains(entry.step() == null ? "" : entry.step()))
                .filter(entry -> since(file).contains(entry.id())).map(this::line).collect(Collectors.joining("\n"));
    }

    private static final List<String> SITE_STEPS = List.of("confirmPilot", "recordClearance", "runPilot");

    private static Set<Long> since(CaseFile file) {
        return SITE_STEPS.stream().flatMap(step -> PilotPlan.since(file, step).stream()).map(Entry::id).collect(Collectors.toSet());
    }

    private String line(Entry entry) {
        StringBuilder line = new StringBuilder(context.nameOf(entry)).append(": ").append(context.decision(entry));
        for (String key : List.of("feedback", "conditions", "reason", "incidents")) {
            if (entry.text(key) != null) {
                line.append(". ").append(entry.text(key));
            }
        }
        return line.toString();
    }
}
