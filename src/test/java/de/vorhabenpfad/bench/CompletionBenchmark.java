package de.vorhabenpfad.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code mvn verify -Pbench}: what a completion costs, ours beside a bare engine on the same PostgreSQL server, in
 * alternating runs; the same with 20,000 other tasks open; and a workshop lead's page of tasks at 50,000. The table is
 * printed and written to {@code target/performance.md}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("bench")
class CompletionBenchmark {

    private static final int CLIENTS = 4;
    private static final int WARM_UPS = 14;
    private static final int RUNS = 7;
    private static final int ROUNDS = 12;
    private static final int OTHER_TASKS = 20_000;
    private static final int MANY_TASKS = 50_000;
    private static final int PAGE = 15;
    /** How the ids of copied rows begin; the engine's begin with a hexadecimal digit. */
    private static final String COPY = "copy-";
    /** Copies fit together as they are made; looking each of them up takes minutes. */
    private static final String WITHOUT_FOREIGN_KEYS = "set session_replication_role = replica";
    private static final String WITH_FOREIGN_KEYS = "set session_replication_role = default";

    private static final Counters OURS = new Counters();

    @TestConfiguration
    static class Counted {

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof HikariDataSource pool ? OURS.counted(pool) : bean;
                }
            };
        }
    }

    @Autowired
    ProcessEngine engine;
    @Autowired
    DataSource dataSource;
    @Autowired
    EmbeddedDatabase server;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Network network;
    @Autowired
    TransactionTemplate transaction;

    private final StringBuilder report = new StringBuilder();

    /**
     * One run: what a completion takes and what goes to the database.
     *
     * @param perSecond clients divided by the mean time of a completion: the look-ups of the next task between two
     *        completions, which are the same for both, do not count
     */
    private record Run(double perSecond, double p50, double p95, double statements, double commits) {
    }

    @Test
    void measure() throws Exception {
        Contender ours = new OurApplication(engine, Superuser.of(server, "postgres"), OURS, caseFiles, network, transaction);
        Contender bare = bare();
        List<Contender> both = List.of(ours, bare);
        Map<Contender, List<Run>> fewRuns = new LinkedHashMap<>();
        Map<Contender, List<Run>> manyRuns = new LinkedHashMap<>();
        for (int i = 0; i < WARM_UPS; i++) {
            for (Contender contender : both) {
                run(contender);
            }
        }
        // few and many in turn as well: the machine is not the same from one quarter of an hour to the next
        for (int i = 0; i < RUNS; i++) {
            for (Contender contender : both) {
                fewRuns.computeIfAbsent(contender, none -> new ArrayList<>()).add(run(contender));
            }
            for (Contender contender : both) {
                addTasks(contender, OTHER_TASKS);
            }
            for (Contender contender : both) {
                manyRuns.computeIfAbsent(contender, none -> new ArrayList<>()).add(run(contender));
            }
            for (Contender contender : both) {
                removeTasks(contender);
            }
        }
        Map<Contender, Map<String, Double>> few = table("few other tasks open", fewRuns);
        Map<Contender, Map<String, Double>> many = table(OTHER_TASKS + " other tasks open", manyRuns);
        for (Contender contender : both) {
            line("%s: %.0f %% of its completions a second are lost with %d other tasks open", contender.name(),
                    100 * (1 - many.get(contender).get("a second") / few.get(contender).get("a second")), OTHER_TASKS);
        }
        for (Contender contender : both) {
            addTasks(contender, MANY_TASKS);
        }
        double ourPage = page(ours, 100);
        page(bare, 1);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/performance.md"), report);
        System.out.println(report);

        for (Map<Contender, Map<String, Double>> figures : List.of(few, many)) {
            assertThat(figures.get(ours).get("a second")).as("completions a second").isGreaterThanOrEqualTo(figures.get(bare).get("a second"));
        }
        assertThat(many.get(ours).get("a second")).as("with many other tasks open").isGreaterThan(0.9 * few.get(ours).get("a second"));
        assertThat(few.get(ours).get("commits")).as("commits a completion").isEqualTo(1.0);
        assertThat(ourPage).as("p95 of a page and its count, ms").isLessThan(100);
    }

    private Contender bare() throws Exception {
        HikariDataSource ours = dataSource.unwrap(HikariDataSource.class);
        try (Connection connection = Superuser.of(server, "postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database bare");
        }
        HikariDataSource pool = new HikariDataSource();
        PGSimpleDataSource superuser = Superuser.of(server, "bare");
        pool.setJdbcUrl(superuser.getUrl());
        pool.setUsername(superuser.getUser());
        pool.setPassword(superuser.getPassword());
        pool.setMaximumPoolSize(ours.getMaximumPoolSize());
        Counters counters = new Counters();
        return new BareEngine(counters.counted(pool), superuser, counters, network);
    }

    private Map<Contender, Map<String, Double>> table(String when, Map<Contender, List<Run>> runs) {
        line("");
        line("### %s (medians of %d alternating runs of %d completions by %d clients)", when, RUNS, CLIENTS * ROUNDS * Work.COMPLETIONS_A_ROUND, CLIENTS);
        line("");
        line("| | completions a second while completing | p50 ms | p95 ms | statements a completion | commits a completion |");
        line("| --- | --- | --- | --- | --- | --- |");
        Map<Contender, Map<String, Double>> medians = new LinkedHashMap<>();
        for (Contender contender : runs.keySet()) {
            Map<String, Double> median = new LinkedHashMap<>();
            median.put("a second", median(runs.get(contender), Run::perSecond));
            median.put("p50", median(runs.get(contender), Run::p50));
            median.put("p95", median(runs.get(contender), Run::p95));
            median.put("statements", median(runs.get(contender), Run::statements));
            median.put("commits", median(runs.get(contender), Run::commits));
            medians.put(contender, median);
            line("| %s | %.0f | %.1f | %.1f | %.1f | %.2f |", contender.name(), median.get("a second"), median.get("p50"), median.get("p95"),
                    median.get("statements"), median.get("commits"));
        }
        line("");
        return medians;
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        double[] values = runs.stream().mapToDouble(figure).sorted().toArray();
        return values[values.length / 2];
    }

    private static Run run(Contender contender) throws InterruptedException, ExecutionException {
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(new Work(contender));
        }
        contender.counters().reset();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Work one : work) {
                running.add(clients.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        one.round();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdown();
        }
        List<Long> nanos = work.stream().flatMap(one -> one.nanos().stream()).sorted().toList();
        double seconds = nanos.stream().mapToLong(Long::longValue).sum() / 1e9 / CLIENTS;
        int count = nanos.size();
        return new Run(count / seconds, nanos.get(count / 2) / 1e6, nanos.get(count * 95 / 100) / 1e6,
                contender.counters().statements.doubleValue() / count, contender.counters().commits.doubleValue() / count);
    }

    /**
     * Copies one open task with its execution, candidates and, where the engine writes them, its rows of rights. The
     * copies lie before the six workshops in turn, as a network's tasks would.
     */
    private static void addTasks(Contender contender, int count) throws SQLException {
        try (Connection connection = contender.superuser().getConnection(); Statement sql = connection.createStatement()) {
            connection.setAutoCommit(true);
            String tag = COPY + System.nanoTime();
            String groups = "(array['workshop-daten','workshop-dienste','workshop-technologien','workshop-arbeitsweisen','workshop-kompetenzen','workshop-kommunikation'])[1 + n % 6]";
            sql.execute(WITHOUT_FOREIGN_KEYS);
            sql.execute("create temp table model as select t.id_ as task, t.execution_id_ as execution from act_ru_task t "
                    + "where t.task_def_key_ = 'planPilot' and t.id_ not like '" + COPY + "%' limit 1");
            copy(sql, "act_ru_execution", "m.id_ = (select execution from model)", Map.of("id_", "'" + tag + "e' || n", "proc_inst_id_", "'" + tag + "e' || n",
                    "root_proc_inst_id_", "'" + tag + "e' || n"), count);
            copy(sql, "act_ru_task", "m.id_ = (select task from model)", Map.of("id_", "'" + tag + "t' || n", "execution_id_", "'" + tag + "e' || n", "proc_inst_id_",
                    "'" + tag + "e' || n"), count);
            copy(sql, "act_ru_identitylink", "m.task_id_ = (select task from model) and m.type_ = 'candidate'", Map.of("id_", "'" + tag + "i' || n", "task_id_",
                    "'" + tag + "t' || n", "group_id_", groups), count);
            copy(sql, "act_ru_authorization", "m.resource_id_ = (select task from model)", Map.of("id_", "'" + tag + "a' || n", "resource_id_", "'" + tag + "t' || n",
                    "group_id_", groups), count);
            sql.execute("drop table model");
            sql.execute(WITH_FOREIGN_KEYS);
            sql.execute("analyze");
        }
    }

    /** Takes the copies away again, and the room that they took. */
    private static void removeTasks(Contender contender) throws SQLException {
        try (Connection connection = contender.superuser().getConnection(); Statement sql = connection.createStatement()) {
            connection.setAutoCommit(true);
            sql.execute(WITHOUT_FOREIGN_KEYS);
            for (String table : List.of("act_ru_authorization", "act_ru_identitylink", "act_ru_task", "act_ru_execution")) {
                sql.execute("delete from " + table + " where id_ like '" + COPY + "%'");
                sql.execute("vacuum full analyze " + table);
            }
            sql.execute(WITH_FOREIGN_KEYS);
        }
    }

    private static void copy(Statement sql, String table, String which, Map<String, String> replaced, int count) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var rows = sql.executeQuery("select column_name from information_schema.columns where table_schema = 'public' and table_name = '" + table + "' order by ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        List<String> values = columns.stream().map(column -> replaced.getOrDefault(column, "m." + column)).toList();
        sql.execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values) + " from " + table
                + " m, generate_series(1, " + count + ") n where " + which);
    }

    /** p95 in ms of a workshop lead's page of tasks and its count. */
    private double page(Contender contender, int times) {
        TaskService tasks = contender.engine().getTaskService();
        double[] millis = new double[times];
        contender.engine().getIdentityService().setAuthentication("werkstatt-daten", contender.groups("werkstatt-daten"));
        try {
            int found = 0;
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                found = tasks.createTaskQuery().orderByDueDate().asc().listPage(0, PAGE).size();
                long total = tasks.createTaskQuery().count();
                millis[i] = (System.nanoTime() - start) / 1e6;
                assertThat(total).isGreaterThan(MANY_TASKS / 7);
            }
            assertThat(found).isEqualTo(PAGE);
        } finally {
            contender.engine().getIdentityService().clearAuthentication();
        }
        Arrays.sort(millis);
        double p95 = millis[Math.min(times - 1, times * 95 / 100)];
        line("%s: a page of %d tasks and its count for a workshop lead at %d open tasks: p50 %.0f ms, p95 %.0f ms (of %d)", contender.name(), PAGE, MANY_TASKS,
                millis[times / 2], p95, times);
        return p95;
    }

    private void line(String format, Object... values) {
        report.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }
}
