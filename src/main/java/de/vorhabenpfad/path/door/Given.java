package de.vorhabenpfad.path.door;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** What was sent to the engine as variables, as plain texts, numbers, lists and maps. */
final class Given {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Given() {
    }

    /** @throws Refusal if a value is of a kind that no form sends, such as a file or a serialized Java object */
    static Map<String, Object> plain(@Nullable Map<String, ?> variables, FormSchema form) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (variables == null) {
            return plain;
        }
        for (String name : variables.keySet()) {
            Object value = variables instanceof VariableMap typed ? typed.getValueTyped(name) : variables.get(name);
            boolean list = form.field(name).map(Given::isList).orElse(false);
            plain.put(name, plain(name, value, list));
        }
        return plain;
    }

    private static boolean isList(FormField field) {
        return switch (field.type()) {
            case CHECKLIST, TAGLIST, DYNAMICLIST -> true;
            default -> false;
        };
    }

    private static @Nullable Object plain(String name, @Nullable Object value, boolean list) {
        if (value instanceof ObjectValue || value instanceof FileValue || value instanceof BytesValue) {
            throw Guarded.refusal("Das Feld „" + name + "“ nimmt weder Dateien noch Objekte eines Programms an.");
        }
        if (value instanceof SerializableValue serialized && serialized.getValueSerialized() != null) {
            return parsed(name, serialized.getValueSerialized());
        }
        if (value instanceof TypedValue typed) {
            return plain(name, typed.getValue(), list);
        }
        if (value instanceof Date date) {
            return date.toInstant().atZone(ZoneId.systemDefault()).toLocalDate().toString();
        }
        if (value instanceof String text && list && text.strip().startsWith("[")) {
            return parsed(name, text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, one) -> plain.put(String.valueOf(key), plain(name, one, false)));
            return plain;
        }
        if (value instanceof Collection<?> several) {
            List<Object> plain = new ArrayList<>();
            several.forEach(one -> plain.add(plain(name, one, false)));
            return plain;
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }

    private static Object parsed(String name, String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw Refusal.of(name, "Das Feld „" + name + "“ enthält etwas, das nicht gelesen werden kann.");
        }
    }
}
