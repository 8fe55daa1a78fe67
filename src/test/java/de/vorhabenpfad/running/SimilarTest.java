package de.vorhabenpfad.running;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Prior work beside the idea form and in the API, as three kinds of people see it. */
@RunningApplication
class SimilarTest {

    private static final String TEXT = "Segelflugzeuge messen den Höhenwind\nSegelflugzeuge messen den Höhenwind und melden ihn.";
    private static final String OPEN = "V-1998-0001";
    private static final String REJECTED = "V-1998-0002";
    private static final String PUBLIC = "V-1998-0003";
    private static final String NETWORK = "V-1998-0004";
    private static final int MORE = 6;

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void four() {
        tidy();
        initiative(OPEN, "Höhenwind der Segelflugzeuge", "prototyping", null);
        initiative(REJECTED, "Höhenwind aus Segelflugzeugen", "closed", "rejected");
        initiative(PUBLIC, "Höhenwindkarte der Segelflugzeuge", "closed", "handed-over");
        entry(PUBLIC, "probe-hoehenwind", "Höhenwindkarte für Segelflugzeuge", "public");
        initiative(NETWORK, "Höhenwindliste der Segelflugzeuge", "closed", "handed-over");
        entry(NETWORK, "probe-hoehenwind-intern", "Höhenwindliste für Segelflugzeuge", "network");
        jdbc.sql("insert into participation (number, who) values (:number, '@behoerde-bsh')").param("number", OPEN).update();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> found(api("koordination", 20)).containsAll(List.of(OPEN, PUBLIC, NETWORK)));
    }

    @AfterEach
    void tidy() {
        jdbc.sql("delete from participation where number like 'V-1998-%'").update();
        jdbc.sql("delete from toolbox_entry where number like 'V-1998-%'").update();
        jdbc.sql("delete from initiative where number like 'V-1998-%'").update();
    }

    private void initiative(String number, String title, String stage, @Nullable String outcome) {
        jdbc.sql("""
                insert into initiative (number, title, idea, stage, outcome, authority, submitted_at, closed_at, version)
                values (:number, :title, 'Segelflugzeuge messen den Höhenwind und melden ihn dem Wetterdienst.', :stage, :outcome, 'dwd', now(), case when :stage = 'closed' then now() end, 0)""")
                .param("number", number).param("title", title).param("stage", stage).param("outcome", outcome).update();
    }

    private void entry(String number, String slug, String name, String visibility) {
        jdbc.sql("""
                insert into toolbox_entry (slug, number, name, short_description, long_description, kind, operation, maintainer, contact_point, workshop,
                  visibility, dossier, published_at)
                values (:slug, :number, :name, 'Segelflugzeuge messen den Höhenwind', 'Segelflugzeuge messen den Höhenwind.', 'other', '-', 'uba', '-', 'daten',
                  :visibility, '[]', now())""")
                .param("slug", slug).param("number", number).param("name", name).param("visibility", visibility).update();
    }

    private JsonNode api(@Nullable String account, int most) {
        Rest.Answer answer = new Rest(port, account).get("/api/similar?n=" + most + "&text=" + java.net.URLEncoder.encode(TEXT, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> found(JsonNode body) {
        return body.findValuesAsText("number");
    }

    private static JsonNode of(JsonNode body, String number) {
        return StreamSupport.stream(body.spliterator(), false).filter(one -> one.path("number").asText().equals(number)).findFirst().orElseThrow();
    }

    private Visitor.Page list(@Nullable String account) {
        Visitor visitor = new Visitor(port);
        if (account != null) {
            visitor.signIn(account);
        }
        return visitor.post("/vorschlagen/aehnliches", Map.of("text", TEXT));
    }

    @Test
    void nobodyGetsPublicEntriesAndNothingElse() {
        JsonNode body = api(null, 20);
        assertThat(found(body)).contains(PUBLIC).doesNotContain(OPEN, REJECTED, NETWORK);
        assertThat(body).allSatisfy(one -> assertThat(jdbc.sql("select count(*) from toolbox_entry where slug = :slug and visibility = 'public' and retired_at is null")
                .param("slug", one.path("entry").asText()).query(Long.class).single()).as(one.toString()).isEqualTo(1));
        assertThat(list(null).text()).contains("Höhenwindkarte für Segelflugzeuge").doesNotContain("Höhenwindliste", "Höhenwind der", "Höhenwind aus", "Vorhaben");
    }

    @Test
    void signedInPeopleGetEntriesAndWhatIsUnderWayAndNotWhatWasClosed() {
        for (String account : List.of("behoerde-bsh", "behoerde-kba")) {
            assertThat(found(api(account, 20))).contains(OPEN, PUBLIC, NETWORK).doesNotContain(REJECTED);
            assertThat(list(account).text()).contains("Höhenwind der Segelflugzeuge", "Vorhaben, Phase Entwicklung, Deutscher Wetterdienst", "Höhenwindliste für Segelflugzeuge")
                    .doesNotContain("Höhenwind aus");
        }
    }

    @Test
    void onlyWhoMaySeeTheCaseGetsTheWayToIt() {
        assertThat(list("behoerde-bsh").html()).contains("href=\"/vorhaben/" + OPEN + "\"");
        assertThat(list("behoerde-kba").html()).doesNotContain("/vorhaben/" + OPEN).contains("href=\"/werkzeugkasten/probe-hoehenwind-intern\"");
    }

    @Test
    void theFieldsSayWhatWasFound() {
        JsonNode body = api("behoerde-kba", 20);
        assertThat(of(body, OPEN).properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("number", "entry", "title", "stage", "authority", "score");
        assertThat(of(body, OPEN).path("entry").isNull()).isTrue();
        assertThat(of(body, OPEN).path("title").asText()).isEqualTo("Höhenwind der Segelflugzeuge");
        assertThat(of(body, OPEN).path("stage").asText()).isEqualTo("prototyping");
        assertThat(of(body, OPEN).path("authority").asText()).isEqualTo("dwd");
        assertThat(of(body, OPEN).path("score").asDouble()).isBetween(0.01, 1.0);
        assertThat(of(body, PUBLIC).path("entry").asText()).isEqualTo("probe-hoehenwind");
        assertThat(of(body, PUBLIC).path("title").asText()).isEqualTo("Höhenwindkarte für Segelflugzeuge");
        assertThat(of(body, PUBLIC).path("authority").asText()).isEqualTo("uba");
    }

    @Test
    void theListShowsFiveAndTheApiAsManyAsAskedFor() {
        for (int i = 1; i <= MORE; i++) {
            initiative("V-1998-010" + i, "Höhenwind der Segelflugzeuge, Teil " + i, "pilot", null);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> api("behoerde-kba", 20).size() >= MORE + 3);
        assertThat(list("behoerde-kba").html().split("<li>", -1)).as("items and what is before them").hasSize(6);
        assertThat(api("behoerde-kba", 2)).hasSize(2);
        assertThat(new Rest(port, "behoerde-kba").get("/api/similar?text=Segelflugzeuge%20messen%20den%20H%C3%B6henwind").body()).hasSize(5);
        for (String wrong : List.of("0", "21", "-1", "x")) {
            Rest.Answer answer = new Rest(port, null).get("/api/similar?text=Segelflugzeuge&n=" + wrong);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.messageOf("n")).contains("1 bis 20");
        }
    }

    @Test
    void manyThatWereClosedDoNotHideWhatIsUnderWay() {
        for (int i = 10; i < 60; i++) {
            initiative("V-1998-02" + i, "Segelflugzeuge messen den Höhenwind", "closed", "withdrawn");
        }
        Awaitility.await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> found(api("behoerde-kba", 5)).contains(OPEN));
        assertThat(found(api("behoerde-kba", 5))).noneMatch(number -> number.startsWith("V-1998-02"));
    }
}
