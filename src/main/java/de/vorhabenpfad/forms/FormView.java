package de.vorhabenpfad.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page of ours shows it, made from the very schema that Tasklist shows: its texts and questions with what was
 * answered so far and what is wrong with it. What only shows something (read-only fields, links with placeholders) is left
 * out: the page around the form says it in its own way.
 *
 * @param errors what is wrong, in the order it was found; a key names a part
 */
public record FormView(String id, List<Part> parts, List<Refusal.Field> errors) {

    private static final Pattern UNLESS = Pattern.compile("(\\w+) != \"([^\"]*)\"");
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true)
            // the usual one lets whole documents through, as data: addresses
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto"))).build();

    /**
     * One part.
     *
     * @param kind {@code text}, or how the question is asked: textfield, textarea, number, date, checkbox, radio, select, checklist
     * @param html the words of a text
     * @param values what was answered, as it was typed; several for a checklist
     * @param shownIf what must be answered elsewhere for this part to matter, or null
     */
    public record Part(String kind, @Nullable String html, String key, String label, @Nullable String description, boolean required,
            @Nullable Integer maxLength, List<String> values, List<FormField.Option> options, @Nullable String error,
            @Nullable ShownIf shownIf) {

        /** The one answer, or an empty text. */
        public String value() {
            return values.isEmpty() ? "" : values.get(0);
        }

        public boolean isChosen(String value) {
            return values.contains(value);
        }
    }

    /** @param words the answer that it takes, as people read it */
    public record ShownIf(String key, String value, String words) {
    }

    /**
     * @param values what was answered so far or is proposed
     * @param shown the choices that the step or start form provides, by {@code optionsKey}
     * @throws IllegalArgumentException if the form has a kind of question or a condition that pages do not know
     */
    public static FormView of(FormSchema form, Map<String, ?> values, Map<String, ?> shown, List<Refusal.Field> errors) {
        List<Part> parts = new ArrayList<>();
        for (FormPart part : form.parts()) {
            if (part instanceof FormText text && !text.markdown().contains("{{")) {
                parts.add(new Part("text", HTML.render(MARKDOWN.parse(text.markdown())), "", "", null, false, null, List.of(), List.of(), null,
                        shownIf(form, text)));
            } else if (part instanceof FormField field && !field.readonly()) {
                parts.add(question(form, field, values.get(field.key()), shown, errors));
            }
        }
        return new FormView(form.id(), List.copyOf(parts), List.copyOf(errors));
    }

    private static Part question(FormSchema form, FormField field, @Nullable Object value, Map<String, ?> shown, List<Refusal.Field> errors) {
        String error = errors.stream().filter(one -> one.key().equals(field.key())).map(Refusal.Field::message).findFirst().orElse(null);
        return new Part(kind(form, field), null, field.key(), field.label(), field.description(), field.rules().required(),
                field.rules().maxLength(), texts(value), options(field, shown), error, shownIf(form, field));
    }

    private static String kind(FormSchema form, FormField field) {
        return switch (field.type()) {
            case DATETIME -> "date";
            case TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, RADIO, SELECT, CHECKLIST -> field.type().name().toLowerCase();
            case TAGLIST, DYNAMICLIST -> throw new IllegalArgumentException(form.id() + "." + field.key() + ": pages do not know "
                    + field.type().name().toLowerCase() + ".");
        };
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    private static List<FormField.Option> options(FormField field, Map<String, ?> shown) {
        if (field.optionsKey() == null) {
            return field.options();
        }
        List<FormField.Option> options = new ArrayList<>();
        if (shown.get(field.optionsKey()) instanceof Collection<?> offered) {
            for (Object one : offered) {
                Map<?, ?> option = (Map<?, ?>) one;
                options.add(new FormField.Option(String.valueOf(option.get("value")), String.valueOf(option.get("label"))));
            }
        }
        return options;
    }

    private static @Nullable ShownIf shownIf(FormSchema form, FormPart part) {
        if (part.hides().isEmpty()) {
            return null;
        }
        Matcher unless = UNLESS.matcher(part.hides().get(0).strip());
        if (part.hides().size() > 1 || !unless.matches()) {
            throw new IllegalArgumentException(form.id() + ": pages do not know the condition " + part.hides() + ".");
        }
        String words = form.field(unless.group(1)).map(field -> field.labelOf(unless.group(2))).orElse(unless.group(2));
        return new ShownIf(unless.group(1), unless.group(2), words);
    }

    /**
     * What a page sent, as the checker takes it: a ticked box is true, a checklist a list, everything else a text.
     *
     * @param parameters by name; names that the form does not know are kept, so that the checker refuses them
     */
    public static Map<String, Object> given(FormSchema form, Map<String, List<String>> parameters) {
        Map<String, Object> given = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            FormField.Type type = form.field(name).map(FormField::type).orElse(FormField.Type.TEXTFIELD);
            if (type == FormField.Type.CHECKLIST) {
                given.put(name, values);
            } else if (type == FormField.Type.CHECKBOX) {
                given.put(name, !values.isEmpty() && values.get(0).equals("true"));
            } else {
                given.put(name, values.isEmpty() ? "" : values.get(0));
            }
        });
        return given;
    }
}
