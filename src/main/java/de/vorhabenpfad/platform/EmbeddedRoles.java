package de.vorhabenpfad.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

/**
 * The roles of the embedded server: {@code postgres} sets the others up and is not used afterwards, the owner makes and changes tables,
 * the application works with them. Each has a random password, kept beside the data in a file for this account alone; the server
 * asks for it also on loopback, so that no other account of the machine gets in.
 */
final class EmbeddedRoles {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "vorhabenpfad_owner";
    static final String APPLICATION = "vorhabenpfad_app";

    private static final String FILE = "database-passwords.properties";
    private static final String RULES = """
            # Written by Vorhabenpfad: three roles, from this machine only, each by its password.
            host postgres vorhabenpfad_app   127.0.0.1/32 scram-sha-256
            host postgres vorhabenpfad_owner 127.0.0.1/32 scram-sha-256
            host all      postgres           127.0.0.1/32 scram-sha-256
            """;

    private final Properties passwords;

    private EmbeddedRoles(Properties passwords) {
        this.passwords = passwords;
    }

    /** Reads the passwords, or makes them at the first start. */
    static EmbeddedRoles in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
        } else {
            for (String role : List.of(SUPERUSER, OWNER, APPLICATION)) {
                passwords.setProperty(role, random());
            }
            Path part = folder.resolve(FILE + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(part)) {
                passwords.store(writer, "Passwords of the embedded PostgreSQL. They belong to the folder postgres beside this file.");
            }
            Files.move(part, file);
        }
        return new EmbeddedRoles(passwords);
    }

    String password(String role) {
        String password = passwords.getProperty(role);
        if (password == null) {
            throw new IllegalStateException("The file " + FILE + " has no password of " + role + ". Bring back the file that belongs to the data.");
        }
        return password;
    }

    /**
     * Makes the roles and hands them what an earlier version made as {@code postgres}; then asks everybody for a password. Does nothing
     * if that is done. Broken off, it is done again at the next start.
     *
     * @param data the folder of the server
     * @param superuser connects as {@code postgres}
     */
    void keep(Path data, DataSource superuser) throws IOException, SQLException {
        Path rules = data.resolve("pg_hba.conf");
        if (RULES.equals(Files.readString(rules))) {
            return;
        }
        try (Connection connection = superuser.getConnection(); Statement sql = connection.createStatement()) {
            for (String role : List.of(OWNER, APPLICATION)) {
                sql.execute("do $$ begin if to_regrole('" + role + "') is null then create role " + role + "; end if; end $$");
            }
            sql.execute("alter role " + OWNER + " login nosuperuser nocreatedb nocreaterole password '" + password(OWNER) + "'");
            sql.execute("alter role " + APPLICATION + " login nosuperuser nocreatedb nocreaterole password '" + password(APPLICATION) + "'");
            sql.execute("alter role " + SUPERUSER + " password '" + password(SUPERUSER) + "'");
            sql.execute("revoke all on database postgres from public");
            sql.execute("grant connect, create, temporary on database postgres to " + OWNER);
            sql.execute("grant connect on database postgres to " + APPLICATION);
            sql.execute("alter schema public owner to " + OWNER);
            sql.execute("revoke all on schema public from public");
            sql.execute(HAND_OVER);
            // in one go: with half a file the server would not start again
            Path part = Files.writeString(data.resolve("pg_hba.conf.part"), RULES, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            Files.move(part, rules, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sql.execute("select pg_reload_conf()");
        }
    }

    /** Tables first: their indexes and the sequences of their columns go with them. */
    private static final String HAND_OVER = """
            do $$ declare one record; begin
              for one in select oid::regclass as name from pg_class
                  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and pg_get_userbyid(relowner) <> 'vorhabenpfad_owner' loop
                execute format('alter table %s owner to vorhabenpfad_owner', one.name);
              end loop;
              for one in select oid::regclass as name from pg_class
                  where relnamespace = 'public'::regnamespace and relkind = 'S' and pg_get_userbyid(relowner) <> 'vorhabenpfad_owner' loop
                execute format('alter sequence %s owner to vorhabenpfad_owner', one.name);
              end loop;
              for one in select oid::regprocedure as name from pg_proc
                  where pronamespace = 'public'::regnamespace and pg_get_userbyid(proowner) <> 'vorhabenpfad_owner' loop
                execute format('alter routine %s owner to vorhabenpfad_owner', one.name);
              end loop;
            end $$""";

    private static String random() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
