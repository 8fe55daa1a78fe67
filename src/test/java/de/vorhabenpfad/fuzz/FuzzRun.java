package de.vorhabenpfad.fuzz;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

/** Runs all fuzz tests again and again with new seeds: {@code mvn verify -Pfuzz -Dfuzz.minutes=30}. */
class FuzzRun {

    private final Map<String, Integer> failures = new TreeMap<>();

    @Test
    void forAsLongAsAsked() {
        Duration asked = Duration.ofSeconds((long) (Double.parseDouble(System.getProperty("fuzz.minutes", "30")) * 60));
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request().selectors(selectPackage("de.vorhabenpfad"))
                .filters(includeClassNamePatterns(".*FuzzTest")).configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
                .configurationParameter("jqwik.reporting.onlyfailures", "true").build();
        Launcher launcher = LauncherFactory.create();
        long begin = System.nanoTime();
        int rounds = 0;
        do {
            launcher.execute(tests, new Failures());
            rounds++;
            print(System.out, rounds, Duration.ofNanos(System.nanoTime() - begin));
        } while (System.nanoTime() - begin < asked.toNanos());
        assertThat(failures).isEmpty();
        assertThat(Tried.counts()).isNotEmpty();
    }

    private void print(PrintStream out, int rounds, Duration took) {
        Map<String, Long> counts = Tried.counts();
        out.println("Fuzzing: " + took.toSeconds() / 60 + " min " + took.toSeconds() % 60 + " s, " + rounds + " rounds, "
                + counts.values().stream().mapToLong(Long::longValue).sum() + " inputs, failures: " + failures);
        counts.forEach((target, count) -> out.println("  " + target + ": " + count));
    }

    private final class Failures implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> {
                failures.merge(test.getLegacyReportingName() + " (" + test.getUniqueId().replaceAll(".*class:([^\\]]*).*", "$1") + ")", 1, Integer::sum);
                System.out.println("FAILED " + test.getUniqueId());
                failure.printStackTrace(System.out);
            });
        }
    }
}
