package de.vorhabenpfad.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NetworkFileTest {

    private static final Set<String> TOPICS = Set.of("offene-daten", "onlinedienste");

    private static String resource(String name) {
        try (InputStream file = NetworkFileTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sound file with one line exchanged, counted from 1. */
    private static String with(int line, String text) {
        String[] lines = resource("/network/sound.yaml").split("\n");
        lines[line - 1] = text;
        return String.join("\n", lines);
    }

    private static void refused(String yaml, int line, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkFile.read(yaml, TOPICS)).withMessageStartingWith("line " + line + ": ")
                .withMessageContaining(reason);
    }

    private static NetworkFile packaged() throws IOException {
        Set<String> topics = new HashSet<>();
        for (JsonNode component : new ObjectMapper().readTree(resource("/forms/proposal.form")).path("components")) {
            if (component.path("key").asText().equals("topic")) {
                component.path("values").forEach(value -> topics.add(value.path("value").asText()));
            }
        }
        return NetworkFile.read(resource("/network.yaml"), topics);
    }

    @Test
    void thePackagedNetworkHasTwentyAuthoritiesAndSixWorkshops() throws IOException {
        NetworkFile file = packaged();
        assertThat(file.authorities()).hasSize(20);
        assertThat(file.workshops()).hasSize(6);
        assertThat(file.coordinating().id()).isEqualTo("bva");
        assertThat(file.workshops().values()).extracting(Workshop::lead).doesNotContain("bva").doesNotHaveDuplicates();
    }

    @Test
    void everyDutyOfThePackagedNetworkHasSomebody() throws IOException {
        NetworkFile file = packaged();
        Set<String> groups = file.people().values().stream().flatMap(person -> person.groups().stream()).collect(Collectors.toSet());
        assertThat(groups).contains(Person.COORDINATION, Person.PANEL, Person.ASSESSORS, Person.PROPOSERS, Person.ADMIN);
        assertThat(groups).containsAll(file.workshops().values().stream().map(Workshop::group).toList());
        assertThat(groups).containsAll(file.authorities().values().stream().map(Authority::group).toList());
    }

    @Test
    void thePanelOfThePackagedNetworkMeetsAboutEveryThreeMonths() throws IOException {
        assertThat(packaged().meetings()).isSorted().hasSizeGreaterThan(8).contains(LocalDate.of(2026, 9, 10));
    }

    @Test
    void aSoundFileIsReadAsItStands() {
        NetworkFile file = NetworkFile.read(resource("/network/sound.yaml"), TOPICS);
        assertThat(file.coordinating()).isEqualTo(new Authority("bva", "Bundesverwaltungsamt", "BMI", "NW", false));
        assertThat(file.authorities()).containsOnlyKeys("bva", "destatis", "bamf");
        assertThat(file.workshops().get("daten").topics()).containsExactly("offene-daten");
        assertThat(file.workshops().get("daten").capacity()).isEqualTo(5);
        assertThat(file.people().get("leitung").groups()).containsExactlyInAnyOrder("workshop-daten", "authority-destatis", "proposers");
        assertThat(file.meetings()).containsExactly(LocalDate.of(2026, 9, 10), LocalDate.of(2026, 12, 10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1  | coordinating: nobody                                             | \"nobody\" is no authority of this network.",
            "1  | coordinating: destatis                                           | leads the workshop \"daten\"",
            "4  | `  - { id: bva, name: Noch einmal, area: BMI, land: NW }`          | the id \"bva\" stands here a second time.",
            "4  | `  - { id: Destatis, name: A, area: BMI, land: NW }`               | \"Destatis\" is no id",
            "4  | `  - { id: destatis, name: A, area: BMI, land: XX }`               | \"XX\" is no Land of this network.",
            "4  | `  - { id: destatis, name: A, area: BMI }`                         | here is missing: [land].",
            "4  | `  - { id: destatis, name: '', area: BMI, land: NW }`              | here must stand a text of 1 to 200 characters.",
            "4  | `  - { id: destatis, name: A, area: BMI, land: NW, web: x }`       | \"web\" is not known here",
            "4  | `  - { id: destatis, id: bamf, name: A, area: BMI, land: NW }`     | \"id\" stands here a second time.",
            "4  | `  - destatis`                                                    | here must stand [",
            "7  | `  - { id: daten, name: Daten, lead: nobody, capacity: 5, topics: [offene-daten] }`     | \"nobody\" is no authority of this network.",
            "7  | `  - { id: daten, name: Daten, lead: destatis, capacity: 5, topics: [wetter] }`         | \"wetter\" is no topic of the idea form",
            "7  | `  - { id: daten, name: Daten, lead: destatis, capacity: 0, topics: [offene-daten] }`   | \"0\" is no capacity",
            "7  | `  - { id: daten, name: Daten, lead: destatis, capacity: viel, topics: [offene-daten] }` | \"viel\" is no capacity",
            "7  | `  - { id: daten, name: Daten, lead: destatis, capacity: 5, topics: [] }`               | a workshop needs at least one topic.",
            "7  | `  - { id: daten, name: Daten, lead: destatis, capacity: 5, topics: offene-daten }`     | here must stand a list.",
            "8  | `  - { id: daten, name: Dienste, lead: bamf, capacity: 6, topics: [onlinedienste] }`    | the id \"daten\" stands here a second time.",
            "8  | `  - { id: dienste, name: Dienste, lead: bamf, capacity: 6, topics: [offene-daten, onlinedienste] }` | the topic \"offene-daten\" belongs to the workshop \"daten\" already.",
            "10 | `  - { account: leitung, name: A, authority: nobody, duties: [proposer] }`     | \"nobody\" is no authority of this network.",
            "10 | `  - { account: leitung, name: A, authority: bva, duties: [chief] }`           | \"chief\" is no duty",
            "10 | `  - { account: leitung, name: A, authority: bva, duties: ['workshop:wetter'] }` | \"wetter\" is no workshop of this network.",
            "10 | `  - { account: leitung, name: A, authority: bva, duties: ['contact:wetter'] }` | \"wetter\" is no authority of this network.",
            "11 | `  - { account: proposer, name: A, authority: bva, duties: [panel] }`          | \"proposer\" stands for the product itself or for proposers",
            "11 | `  - { account: leitung, name: A, authority: bva, duties: [panel] }`           | the id \"leitung\" stands here a second time.",
            "13 | `  - 10.12.2026`                                                    | \"10.12.2026\" is no day, such as 2026-12-10.",
            "14 | `  - 2026-02-30`                                                    | \"2026-02-30\" is no day",
            "12 | `meeting:`                                                          | \"meeting\" is not known here" })
    void aMistakeIsNamedWithItsLine(int line, String text, String reason) {
        refused(with(line, text), line, reason);
    }

    @Test
    void aTopicWithoutWorkshopIsNamed() {
        refused(with(8, ""), 7, "no workshop takes the topic \"onlinedienste\" of the idea form.");
    }

    @Test
    void aMissingListIsNamed() {
        String yaml = resource("/network/sound.yaml");
        refused(yaml.substring(0, yaml.indexOf("meetings:")), 1, "here is missing: [meetings].");
    }

    @Test
    void aListWithNothingInItIsNamed() {
        refused(resource("/network/sound.yaml").split("meetings:")[0] + "meetings:\n", 12, "here must stand a list.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\n\n", "# nothing but a remark\n" })
    void anEmptyFileIsNamed(String yaml) {
        refused(yaml, 1, "the file is empty.");
    }

    @Test
    void whatIsNoYamlIsNamed() {
        refused(with(4, "  - { id: destatis, name: A"), 5, "this is no YAML");
        refused("a: b: c", 1, "this is no YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = { "just words", "- a\n- b", "7" })
    void whatIsNoNetworkIsNamed(String yaml) {
        refused(yaml, 1, "here must stand [");
    }

    @Test
    void aCharacterThatNoTextHasIsNamed() {
        refused(with(5, "  - { id: bamf, name: A\u0007, area: BMI, land: BY }"), 5, "this is no YAML");
        String far = "#".repeat(5000) + "\n".repeat(3000);
        refused(far + "a: \u0007", 3001, "this is no YAML");
    }

    @Test
    void aSecondDocumentIsNamed() {
        refused(resource("/network/sound.yaml") + "---\ncoordinating: bva\n", 15, "this is no YAML");
    }

    @Test
    void whatIsNestedWithoutEndIsNamed() {
        refused("[".repeat(100), 1, "this is no YAML");
    }
}
