package de.vorhabenpfad.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the tables of the engine and the case file, in short: to see whether anything has changed. */
final class EngineState {

    /** Columns that change when somebody signs in are left out. */
    private static final Map<String, String> COLUMNS = Map.of("act_id_user", "id_, first_, last_, email_, pwd_, salt_");
    static final List<String> TABLES = List.of("act_ru_variable", "act_ru_execution", "act_ru_task", "act_ru_identitylink", "act_ru_job", "act_ru_jobdef", "act_ru_batch",
            "act_ru_event_subscr", "act_ru_incident", "act_ru_filter", "act_ru_authorization", "act_ru_ext_task", "act_ru_task_meter_log", "act_hi_comment", "act_hi_attachment",
            "act_hi_procinst", "act_hi_varinst", "act_hi_op_log", "act_hi_decinst", "act_re_deployment", "act_re_procdef", "act_re_decision_def", "act_ge_property",
            "act_id_user", "act_id_group", "act_id_membership", "act_id_tenant", "act_id_info");
    static final List<String> OURS = List.of("case_entry", "initiative", "attachment");

    private final JdbcClient db;

    EngineState(JdbcClient db) {
        this.db = db;
    }

    String of(String table) {
        String columns = COLUMNS.getOrDefault(table, "*");
        return db.sql("select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) from (select " + columns + " from " + table + ") r").query(String.class).single();
    }

    Map<String, String> ofAll() {
        Map<String, String> all = new LinkedHashMap<>();
        TABLES.forEach(table -> all.put(table, of(table)));
        OURS.forEach(table -> all.put(table, of(table)));
        return all;
    }

    static List<String> differences(Map<String, String> before, Map<String, String> after) {
        List<String> changed = new ArrayList<>();
        before.forEach((table, content) -> {
            if (!content.equals(after.get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }

    boolean isMarked(String mark) {
        return db.sql("select count(*) from act_ge_property where name_ = ?").param(mark).query(Long.class).single() > 0;
    }
}
