package de.vorhabenpfad.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import static org.awaitility.Awaitility.await;

/**
 * The product as an operator runs it: a process of its own with 512 MB that serves requests, with the demonstration's accounts and none of its
 * initiatives.
 */
final class ProductServer implements AutoCloseable {

    private static final Pattern COLLECTED = Pattern.compile("Pause Full .* \\d+M->(\\d+)M\\(");

    private final Process process;
    private final Path folder;
    final int port;

    private ProductServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts it and waits until it serves; its data, temporary files and logs lie in the folder. */
    static ProductServer start(Path folder, String... arguments) throws IOException {
        return startAt(freePort(), folder, arguments);
    }

    static ProductServer startAt(int port, Path folder, String... arguments) throws IOException {
        return startAt(port, folder, ProductServer::isReady, arguments);
    }

    /** @param ready whether the product at this port serves requests by now */
    static ProductServer startAt(int port, Path folder, IntPredicate ready, String... arguments) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-Djava.io.tmpdir=" + temporary,
                "-Xlog:gc:file=" + folder.resolve("gc.log"), "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "de.vorhabenpfad.VorhabenpfadApplication", "--server.port=" + port, "--vorhabenpfad.data-dir=" + folder.resolve("data"),
                "--vorhabenpfad.demonstration=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("product.log").toFile()).start();
        ProductServer server = new ProductServer(process, folder, port);
        await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofSeconds(1)).until(() -> server.isReady(ready));
        return server;
    }

    private boolean isReady(IntPredicate ready) {
        if (!process.isAlive()) {
            throw new AssertionError("The product ended: " + log());
        }
        return ready.test(port);
    }

    private static boolean isReady(int port) {
        try {
            return new Rest(port, null).get("/actuator/health/readiness").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    String log() {
        return read("product.log");
    }

    /** What is really in use at this moment, in megabytes: after a collection of everything. */
    int inUse() throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid()), "GC.run")
                .redirectErrorStream(true).redirectOutput(folder.resolve("jcmd.log").toFile()).start();
        if (!collection.waitFor(1, TimeUnit.MINUTES) || collection.exitValue() != 0) {
            collection.destroy();
            throw new AssertionError("No collection: " + read("jcmd.log"));
        }
        return COLLECTED.matcher(read("gc.log")).results().reduce((one, later) -> later).map(last -> Integer.parseInt(last.group(1))).orElseThrow();
    }

    /** Files that uploads left behind. */
    List<Path> leftovers() {
        try (var files = Files.walk(folder.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().matches("upload_.*\\.tmp|attachment.*\\.part")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
