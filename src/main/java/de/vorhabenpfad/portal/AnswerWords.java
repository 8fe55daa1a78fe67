package de.vorhabenpfad.portal;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.path.Bodies;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was answered in a step, in the words and the order of its form. Shows the answers to questions that the form no
 * longer asks by their keys, after the others: what is in the case file is never left out.
 */
@Component
public final class AnswerWords {

    private final Forms forms;
    private final Names names;

    AnswerWords(Forms forms, Names names) {
        this.forms = forms;
        this.names = names;
    }

    List<ShownAnswer> of(Entry entry) {
        Map<String, Object> left = new LinkedHashMap<>(entry.answers());
        List<ShownAnswer> shown = new ArrayList<>();
        for (FormField field : fields(entry.form())) {
            Object value = left.remove(field.key());
            if (!isEmpty(value)) {
                shown.add(answer(field, value));
            }
        }
        left.forEach((key, value) -> {
            if (!isEmpty(value)) {
                shown.add(new ShownAnswer.Text(key, value.toString()));
            }
        });
        return shown;
    }

    /** Only the answers to these questions. */
    public List<ShownAnswer> of(Entry entry, Set<String> keys) {
        Map<String, Object> answers = new LinkedHashMap<>(entry.answers());
        answers.keySet().retainAll(keys);
        return of(new Entry(entry.id(), entry.kind(), entry.step(), entry.about(), entry.round(), entry.author(), entry.at(), answers, entry.form(),
                entry.formVersion()));
    }

    /** The words for one of a field's choices. */
    String choice(String form, String key, String value) {
        return fields(form).stream().filter(field -> field.key().equals(key)).findFirst().map(field -> choice(field, value)).orElse(value);
    }

    /** The question, or an empty text if this version has no such form or question. */
    public String label(String form, String key) {
        return fields(form).stream().filter(field -> field.key().equals(key)).findFirst().map(FormField::label).orElse("");
    }

    private List<FormField> fields(@Nullable String form) {
        if (form == null) {
            return List.of();
        }
        try {
            return forms.get(form).fields();
        } catch (IllegalArgumentException e) {
            // an old case may have been through a form that this version no longer has
            return List.of();
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
    }

    private ShownAnswer answer(FormField field, Object value) {
        if (value instanceof List<?> rows && field.type() == FormField.Type.DYNAMICLIST) {
            return rows(field, rows);
        }
        if (value instanceof List<?> items) {
            return new ShownAnswer.Items(field.label(), items.stream().map(item -> choice(field, item)).toList());
        }
        if (field.type() == FormField.Type.TEXTFIELD && isWebAddress(value.toString())) {
            return new ShownAnswer.Link(field.label(), value.toString().strip());
        }
        return new ShownAnswer.Text(field.label(), text(field, value));
    }

    private ShownAnswer rows(FormField field, List<?> rows) {
        List<String> headings = field.columns().stream().map(FormField::label).toList();
        return new ShownAnswer.Rows(field.label(), headings, rows.stream().map(row -> cells(field.columns(), row)).toList());
    }

    private List<String> cells(List<FormField> columns, Object row) {
        Map<?, ?> values = row instanceof Map<?, ?> map ? map : Map.of();
        return columns.stream()
                .map(column -> Optional.<Object>ofNullable(values.get(column.key())).map(value -> text(column, value)).orElse("")).toList();
    }

    private String text(FormField field, Object value) {
        return switch (field.type()) {
            case CHECKBOX -> Boolean.parseBoolean(value.toString()) ? "Ja" : "Nein";
            case DATETIME -> date(value.toString());
            case NUMBER -> number(value);
            case RADIO, SELECT, CHECKLIST, TAGLIST -> choice(field, value);
            case TEXTFIELD, TEXTAREA, DYNAMICLIST -> value.toString();
        };
    }

    /** By the form's options, or by whatever list of choices the step provided. */
    private String choice(FormField field, Object value) {
        String code = value.toString();
        if (field.optionsKey() == null) {
            return field.labelOf(value);
        }
        return switch (field.optionsKey()) {
            case "decisionOptions" -> Bodies.word(code);
            case "entryOptions" -> names.entry(code);
            default -> names.unit(code);
        };
    }

    private static String date(String value) {
        try {
            return Moment.day(LocalDate.parse(value)).text();
        } catch (DateTimeParseException e) {
            // kept as it came from elsewhere; shown as it is
            return value;
        }
    }

    private static String number(Object value) {
        try {
            return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.GERMANY)).format(new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            // kept as it came from elsewhere; shown as it is
            return value.toString();
        }
    }

    /** Whether the whole text is an address that may become a link: http or https, never a script. */
    static boolean isWebAddress(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try {
            URI address = new URI(text.strip());
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme())) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
