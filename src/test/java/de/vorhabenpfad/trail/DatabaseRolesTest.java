package de.vorhabenpfad.trail;

import java.util.List;

import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the two roles may do, asked of the database itself. */
@PathTest
class DatabaseRolesTest {

    @Autowired
    JdbcClient application;
    @Autowired
    EmbeddedDatabase server;
    @Autowired
    Trail trail;

    private JdbcClient owner;

    @BeforeEach
    void oneRecord() {
        owner = JdbcClient.create(Superuser.owner(server));
        trail.changed("admin", "a record to try on", null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "update trail set who = 'x'", "delete from trail", "truncate trail", "insert into trail (at, kind, what) values (now(), 'change', 'x')",
            "insert into trail (id, kind, what) overriding system value values (1, 'change', 'x')", "alter table trail disable trigger all", "drop trigger trail_append_only on trail",
            "drop table trail", "alter table trail add column x int", "create or replace function trail_is_append_only() returns trigger language plpgsql as 'begin return old; end'",
            "select trail_forget(interval '100 days')", "set session_replication_role = replica", "create table x (x int)", "create temp table x (x int)",
            "create index x on act_ru_task (name_)", "create schema x", "create function x() returns int language sql as 'select 1'", "create role x", "set role vorhabenpfad_owner", "set role postgres",
            "grant vorhabenpfad_owner to vorhabenpfad_app", "alter role vorhabenpfad_app superuser", "alter role vorhabenpfad_owner password 'x'", "alter system set fsync = off",
            "update flyway_schema_history set success = false", "delete from case_entry", "select pg_read_file('pg_hba.conf')", "copy trail to program 'cat'",
            "select setval('trail_id_seq', 1)" })
    void theApplicationMayNot(String sql) {
        assertThatThrownBy(() -> {
            if (sql.startsWith("select")) {
                application.sql(sql).query((row, i) -> row.getObject(1)).list();
            } else {
                application.sql(sql).update();
            }
        }).isInstanceOf(DataAccessException.class).rootCause().message().containsAnyOf("permission denied", "must be", "must have", "Only roles with");
    }

    @Test
    void theApplicationAppendsAndReads() {
        application.sql("insert into trail (kind, who, what) values ('change', 'admin', 'x')").update();
        assertThat(application.sql("select count(*) from trail where what = 'x'").query(Long.class).single()).isPositive();
        assertThat(application.sql("select current_user").query(String.class).single()).isEqualTo("vorhabenpfad_app");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update trail set who = 'x'", "delete from trail", "truncate trail" })
    void theOwnerIsStoppedByTheTrigger(String sql) {
        assertThatThrownBy(() -> owner.sql(sql).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
    }

    @Test
    void theOwnerChangesTablesAndForgetsByTheOneWay() {
        owner.sql("create table made_by_owner (x int)").update();
        owner.sql("drop table made_by_owner").update();
        assertThatThrownBy(() -> owner.sql("select trail_forget(interval '1 day')").query(Long.class).single()).hasMessageContaining("at least 90 days");
        long before = application.sql("select count(*) from trail").query(Long.class).single();
        assertThat(owner.sql("select trail_forget(interval '100 days')").query(Long.class).single()).isZero();
        assertThat(application.sql("select count(*) from trail").query(Long.class).single()).isEqualTo(before + 1);
        assertThatThrownBy(() -> owner.sql("delete from trail").update()).hasMessageContaining("append-only");
    }

    @Test
    void everythingBelongsToTheOwner() {
        assertThat(application.sql("select tablename from pg_tables where schemaname = 'public' and tableowner <> 'vorhabenpfad_owner'").query(String.class).list()).isEmpty();
        assertThat(application.sql("select rolname from pg_roles where rolsuper").query(String.class).list()).containsExactly("postgres");
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        for (String role : List.of("postgres", "vorhabenpfad_owner", "vorhabenpfad_app")) {
            PGSimpleDataSource stranger = new PGSimpleDataSource();
            stranger.setUrl(Superuser.of(server, "postgres").getUrl());
            stranger.setUser(role);
            stranger.setPassword("guessed");
            assertThatThrownBy(stranger::getConnection).hasMessageContaining("password authentication failed");
        }
        assertThat(JdbcClient.create(Superuser.of(server, "postgres")).sql("show listen_addresses").query(String.class).single()).isEqualTo("127.0.0.1");
    }
}
