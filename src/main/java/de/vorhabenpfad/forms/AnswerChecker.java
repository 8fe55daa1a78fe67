package de.vorhabenpfad.forms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks answers against the form they were given in: required, lengths, ranges, patterns, choices, rows, dates and
 * visibility. The browser checks too, but whoever talks to the engine directly does not have to ask it.
 */
@Component
public class AnswerChecker {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    /** What nobody measures more exactly, and what the database can keep; 1e-999999999 is short to write. */
    private static final int MOST_DECIMALS = 10;

    private final Feel feel;
    private final Clock clock;

    AnswerChecker(Feel feel, Clock clock) {
        this.feel = feel;
        this.clock = clock;
    }

    /**
     * @param given what was sent: texts, numbers, booleans, lists and maps by key
     * @param shown what the step shows in this form (read-only fields and lists of choices); asked for only if a rule needs it
     * @return the answers in the form's order: hidden, empty and read-only ones left out; numbers as {@link BigDecimal} or
     *         {@link Long}, dates as ISO text
     * @throws Refusal naming every field that is wrong
     */
    public Map<String, Object> check(FormSchema form, Map<String, ?> given, Supplier<Map<String, Object>> shown) {
        Check check = new Check(given, shown);
        Map<String, Object> answers = check.fields(form.fields(), given, "", true);
        check.refuseUnknown(form.fields(), given, "");
        if (!check.errors.isEmpty()) {
            throw Refusal.of(check.foreign ? Refusal.Kind.FOREIGN : Refusal.Kind.INVALID, check.errors);
        }
        return answers;
    }

    private final class Check {

        private final List<Refusal.Field> errors = new ArrayList<>();
        private boolean foreign;
        private final Map<String, ?> given;
        private final Supplier<Map<String, Object>> shownSupplier;
        private @Nullable Map<String, Object> shown;

        Check(Map<String, ?> given, Supplier<Map<String, Object>> shown) {
            this.given = given;
            this.shownSupplier = shown;
        }

        Map<String, Object> fields(List<FormField> fields, Map<String, ?> values, String path, boolean top) {
            Visibility visibility = new Visibility(feel, fields, values, top ? Map.of() : given, this::shown);
            Map<String, Object> answers = new LinkedHashMap<>();
            for (FormField field : fields) {
                if (field.readonly() || visibility.hides(field)) {
                    continue;
                }
                int before = errors.size();
                Object value = value(field, values.get(field.key()), path + field.key(), values);
                if (value != null && errors.size() == before) {
                    answers.put(field.key(), value);
                }
            }
            return answers;
        }

        void refuseUnknown(List<FormField> fields, Map<String, ?> values, String path) {
            for (String key : values.keySet()) {
                boolean known = fields.stream().anyMatch(field -> field.key().equals(key) || key.equals(field.optionsKey()));
                if (!known) {
                    foreign = true;
                    wrong(path + key, "Das Feld „" + shorten(key) + "“ gibt es in diesem Formular nicht.");
                }
            }
        }

        private Map<String, Object> shown() {
            if (shown == null) {
                shown = shownSupplier.get();
            }
            return shown;
        }

        private @Nullable Object value(FormField field, @Nullable Object raw, String path, Map<String, ?> values) {
            if (isEmpty(raw) || field.type() == FormField.Type.CHECKBOX && Boolean.FALSE.equals(raw)) {
                return missing(field, raw, path);
            }
            return switch (field.type()) {
                case TEXTFIELD, TEXTAREA -> text(field, raw, path);
                case NUMBER -> number(field, raw, path);
                case DATETIME -> date(field, raw, path, values);
                case CHECKBOX -> checkbox(field, raw, path);
                case RADIO, SELECT -> oneOf(field, raw, path);
                case CHECKLIST, TAGLIST -> manyOf(field, raw, path);
                case DYNAMICLIST -> rows(field, raw, path);
            };
        }

        private @Nullable Object missing(FormField field, @Nullable Object raw, String path) {
            FormField.Rules rules = field.rules();
            if (rules.required()) {
                wrong(path, field.type() == FormField.Type.CHECKBOX ? "Bitte bestätigen Sie „" + field.label() + "“."
                        : "Bitte füllen Sie „" + field.label() + "“ aus.");
            } else if (rules.minItems() != null && rules.minItems() > 0) {
                tooFew(field, path);
            }
            // "nothing chosen" is an answer where choosing was offered
            return raw instanceof Collection<?> && field.type().isManyOf() ? List.of()
                    : Boolean.FALSE.equals(raw) ? Boolean.FALSE : null;
        }

        private @Nullable Object text(FormField field, Object raw, String path) {
            if (!(raw instanceof String text)) {
                return wrong(path, "„" + field.label() + "“ muss ein Text sein.");
            }
            String value = text.strip().replace("\r\n", "\n");
            FormField.Rules rules = field.rules();
            if (rules.minLength() != null && value.length() < rules.minLength()) {
                return wrong(path, "„" + field.label() + "“ braucht mindestens " + rules.minLength() + " Zeichen.");
            }
            if (rules.maxLength() != null && value.length() > rules.maxLength()) {
                return wrong(path, "„" + field.label() + "“ darf höchstens " + rules.maxLength() + " Zeichen haben; es sind "
                        + value.length() + ".");
            }
            boolean oneLine = field.type() == FormField.Type.TEXTFIELD;
            if (value.chars().anyMatch(c -> Character.isISOControl(c) && (oneLine || c != '\n' && c != '\t'))) {
                return wrong(path, "„" + field.label() + "“ enthält Zeichen, die nicht erlaubt sind"
                        + (oneLine ? " (zum Beispiel einen Zeilenumbruch)." : "."));
            }
            if (rules.pattern() != null && !rules.pattern().matcher(value).find()) {
                String help = field.description() == null ? "" : " " + field.description();
                return wrong(path, "„" + field.label() + "“ hat nicht die verlangte Form." + help);
            }
            return rules.email() ? email(field, value, path) : value;
        }

        private @Nullable Object email(FormField field, String value, String path) {
            try {
                return MailAddress.of(value);
            } catch (MailAddress.Wrong e) {
                return wrong(path, "„" + field.label() + "“ ist keine E-Mail-Adresse. " + e.getMessage());
            }
        }

        private @Nullable Object number(FormField field, Object raw, String path) {
            String text = raw.toString().strip();
            if (!(raw instanceof Number) && !(raw instanceof String) || text.length() > 20) {
                return wrong(path, "„" + field.label() + "“ muss eine Zahl sein.");
            }
            BigDecimal number;
            try {
                number = new BigDecimal(text);
            } catch (NumberFormatException e) {
                return wrong(path, "„" + field.label() + "“ muss eine Zahl sein.");
            }
            FormField.Rules rules = field.rules();
            if (number.abs().compareTo(new BigDecimal("1E15")) > 0) {
                return wrong(path, "„" + field.label() + "“ ist zu groß.");
            }
            int decimals = rules.decimals() != null ? rules.decimals() : MOST_DECIMALS;
            number = number.stripTrailingZeros();
            if (number.scale() > decimals) {
                return wrong(path, decimals == 0 ? "„" + field.label() + "“ muss eine ganze Zahl sein."
                        : "„" + field.label() + "“ darf höchstens " + decimals + " Nachkommastellen haben.");
            }
            if (rules.min() != null && number.compareTo(rules.min()) < 0) {
                return wrong(path, "„" + field.label() + "“ muss mindestens " + rules.min().toPlainString() + " sein.");
            }
            if (rules.max() != null && number.compareTo(rules.max()) > 0) {
                return wrong(path, "„" + field.label() + "“ darf höchstens " + rules.max().toPlainString() + " sein.");
            }
            // people read the number again, and nobody writes 1E+3
            BigDecimal plain = number.setScale(Math.max(0, number.scale()), RoundingMode.UNNECESSARY);
            return decimals == 0 ? (Object) plain.longValueExact() : plain;
        }

        private @Nullable Object date(FormField field, Object raw, String path, Map<String, ?> values) {
            LocalDate date = parse(raw);
            if (date == null || date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
                return wrong(path, "„" + field.label() + "“ muss ein Datum sein.");
            }
            FormField.Rules rules = field.rules();
            if (rules.dateAfter() != null) {
                LocalDate other = named(rules.dateAfter(), values);
                if (other != null && !date.isAfter(other)) {
                    return wrong(path, "„" + field.label() + "“ muss nach dem " + GermanDate.DAY.format(other) + " liegen.");
                }
            }
            if (rules.dateNotAfter() != null) {
                LocalDate other = named(rules.dateNotAfter(), values);
                if (other != null && date.isAfter(other)) {
                    return wrong(path, "„" + field.label() + "“ darf nicht nach dem " + GermanDate.DAY.format(other) + " liegen.");
                }
            }
            if (rules.monthsAhead() != null) {
                LocalDate last = LocalDate.now(clock).plusMonths(rules.monthsAhead());
                if (date.isAfter(last)) {
                    return wrong(path, "„" + field.label() + "“ darf höchstens " + rules.monthsAhead()
                            + " Monate in der Zukunft liegen, also bis zum " + GermanDate.DAY.format(last) + ".");
                }
            }
            return date.toString();
        }

        private @Nullable LocalDate named(String name, Map<String, ?> values) {
            return name.equals("today") ? LocalDate.now(clock) : parse(values.get(name));
        }

        private @Nullable LocalDate parse(@Nullable Object raw) {
            try {
                return raw instanceof String text ? LocalDate.parse(text.strip()) : null;
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private @Nullable Object checkbox(FormField field, Object raw, String path) {
            return raw instanceof Boolean ? raw : wrong(path, "„" + field.label() + "“ muss angekreuzt sein oder nicht.");
        }

        private List<FormField.Option> options(FormField field) {
            if (field.optionsKey() == null) {
                return field.options();
            }
            List<FormField.Option> options = new ArrayList<>();
            if (shown().get(field.optionsKey()) instanceof Collection<?> offered) {
                for (Object one : offered) {
                    if (one instanceof Map<?, ?> option) {
                        options.add(new FormField.Option(String.valueOf(option.get("value")), String.valueOf(option.get("label"))));
                    }
                }
            }
            return options;
        }

        private @Nullable String chosen(FormField field, Object raw, List<FormField.Option> options) {
            for (FormField.Option option : options) {
                boolean named = raw instanceof String text && (option.value().equals(text)
                        || field.rules().acceptLabels() && option.label().equalsIgnoreCase(text.strip()));
                if (named || raw instanceof Number && option.value().equals(raw.toString())) {
                    return option.value();
                }
            }
            return null;
        }

        private @Nullable Object oneOf(FormField field, Object raw, String path) {
            String value = chosen(field, raw, options(field));
            return value != null ? value
                    : wrong(path, "„" + field.label() + "“: „" + shorten(String.valueOf(raw)) + "“ steht nicht zur Auswahl.");
        }

        private @Nullable Object manyOf(FormField field, Object raw, String path) {
            if (!(raw instanceof Collection<?> several)) {
                return wrong(path, "„" + field.label() + "“ muss eine Liste sein.");
            }
            List<FormField.Option> options = options(field);
            Set<String> values = new LinkedHashSet<>();
            for (Object one : several) {
                String value = one == null ? null : chosen(field, one, options);
                if (value == null) {
                    return wrong(path, "„" + field.label() + "“: „" + shorten(String.valueOf(one)) + "“ steht nicht zur Auswahl.");
                }
                values.add(value);
            }
            return countFits(field, values.size(), path) ? List.copyOf(values) : null;
        }

        private @Nullable Object rows(FormField field, Object raw, String path) {
            if (!(raw instanceof Collection<?> rows)) {
                return wrong(path, "„" + field.label() + "“ muss eine Liste sein.");
            }
            if (!countFits(field, rows.size(), path)) {
                return null;
            }
            List<Map<String, Object>> answers = new ArrayList<>();
            int i = 0;
            for (Object row : rows) {
                String at = path + "[" + i++ + "]";
                if (!(row instanceof Map<?, ?> map)) {
                    return wrong(at, "„" + field.label() + "“: Jede Zeile muss aus Feldern bestehen.");
                }
                Map<String, Object> values = new LinkedHashMap<>();
                map.forEach((key, value) -> values.put(String.valueOf(key), value));
                refuseUnknown(field.columns(), values, at + ".");
                answers.add(fields(field.columns(), values, at + ".", false));
            }
            return answers;
        }

        private boolean countFits(FormField field, int count, String path) {
            FormField.Rules rules = field.rules();
            if (rules.minItems() != null && count < rules.minItems()) {
                tooFew(field, path);
                return false;
            }
            // no list of a form is longer than this, and each row costs
            int most = rules.maxItems() != null ? rules.maxItems() : 50;
            if (count > most) {
                wrong(path, "„" + field.label() + "“ darf höchstens " + most + " Angaben haben; es sind " + count + ".");
                return false;
            }
            return true;
        }

        private void tooFew(FormField field, String path) {
            Integer least = field.rules().minItems();
            wrong(path, "„" + field.label() + "“ braucht mindestens " + least + (least == 1 ? " Angabe." : " Angaben."));
        }

        private @Nullable Object wrong(String path, String message) {
            errors.add(new Refusal.Field(path, message));
            return null;
        }
    }

    private static boolean isEmpty(@Nullable Object raw) {
        return raw == null || raw instanceof String text && text.isBlank() || raw instanceof Collection<?> list && list.isEmpty();
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
