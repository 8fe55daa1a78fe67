package de.vorhabenpfad.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form that carries a value.
 *
 * @param key the answer's key
 * @param description what stands below the label, or null
 * @param readonly whether it only shows something; what comes back in it is ignored
 * @param hides FEEL conditions, its own and those of the groups around it; it is hidden if any holds
 * @param options the fixed choices, empty if there are none or they come from {@code optionsKey}
 * @param optionsKey name of the list of choices that the step provides, or null
 * @param columns the fields of a row; empty unless the type is {@link Type#DYNAMICLIST}
 */
public record FormField(String key, Type type, String label, @Nullable String description, boolean readonly, List<String> hides,
        Rules rules, List<Option> options, @Nullable String optionsKey, List<FormField> columns) implements FormPart {

    /** The component types of Camunda Forms that carry a value. */
    public enum Type {
        TEXTFIELD, TEXTAREA, NUMBER, DATETIME, CHECKBOX, CHECKLIST, RADIO, SELECT, TAGLIST, DYNAMICLIST;

        boolean isText() {
            return this == TEXTFIELD || this == TEXTAREA;
        }

        boolean isOneOf() {
            return this == RADIO || this == SELECT;
        }

        boolean isManyOf() {
            return this == CHECKLIST || this == TAGLIST;
        }
    }

    /** A choice: what is kept and what people read. */
    public record Option(String value, String label) {
    }

    /**
     * What an answer must keep to. Lengths in characters, items in pieces, months ahead counted from today.
     *
     * @param dateAfter {@code today} or the key of a date that this one must lie after
     * @param dateNotAfter {@code today} or the key of a date that this one must not lie after
     * @param acceptLabels whether a choice may be named by its text as well
     */
    public record Rules(boolean required, @Nullable Integer minLength, @Nullable Integer maxLength, @Nullable BigDecimal min,
            @Nullable BigDecimal max, @Nullable Integer decimals, @Nullable Pattern pattern, boolean email,
            @Nullable Integer minItems, @Nullable Integer maxItems, @Nullable String dateAfter, @Nullable String dateNotAfter,
            @Nullable Integer monthsAhead, boolean acceptLabels) {
    }

    /** The text of a choice, or the value itself where the form has none for it. */
    public String labelOf(Object value) {
        return options.stream().filter(option -> option.value().equals(String.valueOf(value))).map(Option::label).findFirst()
                .orElse(String.valueOf(value));
    }
}
