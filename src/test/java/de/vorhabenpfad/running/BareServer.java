package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The {@link BareApplication} in a process of its own, with the accounts and rights that the product's people have. */
final class BareServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Process process;
    private final Path log;
    final int port;
    final JdbcClient db;
    final Rest admin;

    private BareServer(EmbeddedPostgres postgres, Process process, Path log, int port) {
        this.postgres = postgres;
        this.process = process;
        this.log = log;
        this.port = port;
        this.db = JdbcClient.create(postgres.getPostgresDatabase());
        this.admin = new Rest(port, "admin");
    }

    static BareServer start(Path folder) throws IOException {
        int port = ProductServer.freePort();
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("database")).start();
        Path log = folder.resolve("bare.log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), BareApplication.class.getName(), "--server.port=" + port,
                "--server.address=127.0.0.1", "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"), "--spring.datasource.username=postgres",
                "--camunda.bpm.authorization.enabled=true", "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.history-level=full",
                "--camunda.bpm.generic-properties.properties.general-resource-whitelist-pattern=[a-zA-Z0-9_-]+|camunda-admin",
                "--camunda.bpm.default-serialization-format=application/json",
                "--camunda.bpm.auto-deployment-enabled=false",
                "--camunda.bpm.admin-user.id=admin", "--camunda.bpm.admin-user.password=" + Rest.PASSWORD).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        BareServer server = new BareServer(postgres, process, log, port);
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).until(server::isReady);
        server.deploy();
        server.makeAccounts();
        return server;
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The bare engine ended: " + log());
        }
        try {
            return admin.get("/engine-rest/engine").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private void makeAccounts() {
        for (Exploit.Actor actor : Exploit.Actor.values()) {
            if (actor == Exploit.Actor.NOBODY || actor == Exploit.Actor.ADMIN) {
                continue;
            }
            String group = group(actor);
            done(admin.post("/engine-rest/user/create", Map.of("profile", Map.of("id", actor.account, "firstName", "x", "lastName", "x", "email", ""),
                    "credentials", Map.of("password", Rest.PASSWORD))));
            done(admin.post("/engine-rest/group/create", Map.of("id", group, "name", group, "type", "WORKFLOW")));
            done(admin.send("PUT", "/engine-rest/group/" + group + "/members/" + actor.account, ""));
            grant(group, 0, "tasklist", "ACCESS");
            grant(group, 6, "*", "READ", "CREATE_INSTANCE");
            grant(group, 8, "*", "CREATE");
            grant(group, 5, "*", "READ");
        }
        // a shared filter, as the product has some
        done(admin.post("/engine-rest/filter/create", Map.of("name", "Alle", "resourceType", "Task", "query", Map.of(), "properties", Map.of())));
    }

    private static String group(Exploit.Actor actor) {
        return switch (actor) {
            case OWNER -> "coordination";
            case LEAD -> "workshop-daten";
            case PANEL -> "panel";
            default -> "proposers";
        };
    }

    private void grant(String group, int resource, String id, String... permissions) {
        done(admin.post("/engine-rest/authorization/create", Map.of("type", 1, "permissions", permissions, "groupId", group, "resourceType", resource, "resourceId", id)));
    }

    private static void done(Rest.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
    }

    /** Makes what an exploit has spoiled whole again. */
    void mend(Exploit exploit) {
        if (exploit.needs().contains(Exploit.Need.MODELS_AFTERWARDS)) {
            deploy();
        }
        if (exploit.needs().contains(Exploit.Need.ACCOUNTS_AFTERWARDS)) {
            db.sql("delete from act_id_membership where user_id_ = 'eve'").update();
            db.sql("delete from act_id_user where id_ = 'eve'").update();
            db.sql("insert into act_id_membership (user_id_, group_id_) select 'admin', 'camunda-admin' where not exists (select 1 from act_id_membership where user_id_ = 'admin')").update();
        }
    }

    /** All models and forms anew, as one deployment; running cases stay where they are. */
    private void deploy() {
        new Models().deploy(port);
    }

    /** A case that waits for coordination to screen it. */
    String start(String number) {
        Rest.Answer started = admin.post("/engine-rest/process-definition/key/initiative/start", Map.of("businessKey", number, "variables",
                Rest.variables(Map.of("number", number, "title", "Karte der Messstellen"))));
        done(started);
        return number;
    }

    /** A case that waits for a day, by a timer. */
    void defer(String number) {
        start(number);
        JsonNode tasks = admin.get("/engine-rest/task?taskDefinitionKey=screenProposal&processInstanceBusinessKey=" + number).body();
        done(admin.post("/engine-rest/task/" + tasks.get(0).path("id").asText() + "/complete",
                Map.of("variables", Rest.variables(Map.of("decision", "defer", "until", LocalDate.now().plusDays(30).toString())))));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        postgres.close();
    }
}
