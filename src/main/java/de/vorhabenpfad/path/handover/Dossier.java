package de.vorhabenpfad.path.handover;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.*;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.CaseContext;
import de.vorhabenpfad.path.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The dossier of a result: what was found out on the way, with the forms' labels. All of it may be read by anybody, so it
 * names what is told and tells nothing else: no names, no scores, no reasons of decisions, nothing of who declined or had
 * objections, and no number of people so small that they could be recognised.
 */
@Component
class Dossier {

    /** The answers that help somebody who wants to use the result. */
    private static final Map<String, Set<String>> TOLD = Map.of(
            "planPrototype", Set.of("goal", "successCriteria", "teamAuthorities", "realData"),
            "runIteration", Set.of("result", "learned", "testedWith"),
            "reviewPrototype", Set.of("criteria"),
            "planPilot", Set.of("start", "end", "participants"),
            "evaluatePilot", Set.of("kpiResults", "effort", "lessons"));
    /** Each round taught something; of all else the last word counts, since what it replaced was often given up for a reason. */
    private static final String EACH_TIME = "runIteration";
    private static final Set<String> PEOPLE = Set.of("testedWith", "participants");
    private static final BigDecimal FEWEST_PEOPLE = BigDecimal.valueOf(5);

    private final Forms forms;
    private final CaseContext context;
    private final Network network;

    Dossier(Forms forms, CaseContext context, Network network) {
        this.forms = forms;
        this.context = context;
        this.network = network;
    }

    /** One section a step: its name, its day, and the answers by their labels, in the order of the form. */
    List<Map<String, Object>> of(CaseFile file) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Entry entry : file.entries()) {
            if (isTold(entry, file)) {
                List<Map<String, Object>> answers = answers(entry, told(entry, file));
                if (!answers.isEmpty()) {
                    sections.add(Map.of("heading", context.nameOf(entry), "on",
                            LocalDate.ofInstant(entry.at(), ZoneId.systemDefault()).toString(), "answers", answers));
                }
            }
        }
        return sections;
    }

    /** The same as a text, for whoever releases it. */
    String inWords(CaseFile file) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> section : of(file)) {
            text.append("\n\n").append(section.get("heading"));
            for (Object answer : (List<?>) section.get("answers")) {
                Map<?, ?> told = (Map<?, ?>) answer;
                text.append("\n").append(told.get("label")).append(": ");
                if (told.get("rows") instanceof List<?> rows) {
                    text.append(rows.stream().map(row -> joined(row, ", ")).collect(Collectors.joining("; ")));
                } else {
                    text.append(told.get("items") instanceof List<?> items ? joined(items, ", ") : told.get("text"));
                }
            }
        }
        return text.toString().strip();
    }

    private static String joined(Object list, String between) {
        return ((List<?>) list).stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    private static boolean isTold(Entry entry, CaseFile file) {
        return entry.step() != null && TOLD.containsKey(entry.step()) && (entry.is(EACH_TIME) || file.last(entry.step()).equals(entry));
    }

    /** What a pilot with a handful of people measured says something about each of them. */
    private static Set<String> told(Entry entry, CaseFile file) {
        Set<String> told = new HashSet<>(Objects.requireNonNull(TOLD.get(entry.step())));
        if (file.latest("planPilot").map(plan -> plan.answers().get("participants")).filter(Dossier::isFew).isPresent()) {
            told.remove("kpiResults");
        }
        return told;
    }

    private List<Map<String, Object>> answers(Entry entry, Set<String> told) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (FormField field : forms.get(Objects.requireNonNull(entry.form())).answers()) {
            Object value = entry.answers().get(field.key());
            if (value != null && told.contains(field.key()) && !(PEOPLE.contains(field.key()) && isFew(value))) {
                answers.add(answer(field, value));
            }
        }
        return answers;
    }

    private static boolean isFew(Object people) {
        return new BigDecimal(people.toString()).compareTo(FEWEST_PEOPLE) < 0;
    }

    private Map<String, Object> answer(FormField field, Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("label", field.label());
        if (field.type() == FormField.Type.DYNAMICLIST && value instanceof List<?> rows) {
            // what was planned stands in the row as read-only columns, so all columns count
            answer.put("headings", field.columns().stream().map(FormField::label).toList());
            answer.put("rows", rows.stream().map(row -> field.columns().stream().map(column -> word(column, ((Map<?, ?>) row).get(column.key())))
                    .toList()).toList());
        } else if (value instanceof List<?> several) {
            answer.put("items", several.stream().map(one -> word(field, one)).collect(Collectors.toList()));
        } else {
            answer.put("text", word(field, value));
        }
        return answer;
    }

    /** Choices that come from data are authorities. */
    private String word(FormField field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "Ja" : "Nein";
        }
        if (field.type() == FormField.Type.DATETIME) {
            return Days.german(LocalDate.parse(value.toString()));
        }
        return field.optionsKey() == null ? field.labelOf(value) : network.nameOf(value.toString());
    }
}
