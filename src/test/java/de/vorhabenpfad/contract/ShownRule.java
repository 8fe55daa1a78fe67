package de.vorhabenpfad.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.vorhabenpfad.forms.FormField;

/** What a form only shows, and the choices it leaves to the step, are put there by somebody. */
final class ShownRule {

    private final Set<String> context;
    private final Map<String, List<FormField>> planned;

    /**
     * @param context keys that every form is given
     * @param planned by {@code form.list}: the columns that were filled in an earlier form and are shown again in its rows
     */
    ShownRule(Set<String> context, Map<String, List<FormField>> planned) {
        this.context = context;
        this.planned = planned;
    }

    /** @param source the Java source of the step, which names what it shows */
    List<String> findings(String form, List<FormField> fields, String source) {
        List<String> findings = new ArrayList<>();
        for (FormField field : fields) {
            if (field.readonly() && !context.contains(field.key()) && !names(source, field.key())) {
                findings.add(form + "." + field.key() + " is shown by nobody");
            }
            if (field.optionsKey() != null && !names(source, field.optionsKey())) {
                findings.add(form + "." + field.key() + ": nobody offers " + field.optionsKey());
            }
            rows(form + "." + field.key(), field, findings);
        }
        return findings;
    }

    private void rows(String list, FormField field, List<String> findings) {
        List<String> known = planned.getOrDefault(list, List.of()).stream().map(FormField::key).toList();
        field.columns().stream().filter(FormField::readonly).filter(column -> !known.contains(column.key()))
                .forEach(column -> findings.add(list + "." + column.key() + " is shown by nobody"));
    }

    private static boolean names(String source, String key) {
        return source.contains("\"" + key + "\"");
    }
}
