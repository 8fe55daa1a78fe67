package de.vorhabenpfad.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own in a folder, on loopback only. What is in the folder survives a restart, also a hard one. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;
    private final EmbeddedRoles roles;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres, EmbeddedRoles roles) {
        this.lockFile = lockFile;
        this.postgres = postgres;
        this.roles = roles;
    }

    /**
     * Starts the server on the folder and makes it at the first start.
     *
     * @throws InUse if another process works on the folder
     */
    static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = lock(folder);
            Path data = folder.resolve("postgres").toAbsolutePath();
            stopOrphan(data);
            EmbeddedRoles roles = EmbeddedRoles.in(folder);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE).setRegisterShutdownHook(false)
                    // the builder's defaults are for tests; people's work must survive a power cut
                    .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1").setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB").setServerConfig("unix_socket_directories", "")
                    // the server's messages come into our log, and errors repeat what people typed; whoever asked is told and says what is needed
                    .setServerConfig("log_min_messages", "fatal").setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_error_verbosity", "terse")
                    .setConnectConfig("password", roles.password(EmbeddedRoles.SUPERUSER)).start();
            EmbeddedDatabase database = new EmbeddedDatabase(lockFile, postgres, roles);
            database.keepRoles(data);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void keepRoles(Path data) throws IOException {
        try {
            roles.keep(data, superuser("postgres"));
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("The roles of the embedded PostgreSQL cannot be made in " + data + ".", e);
        }
    }

    /** For setting the server up, not for work. */
    DataSource superuser(String database) {
        return as(EmbeddedRoles.SUPERUSER, database);
    }

    /** Makes and changes tables. */
    DataSource owner() {
        return as(EmbeddedRoles.OWNER, "postgres");
    }

    private DataSource as(String role, String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url(database));
        dataSource.setUser(role);
        dataSource.setPassword(roles.password(role));
        return dataSource;
    }

    String url() {
        return url("postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    /** The password of the role that the application works as. */
    String password() {
        return roles.password(EmbeddedRoles.APPLICATION);
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return file;
            }
        } catch (OverlappingFileLockException e) {
            // another context of this very process; the same answer as for another process
            LOG.debug("The folder is locked by this process already.");
        }
        file.close();
        throw new InUse(folder);
    }

    /** A product that was killed leaves its server behind; the lock was free, so nobody else uses it. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> orphan = lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        if (orphan.isEmpty() || orphan.get().info().command().filter(command -> command.contains("postgres")).isEmpty()) {
            return;
        }
        LOG.info("Ending the PostgreSQL server {} that an earlier run left behind.", orphan.get().pid());
        // an interrupt asks PostgreSQL for a fast shutdown: it disconnects clients and writes everything
        new ProcessBuilder("kill", "-INT", String.valueOf(orphan.get().pid())).start();
        try {
            orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an earlier PostgreSQL server was ending.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The PostgreSQL server " + orphan.get().pid() + " that an earlier run left behind does not end.", e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }

    /** The folder is in use by another process. */
    public static final class InUse extends IllegalStateException {

        InUse(Path folder) {
            super("Another process works on " + folder + ". Stop it first; nothing was changed.");
        }
    }
}
