package de.vorhabenpfad.path;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How many places each assessor of the example network has had. */
final class AssessorLoad {

    static final List<String> ASSESSORS = List.of("bewertung1", "bewertung2", "bewertung3", "bewertung4", "bewertung5");

    private AssessorLoad() {
    }

    static Map<String, Long> of(JdbcClient jdbc) {
        return jdbc.sql("select assessor, count(*) as places from assessment_place group by assessor")
                .query((row, i) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
