package de.vorhabenpfad.running;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The case on which an exploit is tried; it fills the words in braces of an exploit with what stands in the engine's tables. */
final class Victim {

    /** What is not there; whoever may not do it is refused before anybody looks for it. */
    static final String NONE = "00000000-0000-0000-0000-000000000000";
    private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z]+)}");

    private final JdbcClient db;
    private final String number;
    private final BiFunction<String, Victim, String> made;
    private final Map<String, String> known = new HashMap<>();

    /** @param made gives what has to be made first, such as a comment, or {@link #NONE} */
    Victim(JdbcClient db, String number, BiFunction<String, Victim, String> made) {
        this.db = db;
        this.number = number;
        this.made = made;
    }

    /** The name of the mark that an expression of this exploit leaves when it is run. */
    static String mark(Exploit exploit) {
        return "exploit-" + exploit.name();
    }

    String fill(Exploit exploit, String text) {
        return text.indexOf('{') < 0 ? text : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(word.group(1).equals("mark") ? mark(exploit) : value(word.group(1), word.group())));
    }

    String task() {
        return ofTask("id_");
    }

    String instance() {
        return ofTask("proc_inst_id_");
    }

    String taskExecution() {
        return ofTask("execution_id_");
    }

    private String value(String word, String asItStands) {
        return switch (word) {
            case "number" -> number;
            case "new" -> "x" + UUID.randomUUID().toString().substring(0, 8);
            case "none" -> NONE;
            case "task" -> ofTask("id_");
            case "instance" -> ofTask("proc_inst_id_");
            case "taskExecution" -> ofTask("execution_id_");
            case "definition" -> ofTask("proc_def_id_");
            case "root" -> one("select id_ from act_ru_execution where business_key_ = ? and super_exec_ is null and parent_id_ is null", number);
            case "deployment" -> one("select deployment_id_ from act_re_procdef where id_ = ?", ofTask("proc_def_id_"));
            case "subscription" -> one("select id_ from act_ru_event_subscr where event_name_ = ? limit 1", "initiativeWithdrawn");
            case "filter" -> one("select id_ from act_ru_filter where name_ <> ? order by name_ limit 1", "Meine");
            case "operation" -> one("select operation_id_ from act_hi_op_log where operation_id_ <> ? limit 1", NONE);
            case "job", "jobDefinition", "failedJobDefinition", "comment", "attachment", "incident", "standalone", "batch", "ended", "meter" -> made(word);
            // JSON without a word of ours, such as an empty object
            default -> asItStands;
        };
    }

    private String made(String word) {
        String there = known.get(word);
        if (there == null) {
            there = made.apply(word, this);
            known.put(word, there);
        }
        return there;
    }

    private String ofTask(String column) {
        return known.computeIfAbsent(column, name -> one("select t." + name + " from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ "
                + "where e.business_key_ = ? and t.task_def_key_ = 'screenProposal'", number));
    }

    private String one(String sql, String parameter) {
        return db.sql(sql).param(parameter).query(String.class).optional().orElseThrow(() -> new IllegalStateException("Nothing for " + sql));
    }
}
