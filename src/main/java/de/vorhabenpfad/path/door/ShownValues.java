package de.vorhabenpfad.path.door;

import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** What a form shows, in the types that Tasklist reads: lists and rows as Json text, all else as it is. */
final class ShownValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ShownValues() {
    }

    static TypedValue typed(@Nullable Object value) {
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            try {
                return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A form cannot show this.", e);
            }
        }
        return value instanceof String text ? Variables.stringValue(text) : Variables.untypedValue(value);
    }
}
