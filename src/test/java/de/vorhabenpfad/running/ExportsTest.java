package de.vorhabenpfad.running;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.SampleFiles;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.running.Uploads.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is taken away stands in the trail, with who took it, of which case; what is public, and what is looked at, does not. By the link: {@link TrailTest}. */
@RunningApplication
class ExportsTest {

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;

    private long last;

    @BeforeEach
    void begin() {
        last = jdbc.sql("select coalesce(max(id), 0) from trail").query(Long.class).single();
    }

    private List<String> exports() {
        return jdbc.sql("""
                select coalesce(who, '-') || ' ' || what || ' ' || coalesce(about, '-') || ' ' || coalesce(number, '-') from trail
                where id > :id and kind = 'export' order by id""").param("id", last).query(String.class).list();
    }

    @Test
    void anAttachmentAndADocumentOfAnEntryForTheNetwork() {
        try (PublishedCase published = PublishedCase.of(jdbc, caseFiles, "network")) {
            Uploads lead = new Uploads(port, "werkstatt-daten");
            lead.send(published.number(), Sent.of("Anleitung.txt", SampleFiles.text("Anleitung")));
            String id = lead.list(published.number()).get(0).id();
            assertThat(lead.get(Uploads.page(published.number()) + "/" + id).status()).isEqualTo(200);
            lead.post(Uploads.page(published.number()) + "/" + id + "/werkzeugkasten", "zeigen=ja");
            Uploads contact = new Uploads(port, "behoerde-rki");
            assertThat(contact.get(published.document(id)).status()).isEqualTo(200);
            assertThat(contact.get(published.page()).status()).isEqualTo(200);
            assertThat(new Rest(port, "behoerde-rki").get("/api/toolbox/" + published.slug()).status()).isEqualTo(200);
            assertThat(new Rest(port, "behoerde-rki").get("/api/toolbox?text=Trinkbrunnen").status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(exports()).containsExactly("werkstatt-daten /vorhaben/{number}/anlagen/{id} " + id + " " + published.number(),
                    "behoerde-rki /werkzeugkasten/{slug}/dokumente/{id} " + id + " " + published.number(), "behoerde-rki /api/toolbox/{slug} - " + published.number(),
                    "behoerde-rki /api/toolbox - -"));
        }
    }

    @Test
    void whatIsPublicIsNone() {
        try (PublishedCase published = PublishedCase.of(jdbc, caseFiles, "public")) {
            Uploads lead = new Uploads(port, "werkstatt-daten");
            lead.send(published.number(), Sent.of("Anleitung.txt", SampleFiles.text("Anleitung")));
            String id = lead.list(published.number()).get(0).id();
            lead.post(Uploads.page(published.number()) + "/" + id + "/werkzeugkasten", "zeigen=ja");
            for (String account : List.of("behoerde-rki", "panel")) {
                assertThat(new Uploads(port, account).get(published.document(id)).status()).isEqualTo(200);
                assertThat(new Rest(port, account).get("/api/toolbox/" + published.slug()).status()).isEqualTo(200);
            }
            assertThat(new Rest(port, null).get("/api/toolbox").status()).isEqualTo(200);
            assertThat(new Rest(port, "panel").get("/api/initiatives").status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(exports()).containsExactly("panel /api/initiatives - -"));
        }
    }

    @Test
    void whatProgramsTakeOutOfTheEngine() {
        String number = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Karte der Pegel", "Alle Pegel der Behörden auf einer Karte.", "offene-daten")).body()
                .path("businessKey").asText();
        Rest panel = new Rest(port, "panel");
        String instance = panel.get("/engine-rest/history/process-instance?processInstanceBusinessKey=" + number).body().path(0).path("id").asText();
        assertThat(panel.get("/engine-rest/process-instance/" + instance + "/variables").status()).isEqualTo(200);
        assertThat(panel.post("/engine-rest/history/variable-instance", Map.of("processInstanceId", instance)).status()).isEqualTo(200);
        assertThat(panel.get("/engine-rest/variable-instance?processInstanceIdIn=" + instance).status()).isEqualTo(200);
        // a mere number, a task of one's own, and what Cockpit draws itself from
        assertThat(panel.get("/engine-rest/history/process-instance/count").status()).isEqualTo(200);
        assertThat(panel.get("/engine-rest/task").status()).isEqualTo(200);
        BrowserSession cockpit = new BrowserSession(port, "panel");
        assertThat(cockpit.send("GET", "/camunda/api/engine/engine/default/history/process-instance?processInstanceBusinessKey=" + number, null).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(exports()).containsExactly("panel GET /engine-rest/history/process-instance - -",
                "panel GET /engine-rest/process-instance/*/variables " + instance + " " + number, "panel POST /engine-rest/history/variable-instance - -",
                "panel GET /engine-rest/variable-instance - -"));
    }
}
