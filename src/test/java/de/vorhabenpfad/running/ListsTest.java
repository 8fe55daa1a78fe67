package de.vorhabenpfad.running;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import de.vorhabenpfad.platform.Answers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists of initiatives, as a page and for programs: pages, filters, rights, wrong requests. */
@RunningApplication
class ListsTest {

    @LocalServerPort
    int port;

    private Rest panel;

    @BeforeEach
    void signIn() {
        panel = new Rest(port, "panel");
    }

    @Test
    void pagesTogetherHoldEveryInitiativeOnceNewestFirst() {
        int total = panel.get("/api/initiatives").body().path("total").asInt();
        assertThat(total).isGreaterThanOrEqualTo(35);
        Set<String> seen = new HashSet<>();
        String last = "9999";
        for (int page = 0; page * 7 < total; page++) {
            JsonNode body = panel.get("/api/initiatives?size=7&page=" + page).body();
            assertThat(body.path("page").asInt()).isEqualTo(page);
            assertThat(body.path("items").size()).isLessThanOrEqualTo(7);
            for (JsonNode item : body.path("items")) {
                assertThat(item.path("submittedAt").asText()).isLessThanOrEqualTo(last);
                last = item.path("submittedAt").asText();
                seen.add(item.path("number").asText());
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(total);
        assertThat(panel.get("/api/initiatives?page=9999").body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "stage, closed", "stage, proposal", "outcome, handed-over", "workshop, daten", "authority, rki" })
    void aFilterLeavesWhatFits(String name, String value) {
        JsonNode items = panel.get("/api/initiatives?size=100&" + name + "=" + value).body().path("items");
        assertThat(items).isNotEmpty().allSatisfy(item -> assertThat(item.path(name).asText()).isEqualTo(value));
    }

    @Test
    void aProposerSeesTheirOwnInitiativesOnly() {
        Rest proposer = new Rest(port, "vorschlag");
        String own = proposer.start("initiative", Answers.proposal("Nur das Eigene sehen", "Eine Idee, die nur ihr Urheber sehen soll.", "offene-daten"))
                .body().path("businessKey").asText();
        JsonNode list = proposer.get("/api/initiatives?size=100").body();
        assertThat(list.path("total").asInt()).isLessThan(panel.get("/api/initiatives").body().path("total").asInt());
        assertThat(list.path("items")).extracting(item -> item.path("number").asText()).contains(own);
        Rest stranger = new Rest(port, "behoerde-bsh");
        assertThat(stranger.get("/api/initiatives/" + own).status()).isEqualTo(403);
        assertThat(stranger.get("/api/initiatives?size=100").body().path("items")).extracting(item -> item.path("number").asText()).doesNotContain(own);
    }

    @ParameterizedTest
    @CsvSource({ "size, 0", "size, 101", "size, viele", "page, -1", "stage, nirgends", "outcome, gut", "workshop, keine", "authority, keine" })
    void aWrongParameterIsNamed(String name, String value) {
        Rest.Answer answer = panel.get("/api/initiatives?" + name + "=" + value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.messageOf(name)).isNotBlank();
    }

    @Test
    void withoutALoginThereIsNoList() {
        Rest nobody = new Rest(port, null);
        assertThat(nobody.get("/api/initiatives").status()).isEqualTo(401);
        assertThat(nobody.get("/api/gibt-es-nicht").status()).isEqualTo(401);
        assertThat(new Visitor(port).get("/suche").path()).isEqualTo("/anmelden");
        assertThat(new Visitor(port).get("/vorhaben/V-2026-0001").path()).isEqualTo("/anmelden");
    }

    @Test
    void theSearchFindsByNumberTitleAndText() {
        String number = new Rest(port, "vorschlag").start("initiative",
                Answers.proposal("Wanderdünenkataster", "Alle Wanderdünen des Landes werden vermessen und eingetragen.", "offene-daten"))
                .body().path("businessKey").asText();
        Visitor visitor = new Visitor(port);
        visitor.signIn("koordination");
        assertThat(visitor.get("/suche?text=" + number.toLowerCase()).path()).isEqualTo("/vorhaben/" + number);
        assertThat(visitor.get("/suche?text=D%C3%BCnenkat").text()).contains("1 Vorhaben").contains(number);
        assertThat(visitor.get("/suche?text=vermessen").text()).contains(number);
        assertThat(visitor.get("/suche?text=vermessen&phase=closed").text()).doesNotContain(number);
        visitor.signIn("behoerde-bsh");
        assertThat(visitor.get("/suche?text=vermessen").text()).contains("Nichts gefunden");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text=%25%25%25", "text=%27%3B+drop+table+initiative", "text=%00", "seite=-5", "seite=99999999999", "phase=x&werkstatt=y",
            "text=%3Cscript%3Ealert(1)%3C%2Fscript%3E" })
    void aStrangeSearchFindsNothingOrEverythingButNeverFails(String query) {
        Visitor visitor = new Visitor(port);
        visitor.signIn("koordination");
        Visitor.Page page = visitor.get("/suche?" + query);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).doesNotContain("<script>alert");
    }

    @Test
    void theListDescribesItselfToPrograms() {
        JsonNode paths = new Rest(port, null).get("/v3/api-docs").body().path("paths");
        assertThat(paths.has("/api/initiatives")).isTrue();
        assertThat(paths.has("/api/initiatives/{number}")).isTrue();
        assertThat(paths.path("/api/initiatives").path("get").path("parameters")).extracting(parameter -> parameter.path("name").asText())
                .containsExactlyInAnyOrder("page", "size", "stage", "workshop", "authority", "outcome");
    }

}
