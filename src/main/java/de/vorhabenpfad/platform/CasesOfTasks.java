package de.vorhabenpfad.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which case a task or process instance belongs to, by the engine's id. */
@Component
final class CasesOfTasks {

    private final JdbcClient jdbc;

    CasesOfTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number, or null: also if it cannot be told just now. */
    @Nullable String numberOf(String id) {
        try {
            return jdbc.sql("""
                    select e.business_key_ from act_ru_execution e
                    where e.id_ = coalesce((select t.proc_inst_id_ from act_ru_task t where t.id_ = :id), :id)""").param("id", id)
                    .query((row, i) -> row.getString(1)).optional().orElse(null);
        } catch (DataAccessException e) {
            // a refusal is recorded without the case rather than not at all
            return null;
        }
    }
}
