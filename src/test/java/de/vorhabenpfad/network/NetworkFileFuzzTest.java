package de.vorhabenpfad.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import de.vorhabenpfad.fuzz.Anything;
import de.vorhabenpfad.fuzz.Tried;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/** Any file is a network, or refused with the line. */
@AddLifecycleHook(Tried.class)
class NetworkFileFuzzTest {

    private static final List<String> YAML = List.of("? a", "- - - -", "&a [*a, *a]", "*b", "!!javax.script.ScriptEngineManager [x]", "a: [", "{a: {a: {", "%YAML 9.9", "--- a\n--- b",
            "a: |\n  x", "? {a: b}\n: c", "[".repeat(500), "a: &a [" + "x,".repeat(100) + "]", "<<: *a", "\t- a");

    @Provide
    Arbitrary<String> files() throws IOException {
        byte[] sound;
        try (InputStream file = NetworkFileFuzzTest.class.getResourceAsStream("/network/sound.yaml")) {
            sound = file.readAllBytes();
        }
        Arbitrary<String> lines = Arbitraries.oneOf(Anything.text(), Arbitraries.of(YAML), Arbitraries.of(new String(sound, StandardCharsets.UTF_8).split("\n"))).list()
                .ofMaxSize(12).map(some -> String.join("\n", some));
        return Arbitraries.oneOf(Anything.text(), Arbitraries.of(YAML), lines, Anything.spoiled(List.of(sound)).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    @Property(tries = 800)
    void anyFileIsANetworkOrRefusedWithTheLine(@ForAll("files") String yaml) {
        try {
            assertThat(NetworkFile.read(yaml, Set.of("offene-daten", "onlinedienste")).authorities()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).matches("(?s)line \\d+: .+");
        }
    }
}
