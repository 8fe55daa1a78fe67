package de.vorhabenpfad.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.forms.Refusal;
import org.jspecify.annotations.Nullable;

/** Rows that were planned in one step and answered in a later one. */
public final class Rows {

    private Rows() {
    }

    /** The rows that an entry holds under a key. */
    public static List<Map<String, Object>> of(Entry entry, String key) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (entry.answers().get(key) instanceof List<?> list) {
            for (Object one : list) {
                Map<String, Object> row = new LinkedHashMap<>();
                ((Map<?, ?>) one).forEach((name, value) -> row.put(String.valueOf(name), value));
                rows.add(row);
            }
        }
        return rows;
    }

    public static <T> List<T> orEmpty(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }

    /** @throws Refusal unless there is one answer to each planned row */
    public static void sameCount(String key, @Nullable List<?> answers, List<?> planned) {
        if (orEmpty(answers).size() != planned.size()) {
            throw Refusal.of(key, "Geplant waren " + planned.size() + " Zeilen; bitte beantworten Sie jede davon.");
        }
    }

    /** The planned rows, each with its answer; what was planned comes from the plan, not from what was sent back. */
    public static List<Map<String, Object>> joined(List<Map<String, Object>> planned, String name, List<?> answers) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>(planned.get(i));
            row.put(name, answers.get(i));
            rows.add(row);
        }
        return rows;
    }
}
