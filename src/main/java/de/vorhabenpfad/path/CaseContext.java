package de.vorhabenpfad.path;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.forms.GermanDate;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every form opens with: number, title, the idea, where it stands, the last decision, what earlier steps found. */
@Component
public class CaseContext {

    public static final DateTimeFormatter DATE = GermanDate.DAY.withZone(ZoneId.systemDefault());

    /** Single assessments are shown to coordination alone, in a field of their form. */
    private static final List<String> NOT_TOLD = List.of("assessProposal", "proposalReceived", "reviseProposal");
    private static final List<String> FINDINGS = List.of("goal", "result", "learned", "feedback", "lessons", "recommendation",
            "conditions", "shortDescription", "contactPoint", "reason");
    private static final int LONGEST_FINDING = 240;
    private static final int MOST_FINDINGS = 6;

    private final Forms forms;
    private final StepNames names;
    private final Network network;
    private final People people;

    CaseContext(Forms forms, StepNames names, Network network, People people) {
        this.forms = forms;
        this.names = names;
        this.network = network;
        this.people = people;
    }

    public Map<String, Object> of(CaseFile file) {
        Initiative initiative = file.initiative();
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("caseNumber", initiative.number());
        context.put("caseTitle", initiative.title());
        context.put("caseIdea", initiative.idea());
        context.put("caseStage", stage(initiative));
        context.put("caseLastDecision", file.latest(entry -> decision(entry) != null && !NOT_TOLD.contains(entry.step()))
                .map(this::lastDecision).orElse(""));
        context.put("caseFindings", findings(file));
        return context;
    }

    /** Name of a step with what it is about, such as an authority or a body. */
    public String nameOf(Entry entry) {
        String name = names.of(Objects.requireNonNull(entry.step()));
        return entry.about() == null ? name : name + " (" + about(entry.about()) + ")";
    }

    /** The words for an authority, for a person, or for a body at an authority. */
    public String about(String about) {
        String[] parts = about.split("/", 2);
        String authority = network.nameOf(parts[0]);
        if (parts.length == 1) {
            return network.person(about).map(Person::name).orElseGet(() -> authority.equals(about) ? people.name(about) : authority);
        }
        return Bodies.label(parts[1]) + ", " + authority;
    }

    /** The text of the option that was decided on, or null if the entry holds no decision. */
    public @Nullable String decision(Entry entry) {
        return entry.form() == null ? null : answer(entry, "decision");
    }

    /** The text of one answer, by its option where it has options. */
    public @Nullable String answer(Entry entry, String key) {
        Object value = entry.answers().get(key);
        if (value == null || entry.form() == null) {
            return null;
        }
        if (entry.is("recordClearance") && key.equals("decision")) {
            return Bodies.word(value.toString());
        }
        FormSchema form = forms.get(entry.form());
        return form.field(key).map(field -> field.labelOf(value)).orElse(value.toString());
    }

    private String lastDecision(Entry entry) {
        String reason = entry.text("reason");
        return nameOf(entry) + " am " + DATE.format(entry.at()) + ": " + decision(entry) + (reason == null ? "" : "\n" + reason);
    }

    private String stage(Initiative initiative) {
        String workshop = initiative.workshop() == null ? "" : ", Werkstatt " + network.nameOf(initiative.workshop());
        String outcome = initiative.outcome() == null ? "" : ": " + initiative.outcome().label();
        Instant since = initiative.submittedAt();
        return initiative.stage().label() + outcome + workshop + " (eingereicht am " + DATE.format(since) + ")";
    }

    /** The newest finding of each step, oldest first; only what says more than a decision, and only the last few. */
    private String findings(CaseFile file) {
        Map<String, String> newest = new LinkedHashMap<>();
        for (Entry entry : file.entries()) {
            String finding = entry.form() == null || NOT_TOLD.contains(entry.step()) ? "" : finding(entry);
            if (!finding.isEmpty()) {
                String key = nameOf(entry);
                newest.remove(key);
                newest.put(key, key + " (" + DATE.format(entry.at()) + "): " + finding);
            }
        }
        List<String> lines = List.copyOf(newest.values());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_FINDINGS), lines.size()));
    }

    private String finding(Entry entry) {
        FormSchema form = forms.get(Objects.requireNonNull(entry.form()));
        StringBuilder line = new StringBuilder();
        for (FormField field : form.answers()) {
            if (FINDINGS.contains(field.key()) && entry.answers().get(field.key()) != null) {
                String text = Objects.requireNonNull(answer(entry, field.key()));
                line.append(line.isEmpty() ? "" : "; ").append(text.length() <= LONGEST_FINDING ? text : text.substring(0, LONGEST_FINDING) + " ...");
            }
        }
        return line.toString();
    }
}
