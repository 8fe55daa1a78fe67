package de.vorhabenpfad.running;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.vorhabenpfad.casefile.AttachmentRefused;
import de.vorhabenpfad.casefile.Attachments;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.SampleFiles;
import de.vorhabenpfad.running.Uploads.Sent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Attachments when there is no room, when they are gone, and when the case is closed: by the link and for people with an account. */
@RunningApplication
class ClosedCaseAttachmentsTest {

    private static final String ENDED = "Das Vorhaben ist abgeschlossen, Anlagen werden nicht mehr angenommen.";

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Attachments attachments;

    private Visitor visitor;
    private Uploads coordination;
    private String link;
    private String number;

    @BeforeEach
    void propose() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(port);
        coordination = new Uploads(port, "koordination");
        String email = "anlagen-" + UUID.randomUUID() + "@example.org";
        visitor.post("/vorschlagen", Visitor.proposal(UUID.randomUUID().toString(), "Gemeinsame Fundsachenliste", email));
        link = TestMail.link(TestMail.waitFor(email, 1));
        visitor.post(link + "/bestaetigen", Map.of());
        number = jdbc.sql("select number from contact where email = :email").param("email", email).query(String.class).single();
    }

    private Visitor.Page hasHandedIn(String name) {
        return visitor.upload(link + "/anlagen", name, "Inhalt von " + name);
    }

    private String id(String name) {
        Matcher found = Pattern.compile("/anlagen/(\\d+)\"[^>]*>" + Pattern.quote(name)).matcher(visitor.get(link + "/anlagen").html());
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private void withdrawn() {
        visitor.post(link + "/zuruecknehmen", Map.of("reason", "Es gibt sie schon."));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().isClosed());
    }

    private long kept() {
        return jdbc.sql("select count(*) from attachment where number = :number and removed_at is null").param("number", number).query(Long.class).single();
    }

    @Test
    void afterWithdrawingTheLinkStillShowsAttachmentsAndTakesNone() {
        hasHandedIn("skizze.txt");
        String id = id("skizze.txt");
        withdrawn();
        assertThat(visitor.get(link + "/anlagen").text()).contains("skizze.txt", ENDED).doesNotContain("Anlagen hinzufügen");
        Visitor.Page late = hasHandedIn("nachtrag.txt");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Es wurde nichts aufgenommen", ENDED, "skizze.txt").doesNotContain("Dieser Link gilt nicht");
        Visitor.Page removal = visitor.post(link + "/anlagen/" + id + "/entfernen", Map.of());
        assertThat(removal.status()).isEqualTo(409);
        assertThat(removal.text()).contains("Anlagen bleiben jetzt in der Akte", "skizze.txt");
        assertThat(visitor.get(link + "/anlagen/" + id).html()).isEqualTo("Inhalt von skizze.txt");
        assertThat(kept()).isEqualTo(1);
    }

    /** As if the file had been under way while the case was closed. */
    @Test
    void whatArrivesAfterTheClosingIsNotKept() {
        withdrawn();
        assertThatThrownBy(() -> attachments.add(number, "proposer", "nachtrag.txt", new ByteArrayInputStream("Nachtrag".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(AttachmentRefused.class).hasMessageContaining("inzwischen abgeschlossen");
        assertThat(kept()).isZero();
    }

    @Test
    void aRemovedAttachmentIsSaidToBeGoneAndTheLinkStillServes() {
        hasHandedIn("skizze.txt");
        hasHandedIn("liste.txt");
        String attachment = link + "/anlagen/" + id("skizze.txt");
        assertThat(visitor.post(attachment + "/entfernen", Map.of()).text()).contains("Die Anlage wurde entfernt.");
        for (Visitor.Page answer : new Visitor.Page[] { visitor.post(attachment + "/entfernen", Map.of()), visitor.get(attachment + "/entfernen"), visitor.get(attachment) }) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("Diese Anlage gibt es nicht oder nicht mehr.", "liste.txt").doesNotContain("Dieser Link gilt nicht");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
        assertThat(visitor.get("/status/falsch/anlagen/1").text()).contains("Dieser Link gilt nicht");
        assertThat(visitor.upload("/status/falsch/anlagen", "a.txt", "a").text()).contains("Dieser Link gilt nicht");
    }

    @Test
    void whatTheProposerDoesNotSeeTakesUpRoomToo() {
        for (int i = 0; i < 10; i++) {
            assertThat(coordination.send(number, Sent.of("vermerk-" + i + ".txt", SampleFiles.text("Vermerk " + i))).status()).isEqualTo(302);
        }
        Visitor.Page page = visitor.get(link + "/anlagen");
        assertThat(page.text()).contains("Es sind schon 10 Anlagen da", "Bitten Sie die Koordinierungsstelle").doesNotContain("vermerk", "Entfernen Sie");
        assertThat(page.html()).doesNotContain("type=\"file\"");
        Visitor.Page refused = hasHandedIn("skizze.txt");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Bitten Sie die Koordinierungsstelle").doesNotContain("Entfernen Sie");
        assertThat(coordination.get(Uploads.page(number)).body()).contains("Entfernen Sie zuerst eine, die nicht mehr gebraucht wird.");
    }

    @ParameterizedTest
    @CsvSource({ "rejected, false", "referred, false", "forwarded, false", "withdrawn, false", "lapsed, false", "stopped, false", "handed-over, true" })
    void oneRuleForTheLinkAndForPeopleSaysWhatAClosedCaseTakes(String outcome, boolean takes) {
        coordination.send(number, Sent.of("vorher.txt", SampleFiles.text("vorher")));
        String id = coordination.list(number).get(0).id();
        jdbc.sql("update initiative set stage = 'closed', outcome = :outcome, closed_at = now() where number = :number").param("outcome", outcome)
                .param("number", number).update();
        Uploads.Answer byAccount = coordination.send(number, Sent.of("nachher.txt", SampleFiles.text("nachher")));
        Visitor.Page byLink = hasHandedIn("skizze.txt");
        assertThat(byAccount.status()).isEqualTo(takes ? 302 : 409);
        assertThat(byLink.status()).isEqualTo(takes ? 200 : 409);
        assertThat(kept()).isEqualTo(takes ? 3 : 1);
        if (!takes) {
            assertThat(byAccount.body()).contains(ENDED, "vorher.txt");
            assertThat(byLink.text()).contains(ENDED);
        }
        assertThat(coordination.post(Uploads.page(number) + "/" + id + "/entfernen").status()).as("coordination may always remove").isEqualTo(302);
    }

    @Test
    void whoTakesPartKeepsTheirAttachmentsInAClosedCase() {
        jdbc.sql("insert into participation (number, who) values (:number, '@bewertung1') on conflict do nothing").param("number", number).update();
        Uploads assessor = new Uploads(port, "bewertung1");
        assertThat(assessor.send(number, Sent.of("gutachten.txt", SampleFiles.text("gut"))).status()).isEqualTo(302);
        String id = assessor.list(number).get(0).id();
        withdrawn();
        Uploads.Answer answer = assessor.post(Uploads.page(number) + "/" + id + "/entfernen");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Anlagen bleiben jetzt in der Akte", "gutachten.txt");
        assertThat(new Uploads(port, "panel").send(number, Sent.of("x.txt", SampleFiles.text("x"))).status()).as("who only watches").isEqualTo(403);
    }
}
