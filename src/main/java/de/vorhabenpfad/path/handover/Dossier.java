package de.vorhabenpfad.path.handover;

import java.util.*;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.CaseContext;
import org.springframework.stereotype.Component;

/** The dossier of a result: the case file with the forms' labels, less what is nobody's business outside. */
@Component
class Dossier {

    /** What helps somebody who wants to use the result; who scored what and who had objections stays in the network. */
    private static final List<String> TOLD = List.of("planPrototype", "runIteration", "reviewPrototype", "planPilot", "evaluatePilot",
            "documentSolution");
    private static final List<String> NOT_TOLD = List.of("newIdeas", "invite", "invited", "rightsCleared", "costs");

    private final Forms forms;
    private final CaseContext context;
    private final Network network;

    Dossier(Forms forms, CaseContext context, Network network) {
        this.forms = forms;
        this.context = context;
        this.network = network;
    }

    /** One section a step: its name, its day, and the answers by their labels. */
    List<Map<String, Object>> of(CaseFile file) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Entry entry : file.entries()) {
            if (entry.step() != null && TOLD.contains(entry.step())) {
                sections.add(Map.of("heading", context.nameOf(entry), "on", CaseContext.DATE.format(entry.at()), "answers", answers(entry)));
            }
        }
        return sections;
    }

    private Map<String, Object> answers(Entry entry) {
        return labelled(forms.get(Objects.requireNonNull(entry.form())).answers(), entry.answers());
    }

    private Map<String, Object> labelled(List<FormField> fields, Map<?, ?> values) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object value = values.get(field.key());
            if (value != null && !NOT_TOLD.contains(field.key())) {
                answers.put(field.label(), inWords(field, value));
            }
        }
        return answers;
    }

    private Object inWords(FormField field, Object value) {
        if (field.type() == FormField.Type.DYNAMICLIST && value instanceof List<?> rows) {
            // what was planned stands in the row as read-only columns, so all columns count
            return rows.stream().map(row -> labelled(field.columns(), (Map<?, ?>) row)).toList();
        }
        if (value instanceof List<?> several) {
            return several.stream().map(one -> word(field, one)).toList();
        }
        return value instanceof Boolean yes ? (yes ? "Ja" : "Nein") : word(field, value);
    }

    /** Choices that come from data are authorities or workshops. */
    private String word(FormField field, Object value) {
        return field.optionsKey() == null ? field.labelOf(value) : network.nameOf(value.toString());
    }
}
