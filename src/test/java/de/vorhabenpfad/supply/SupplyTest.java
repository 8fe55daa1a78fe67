package de.vorhabenpfad.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What we take from others is known, and may be passed on. {@code -Dlicences.write=true} writes the page anew. */
class SupplyTest {

    private static final Path LIST = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path PAGE = Path.of("docs/security/licences.md");
    private static final String BEGIN_OF_TABLE = "| --- | --- |";

    @Test
    void everyPartIsUnderALicenceThatAllowsToPassItOn() throws IOException {
        Parts parts = Parts.in(LIST);
        assertThat(parts.all()).hasSizeGreaterThan(100);
        assertThat(parts.refused()).isEmpty();
    }

    @Test
    void thePageListsEveryPartWithItsLicence() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> table = Parts.in(LIST).table();
        int begin = page.indexOf(BEGIN_OF_TABLE) + 1;
        if (Boolean.getBoolean("licences.write")) {
            List<String> anew = new ArrayList<>(page.subList(0, begin));
            anew.addAll(table);
            Files.write(PAGE, anew);
        }
        assertThat(Files.readAllLines(PAGE).subList(begin, Files.readAllLines(PAGE).size())).isEqualTo(table);
    }

    @Test
    void whatComesFromNpmIsInTheListToo() throws IOException {
        JsonNode packages = new ObjectMapper().readTree(Path.of("src/main/npm/package-lock.json").toFile()).path("packages");
        List<String> locked = new ArrayList<>();
        packages.properties().stream().filter(one -> !one.getKey().isEmpty())
                .forEach(one -> locked.add(one.getKey().replaceFirst(".*node_modules/", "") + " " + one.getValue().path("version").asText()));
        assertThat(Parts.in(LIST).all()).map(part -> part.name() + " " + part.version()).containsAll(locked);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[{\"license\":{\"id\":\"AGPL-3.0-only\"}}]", "[{\"license\":{\"name\":\"Commercial\"}}]",
            "[{\"expression\":\"SSPL-1.0\"}]", "[{\"license\":{\"id\":\"LGPL-2.1-only\"}}]",
            "[{\"license\":{\"id\":\"MIT\"}},{\"license\":{\"name\":\"not for authorities\"}}]" })
    void aPartThatMayNotBePassedOnIsFound(String licences) throws IOException {
        assertThat(parts(licences).refused()).singleElement().asString().startsWith("org.example:thing ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[{\"license\":{\"id\":\"MIT\"}}]", "[{\"license\":{\"id\":\"EPL-2.0\"}},{\"license\":{\"id\":\"LGPL-2.1-only\"}}]" })
    void aPartThatMayBePassedOnIsTaken(String licences) throws IOException {
        assertThat(parts(licences).refused()).isEmpty();
    }

    private static Parts parts(String licences) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Parts.of(json.valueToTree(Map.of("components",
                List.of(Map.of("group", "org.example", "name", "thing", "version", "1", "licenses", json.readTree(licences))))));
    }
}
