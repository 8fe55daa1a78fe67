package de.vorhabenpfad.casefile;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** What stands in the columns of type {@code jsonb}: checked answers, and lists of them. */
@Component
public class JsonColumns {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };
    private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {
    };

    private final ObjectMapper json;

    JsonColumns(ObjectMapper json) {
        this.json = json;
    }

    public String write(Map<String, Object> answers) {
        return text(answers);
    }

    public String write(List<Map<String, Object>> list) {
        return text(list);
    }

    public Map<String, Object> answers(String column) {
        return read(column, ANSWERS);
    }

    public List<Map<String, Object>> list(String column) {
        return read(column, LIST);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This cannot be kept as JSON.", e);
        }
    }

    private <T> T read(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column that should hold answers holds something else.", e);
        }
    }
}
