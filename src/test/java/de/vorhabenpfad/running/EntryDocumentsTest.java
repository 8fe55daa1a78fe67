package de.vorhabenpfad.running;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.SampleFiles;
import de.vorhabenpfad.running.Uploads.Answer;
import de.vorhabenpfad.running.Uploads.Sent;
import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents of a toolbox entry: who releases them, who gets them, and who neither. */
@RunningApplication
class EntryDocumentsTest {

    private static final byte[] GUIDE = SampleFiles.text("Anleitung zu den Brunnen");

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;
    @Autowired
    EmbeddedDatabase server;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;

    private PublishedCase published;
    private Uploads lead;
    private String id;

    @BeforeEach
    void publish() {
        published = PublishedCase.of(jdbc, caseFiles, "public");
        lead = new Uploads(port, "werkstatt-daten");
        id = handIn(published);
    }

    @AfterEach
    void tidy() {
        published.close();
    }

    private String handIn(PublishedCase one) {
        assertThat(lead.send(one.number(), Sent.of("Anleitung.txt", GUIDE)).status()).isEqualTo(302);
        return lead.list(one.number()).get(0).id();
    }

    private static String decision(PublishedCase one, String id) {
        return Uploads.page(one.number()) + "/" + id + "/werkzeugkasten";
    }

    private Answer release(String account) {
        return new Uploads(port, account).post(decision(published, id), "zeigen=ja");
    }

    private Answer get(String path, @Nullable String account) {
        return new Uploads(port, account).get(path);
    }

    private JsonNode documents(@Nullable String account) {
        return new Rest(port, account).get("/api/toolbox/" + published.slug()).body().path("documents");
    }

    private long decisions() {
        return jdbc.sql("select count(*) from attachment_release where attachment = :id").param("id", Long.valueOf(id)).query(Long.class).single();
    }

    private List<String> events() {
        return caseFiles.get(published.number()).entries().stream().filter(entry -> entry.kind() == Entry.Kind.EVENT)
                .map(entry -> entry.author() + " " + entry.text("event") + " " + entry.text("name")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = { "werkstatt-daten", "koordination" })
    void whoAnswersForTheResultReleasesADocumentAndTakesItBack(String account) {
        Uploads person = new Uploads(port, account);
        assertThat(get(published.page(), null).body()).doesNotContain("Dokumente</h2>");
        assertThat(documents(null)).isEmpty();
        assertThat(get(published.document(id), null).status()).isEqualTo(404);

        assertThat(person.get(Uploads.page(published.number())).body()).contains("nicht freigegeben", decision(published, id));
        assertThat(person.get(decision(published, id)).body()).contains("Anleitung.txt", "Diese Datei wird sofort öffentlich", "name=\"zeigen\" value=\"ja\"");
        assertThat(release(account).location()).endsWith(Uploads.page(published.number()) + "?gezeigt=ja");
        assertThat(person.get(Uploads.page(published.number()) + "?gezeigt=ja").body()).contains("ist für den Werkzeugkasten freigegeben", "Nicht mehr zeigen");

        assertThat(get(published.page(), null).body()).contains("Dokumente</h2>", "href=\"" + published.document(id) + "\"", "Anleitung.txt", GUIDE.length + " Byte");
        assertThat(documents(null)).singleElement().satisfies(document -> {
            assertThat(document.path("name").asText()).isEqualTo("Anleitung.txt");
            assertThat(document.path("address").asText()).isEqualTo(published.document(id));
            assertThat(document.path("type").asText()).isEqualTo("Text");
            assertThat(document.path("bytes").asInt()).isEqualTo(GUIDE.length);
        });
        Map<String, List<String>> headers = new Uploads(port, null).headers(published.document(id));
        assertThat(headers.get("content-disposition").get(0)).startsWith("attachment").contains("Anleitung.txt");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("content-security-policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(get(published.document(id), null)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(new String(GUIDE, java.nio.charset.StandardCharsets.UTF_8));
        });

        assertThat(person.post(decision(published, id), "zeigen=nein").location()).endsWith("?gezeigt=nein");
        assertThat(get(published.document(id), null).status()).isEqualTo(404);
        assertThat(get(published.page(), null).body()).doesNotContain("Dokumente</h2>");
        assertThat(documents("koordination")).isEmpty();
        assertThat(events()).containsExactly("werkstatt-daten attachmentAdded Anleitung.txt", account + " attachmentReleased Anleitung.txt",
                account + " attachmentWithheld Anleitung.txt");
        assertThat(get("/vorhaben/" + published.number(), "koordination").body()).contains("Anlage für den Werkzeugkasten freigegeben: „Anleitung.txt“.");
    }

    /** The lead of another workshop that took part, the proposer, management, operators; then those who do not even see the case. */
    @ParameterizedTest
    @ValueSource(strings = { "werkstatt-dienste", "vorschlag", "panel", "admin", "werkstatt-technologien", "behoerde-rki", "bewertung1" })
    void nobodyElseReleasesAnything(String account) {
        assertThat(get(Uploads.page(published.number()), account).body()).doesNotContain(id + "/werkzeugkasten", "nicht freigegeben");
        assertThat(get(decision(published, id), account).status()).isEqualTo(403);
        assertThat(release(account).status()).isEqualTo(403);
        assertThat(decisions()).isZero();
    }

    @Test
    void nobodyIsAskedToSignInAndAForeignPageDecidesNothing() {
        assertThat(get(decision(published, id), null).location()).contains("/anmelden?weiter=");
        assertThat(new Uploads(port, null).post(decision(published, id), "zeigen=ja").location()).contains("/anmelden");
        assertThat(lead.post(decision(published, id), "zeigen=ja", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(lead.post(decision(published, id), "zeigen=vielleicht").location()).endsWith(decision(published, id));
        assertThat(lead.post(decision(published, id)).location()).endsWith(decision(published, id));
        assertThat(decisions()).isZero();
    }

    @Test
    void aDocumentIsSeenByWhoeverSeesTheEntry() {
        try (PublishedCase network = PublishedCase.of(jdbc, caseFiles, "network")) {
            String document = handIn(network);
            assertThat(lead.get(decision(network, document)).body()).contains("Diese Datei sieht dann sofort das ganze Netzwerk");
            lead.post(decision(network, document), "zeigen=ja");

            assertThat(get(network.document(document), null).status()).isEqualTo(404);
            assertThat(get(network.document(document), "behoerde-rki").status()).isEqualTo(200);
            assertThat(get(network.document(document), "vorschlag").status()).isEqualTo(200);
        }
    }

    @Test
    void aRetiredEntryKeepsItsDocuments() {
        release("koordination");
        jdbc.sql("update toolbox_entry set retired_at = now() where slug = :slug").param("slug", published.slug()).update();
        assertThat(get(published.page(), null).body()).contains("Stillgelegt", "Anleitung.txt");
        assertThat(get(published.document(id), null).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotReleasedOrOfAnotherCaseIsNotThere() {
        try (PublishedCase other = PublishedCase.of(jdbc, caseFiles, "public")) {
            String theirs = handIn(other);
            lead.post(decision(other, theirs), "zeigen=ja");

            assertThat(get(other.document(theirs), null).status()).isEqualTo(200);
            assertThat(get(published.document(theirs), null).status()).isEqualTo(404);
            for (String wrong : List.of(id, "0", "99999999999999999999", "-1", "x", "%00", theirs + "%20")) {
                assertThat(get(published.document(wrong), "koordination").status()).as(wrong).isIn(400, 404);
            }
            assertThat(lead.post(decision(published, theirs), "zeigen=ja").status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsRemovedFromTheCaseIsGoneFromTheToolbox() {
        release("werkstatt-daten");
        lead.post(Uploads.page(published.number()) + "/" + id + "/entfernen");
        assertThat(get(published.document(id), null).status()).isEqualTo(404);
        assertThat(documents(null)).isEmpty();
        assertThat(release("werkstatt-daten").status()).isEqualTo(404);
    }

    @Test
    void whatIsReleasedBeforePublicationAppearsWithIt() {
        try (PublishedCase later = PublishedCase.closed(jdbc, caseFiles, "handed-over")) {
            String document = handIn(later);
            assertThat(lead.get(decision(later, document)).body()).contains("Sobald das Ergebnis veröffentlicht ist");
            lead.post(decision(later, document), "zeigen=ja");
            assertThat(get(later.document(document), "koordination").status()).isEqualTo(404);
            later.publish("public");
            assertThat(get(later.document(document), null).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "withdrawn", "rejected", "stopped" })
    void nothingIsReleasedOfACaseThatEndedWithoutAResult(String outcome) {
        PublishedCase ended = PublishedCase.closed(jdbc, caseFiles, "handed-over");
        String document = handIn(ended);
        // as if it had been handed in before the end: a case that ended so takes nothing any more
        jdbc.sql("update initiative set outcome = :outcome where number = :number").param("outcome", outcome).param("number", ended.number()).update();
        assertThat(get(Uploads.page(ended.number()), "werkstatt-daten").body()).doesNotContain("nicht freigegeben");
        for (String account : List.of("werkstatt-daten", "koordination")) {
            assertThat(new Uploads(port, account).post(decision(ended, document), "zeigen=ja").status()).isEqualTo(403);
        }
    }

    @Test
    void aDoubleClickIsOneDecision() {
        List<CompletableFuture<Answer>> clicks = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(() -> release("koordination"))).toList();
        assertThat(clicks).extracting(CompletableFuture::join).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(302));
        assertThat(decisions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "update attachment_release set released = false", "delete from attachment_release", "truncate attachment_release" })
    void theDatabaseRefusesToChangeADecision(String sql) {
        release("koordination");
        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> JdbcClient.create(Superuser.owner(server)).sql(sql).update()).hasMessageContaining("append-only");
    }

    @Test
    void theLeadReleasesADocumentInABrowserAndAnybodyGetsIt() {
        try (BrowserContext context = context(); BrowserContext stranger = context()) {
            Page page = context.newPage();
            page.navigate(Uploads.page(published.number()));
            page.getByLabel("Konto").fill("werkstatt-daten");
            page.getByLabel("Passwort").fill(Rest.PASSWORD);
            page.locator("main button").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Im Werkzeugkasten zeigen: Anleitung.txt")).click();
            assertThat(page.locator("main").innerText()).contains("Diese Datei wird sofort öffentlich");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Im Werkzeugkasten zeigen")).click();
            page.locator(".attachment-done").waitFor();

            Page entry = stranger.newPage();
            entry.navigate(published.page());
            assertThat(entry.waitForDownload(() -> entry.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Anleitung.txt")).click()).suggestedFilename())
                    .isEqualTo("Anleitung.txt");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nicht mehr zeigen: Anleitung.txt")).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Nicht mehr zeigen")).click();
            page.locator(".attachment-done").waitFor();
            entry.reload();
            assertThat(entry.locator("main").innerText()).doesNotContain("Dokumente");
        }
    }

    private BrowserContext context() {
        return BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE").setBaseURL("http://127.0.0.1:" + port));
    }
}
