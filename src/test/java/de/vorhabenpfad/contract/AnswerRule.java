package de.vorhabenpfad.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import de.vorhabenpfad.forms.FormField;

/** A form and the record of its answers say the same: the same names, the same options, types that hold the values. */
final class AnswerRule {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);

    private final List<String> findings = new ArrayList<>();

    private AnswerRule() {
    }

    static List<String> findings(String form, List<FormField> fields, Class<?> record) {
        AnswerRule rule = new AnswerRule();
        rule.compare(form, fields, record);
        return rule.findings;
    }

    private void compare(String where, List<FormField> fields, Class<?> record) {
        Map<String, RecordComponent> components = new TreeMap<>();
        Arrays.stream(record.getRecordComponents()).forEach(component -> components.put(component.getName(), component));
        for (FormField field : fields.stream().filter(field -> !field.readonly()).toList()) {
            RecordComponent component = components.remove(field.key());
            if (component == null) {
                findings.add(where + "." + field.key() + " is read by nobody");
            } else {
                answer(where + "." + field.key(), field, component);
            }
        }
        components.keySet().forEach(left -> findings.add(where + " has no field " + left + ", which the record reads"));
    }

    private void answer(String where, FormField field, RecordComponent component) {
        if (!holds(field, component.getGenericType())) {
            findings.add(where + " is no " + component.getGenericType().getTypeName());
        } else if (field.type() == FormField.Type.DYNAMICLIST) {
            compare(where, field.columns(), (Class<?>) argument(component.getGenericType()));
        } else if (component.getType().isEnum()) {
            options(where, field, component.getType());
        }
        boolean optional = !field.rules().required() || !field.hides().isEmpty();
        if (optional && component.getType().isPrimitive() && component.getType() != boolean.class) {
            findings.add(where + " may be empty, but its component may not");
        }
    }

    private void options(String where, FormField field, Class<?> type) {
        Set<String> codes = Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name().toLowerCase().replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> options = field.options().stream().map(FormField.Option::value).collect(Collectors.toCollection(TreeSet::new));
        if (field.optionsKey() == null && !codes.equals(options)) {
            findings.add(where + " offers " + options + ", its enum knows " + codes);
        }
    }

    private static boolean holds(FormField field, Type type) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> type == String.class;
            case NUMBER -> Integer.valueOf(0).equals(field.rules().decimals()) ? WHOLE.contains(type) : type == BigDecimal.class;
            case DATETIME -> type == LocalDate.class;
            case CHECKBOX -> type == boolean.class || type == Boolean.class;
            case RADIO, SELECT -> type == String.class || WHOLE.contains(type) || type instanceof Class<?> plain && plain.isEnum();
            case CHECKLIST, TAGLIST -> argument(type) == String.class;
            case DYNAMICLIST -> argument(type) instanceof Class<?> row && row.isRecord();
        };
    }

    /** What a list is of, or its own class if it is none. */
    private static Type argument(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class ? list.getActualTypeArguments()[0] : void.class;
    }
}
