package de.vorhabenpfad.path.handover;

import java.util.*;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
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

    Dossier(Forms forms, CaseContext context) {
        this.forms = forms;
        this.context = context;
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
        Map<String, Object> answers = new LinkedHashMap<>();
        for (FormField field : forms.get(Objects.requireNonNull(entry.form())).answers()) {
            Object value = entry.answers().get(field.key());
            if (value != null && !NOT_TOLD.contains(field.key())) {
                answers.put(field.label(), value instanceof List<?> || value instanceof Boolean ? value : field.labelOf(value));
            }
        }
        return answers;
    }
}
