package de.vorhabenpfad.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedDatabaseTest {

    /** A folder as versions before the roles left it: all belongs to the superuser, and nobody is asked for a password. */
    @Test
    void aFolderOfBeforeIsHandedToTheOwnerAndLocked(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres before = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(false)
                .setRegisterShutdownHook(false).start()) {
            JdbcClient jdbc = JdbcClient.create(before.getPostgresDatabase());
            jdbc.sql("create table kept (id bigint generated always as identity primary key, number bigserial, text text)").update();
            jdbc.sql("create sequence kept_number").update();
            jdbc.sql("create function kept_function() returns int language sql as 'select 1'").update();
            jdbc.sql("insert into kept (text) values ('x')").update();
        }
        for (int start = 1; start <= 2; start++) {
            try (EmbeddedDatabase after = EmbeddedDatabase.start(folder)) {
                JdbcClient owner = JdbcClient.create(after.owner());
                assertThat(owner.sql("select text from kept").query(String.class).list()).containsExactly("x");
                assertThat(owner.sql("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) <> 'vorhabenpfad_owner'
                        union all select proname from pg_proc where pronamespace = 'public'::regnamespace and pg_get_userbyid(proowner) <> 'vorhabenpfad_owner'""")
                        .query(String.class).list()).isEmpty();
                owner.sql("alter table kept add column start_" + start + " int").update();
                JdbcClient stranger = JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(after.url(), "postgres", ""));
                assertThatThrownBy(() -> stranger.sql("select 1").query(Integer.class).single()).rootCause().hasMessageContaining("password");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database-passwords.properties")))).isEqualTo("rw-------");
    }
}
