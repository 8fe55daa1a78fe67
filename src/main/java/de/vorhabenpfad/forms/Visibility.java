package de.vorhabenpfad.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Which fields of a form, or of one row of it, are hidden by what was answered. Many fields share a condition; each
 * condition is asked once, since FEEL sets up its whole library for every question.
 */
final class Visibility {

    private final Feel feel;
    private final List<FormField> siblings;
    private final Map<String, Object> answered = new HashMap<>();
    private final Supplier<Map<String, Object>> shown;
    private final Map<String, Boolean> held = new HashMap<>();

    /**
     * @param values what was answered in these fields
     * @param around what was answered around them, if they are a row
     * @param shown what the step shows; asked for only if a condition reads it
     */
    Visibility(Feel feel, List<FormField> siblings, Map<String, ?> values, Map<String, ?> around, Supplier<Map<String, Object>> shown) {
        this.feel = feel;
        this.siblings = siblings;
        this.shown = shown;
        answered.putAll(around);
        for (FormField sibling : siblings) {
            if (!sibling.readonly()) {
                answered.put(sibling.key(), plain(values.get(sibling.key())));
            }
        }
    }

    boolean hides(FormField field) {
        return field.hides().stream().anyMatch(this::holds);
    }

    private boolean holds(String condition) {
        Boolean known = held.get(condition);
        if (known == null) {
            Map<String, Object> context = new HashMap<>(readsShown(condition) ? shown.get() : Map.of());
            context.putAll(answered);
            known = feel.holds(condition, context);
            held.put(condition, known);
        }
        return known;
    }

    private boolean readsShown(String condition) {
        return siblings.stream().anyMatch(field -> field.readonly() && condition.contains(field.key()));
    }

    /** An untouched field of the browser is an empty text; a condition must read it as no answer. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof String text && text.isBlank() ? null : value;
    }
}
