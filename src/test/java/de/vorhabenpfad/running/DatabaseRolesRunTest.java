package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.vorhabenpfad.running.ProductProcess.Ended;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The product on a database of the operator's, with one role and with two, made as the operator's page says. */
class DatabaseRolesRunTest {

    private static final String WARNING = "may change tables and the trail";

    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
        JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
        for (String sql : List.of("create role vorhabenpfad_owner login password 'owner-secret'", "create role vorhabenpfad_app login password 'app-secret'",
                "create database vorhabenpfad owner vorhabenpfad_owner", "revoke all on database vorhabenpfad from public",
                "grant connect on database vorhabenpfad to vorhabenpfad_app", "create role alone login password 'alone-secret'", "create database alone owner alone")) {
            jdbc.sql(sql).update();
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    private Ended run(String database, String role, String password, String... further) throws Exception {
        return imports("[]", database, role, password, further);
    }

    private Ended imports(String rows, String database, String role, String password, String... further) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
                "--spring.datasource.username=" + role, "--spring.datasource.password=" + password, "--vorhabenpfad.admin-password=Nordlicht#2018",
                "--import=" + Files.writeString(folder.resolve("rows.json"), rows)));
        arguments.addAll(List.of(further));
        return ProductProcess.run(folder, arguments.toArray(String[]::new));
    }

    @Test
    void theApplicationAloneMakesNoTablesAndWithTheOwnerOnceItRunsFromThenOn() throws Exception {
        Ended without = run("vorhabenpfad", "vorhabenpfad_app", "app-secret");
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.log()).contains("VORHABENPFAD_DATABASE_OWNER_USERNAME").doesNotContain("\tat ");
        Ended with = run("vorhabenpfad", "vorhabenpfad_app", "app-secret", "--vorhabenpfad.database.owner.username=vorhabenpfad_owner",
                "--vorhabenpfad.database.owner.password=owner-secret");
        assertThat(with.log()).doesNotContain(WARNING).doesNotContain("owner-secret").doesNotContain("app-secret").doesNotContain("Nordlicht");
        assertThat(with.status()).isZero();
        JdbcClient jdbc = JdbcClient.create(server.getDatabase("postgres", "vorhabenpfad"));
        assertThat(jdbc.sql("select distinct tableowner from pg_tables where schemaname = 'public'").query(String.class).list()).containsExactly("vorhabenpfad_owner");
        assertThat(jdbc.sql("select privilege_type from information_schema.role_table_grants where grantee = 'vorhabenpfad_app' and table_name = 'case_entry'")
                .query(String.class).list()).containsExactlyInAnyOrder("SELECT", "INSERT");
        Ended again = run("vorhabenpfad", "vorhabenpfad_app", "app-secret");
        assertThat(again.log()).doesNotContain(WARNING);
        assertThat(again.status()).isZero();
    }

    @Test
    void oneRoleForAllWorksAndIsWarnedOf() throws Exception {
        Ended run = run("alone", "alone", "alone-secret");
        assertThat(run.log()).contains(WARNING);
        assertThat(run.status()).isZero();
        // named as the owner too it is still one role, and takes nothing away from itself
        Ended twice = run("alone", "alone", "alone-secret", "--vorhabenpfad.database.owner.username=alone", "--vorhabenpfad.database.owner.password=alone-secret");
        assertThat(twice.log()).contains(WARNING);
        assertThat(twice.status()).isZero();
        assertThat(JdbcClient.create(server.getDatabase("postgres", "alone")).sql("select has_table_privilege('alone', 'flyway_schema_history', 'insert')").query(Boolean.class)
                .single()).isTrue();
    }

    /** It has none of the owner's rights at once, and all of them with one command. */
    @Test
    void aRoleThatMayBecomeTheOwnerIsWarnedOf() throws Exception {
        JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
        for (String sql : List.of("create role members_owner login password 'owner-secret'", "create role member login noinherit password 'member-secret'",
                "grant members_owner to member", "create database members owner members_owner", "grant connect on database members to member")) {
            jdbc.sql(sql).update();
        }
        String idea = "Alle Brunnen der Behörden stehen auf einer gemeinsamen Karte.";
        String rows = """
                [{"id": "1", "title": "Karte der Brunnen", "idea": "%s", "topic": "offene-daten"},
                 {"id": "2", "title": "Karte der Brunnen", "idea": "%s", "topic": "offene-daten", "authority": "Frau Geheimrat"}]""".formatted(idea, idea);
        Ended run = imports(rows, "members", "member", "member-secret", "--vorhabenpfad.database.owner.username=members_owner", "--vorhabenpfad.database.owner.password=owner-secret",
                "--import-lenient");
        assertThat(run.log()).contains(WARNING).contains("Zeile 2 abgelehnt: Die Spalte „authority“").doesNotContain("Geheimrat").doesNotContain("Brunnen");
        assertThat(run.status()).isZero();
        // what came by the import is told from what the product does by itself
        assertThat(JdbcClient.create(server.getDatabase("postgres", "members")).sql("""
                select i.what || ' ' || i.about from trail i join trail c on c.number = i.number and c.what = 'complete proposalReceived' where i.what = 'import'""")
                .query(String.class).list()).containsExactly("import line 1");
    }
}
