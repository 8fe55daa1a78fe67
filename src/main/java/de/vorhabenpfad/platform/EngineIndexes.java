package de.vorhabenpfad.platform;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Indexes that the engine's own schema lacks and its queries need. Made after the engine has made its tables. */
@Component
final class EngineIndexes {

    private static final List<String> INDEXES = List.of(
            // looked up at the completion of every task: without it PostgreSQL reads all open tasks each time
            "create index if not exists vp_task_parent on act_ru_task (parent_task_id_)",
            // the job executor's question, several times a second on each node
            "create index if not exists vp_job_due on act_ru_job (duedate_, lock_exp_time_)",
            // the order of Tasklist's pages
            "create index if not exists vp_task_created on act_ru_task (create_time_)",
            "create index if not exists vp_task_due on act_ru_task (due_date_)");

    private final JdbcClient jdbc;

    EngineIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void make() {
        INDEXES.forEach(index -> jdbc.sql(index).update());
    }
}
