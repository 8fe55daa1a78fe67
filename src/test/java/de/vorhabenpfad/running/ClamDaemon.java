package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** Debian's ClamAV daemon with one signature of our own: real ones can be fetched from nowhere here. Installed where we may. */
final class ClamDaemon implements AutoCloseable {

    /** What the signature knows. */
    static final String HARMFUL = "VORHABENPFAD-SCHADPROGRAMM-ZUM-TESTEN";
    private static final Path CLAMD = Path.of("/usr/sbin/clamd");

    private final Process process;
    final int port;

    private ClamDaemon(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(CLAMD) || DebianPackages.install("clamav-daemon") && Files.isExecutable(CLAMD);
    }

    static ClamDaemon start(Path folder) throws IOException {
        int port = ProductServer.freePort();
        Path database = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(database.resolve("own.ndb"), "Vorhabenpfad.Test:0:*:" + HexFormat.of().formatHex(HARMFUL.getBytes(StandardCharsets.US_ASCII)) + "\n");
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TemporaryDirectory %s
                TCPAddr 127.0.0.1
                TCPSocket %d
                StreamMaxLength 30M
                """.formatted(database, folder, port));
        Process process = new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings).redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile()).start();
        ClamDaemon daemon = new ClamDaemon(process, port);
        await().atMost(Duration.ofMinutes(1)).until(daemon::isThere);
        return daemon;
    }

    private boolean isThere() {
        if (!process.isAlive()) {
            throw new AssertionError("clamd ended with " + process.exitValue());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
