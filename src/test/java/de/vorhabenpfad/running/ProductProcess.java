package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product as an operator runs it from a shell: a process of its own with 512 MB, an exit status and a log. */
final class ProductProcess {

    private static final long FIVE_MINUTES = 300;

    private ProductProcess() {
    }

    /** @param log what it printed */
    record Ended(int status, String log) {
    }

    /** Runs it to its end, without demonstration data. */
    static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "de.vorhabenpfad.VorhabenpfadApplication",
                "--vorhabenpfad.demonstration=false"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, "run", ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(FIVE_MINUTES, TimeUnit.SECONDS)) {
            process.destroy();
            process.waitFor();
            throw new AssertionError("Not done in five minutes: " + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }
}
