package de.vorhabenpfad.platform;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Indexes that the engine's own schema lacks and its queries need. Made after the engine has made its tables. */
@Component
final class EngineIndexes {

    private static final Map<String, String> INDEXES = Map.of(
            // looked up at the completion of every task: without it PostgreSQL reads all open tasks each time
            "vp_task_parent", "act_ru_task (parent_task_id_)",
            // the job executor's question, several times a second on each node
            "vp_job_due", "act_ru_job (duedate_, lock_exp_time_)",
            // the order of Tasklist's pages
            "vp_task_created", "act_ru_task (create_time_)",
            "vp_task_due", "act_ru_task (due_date_)");

    private final SchemaOwner owner;

    EngineIndexes(SchemaOwner owner) {
        this.owner = owner;
    }

    void make() {
        JdbcClient jdbc = JdbcClient.create(owner.dataSource());
        INDEXES.forEach((name, on) -> {
            // asked first: a role that does not own the table may not even try
            if (!jdbc.sql("select to_regclass(?) is not null").param(name).query(Boolean.class).single()) {
                jdbc.sql("create index if not exists " + name + " on " + on).update();
            }
        });
    }
}
