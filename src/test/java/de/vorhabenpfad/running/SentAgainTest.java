package de.vorhabenpfad.running;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import de.vorhabenpfad.casefile.CaseFiles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The idea form lies open in a browser and is sent once more: the same words are one proposal, other words are never dropped. */
@RunningApplication
class SentAgainTest {

    private static final String OTHER = "Fundsachenliste mit Bildern";

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    JdbcClient jdbc;

    private Visitor visitor;
    private String email;
    private String page;

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        email = "noch-einmal-" + UUID.randomUUID() + "@example.org";
        page = UUID.randomUUID().toString();
        jdbc.sql("delete from submission").update();
    }

    private Visitor.Page send(String title) {
        return visitor.post("/vorschlagen", Visitor.proposal(page, title, email));
    }

    private String link(int mail) {
        return TestMail.link(TestMail.waitFor(email, mail));
    }

    private String number() {
        return jdbc.sql("select number from contact where email = :email").param("email", email).query(String.class).single();
    }

    private long drafts() {
        return jdbc.sql("select count(*) from draft where contact ->> 'email' = :email").param("email", email).query(Long.class).single();
    }

    private String confirmed() {
        send("Gemeinsame Fundsachenliste");
        String link = link(1);
        visitor.post(link + "/bestaetigen", Map.of());
        return link;
    }

    private void saysItCameIn(Visitor.Page answer, String number) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Dieser Vorschlag ist schon eingegangen", number).doesNotContain("Bitte bestätigen Sie", "Wir haben Ihnen eine E-Mail");
        assertThat(answer.html()).contains("href=\"/status\"");
        assertThat(drafts()).isZero();
    }

    @Test
    void whatWaitsForConfirmationIsSaidToWait() {
        send("Gemeinsame Fundsachenliste");
        assertThat(send("Gemeinsame Fundsachenliste").text()).contains("Bitte bestätigen Sie", "Wir haben Ihnen eine E-Mail").doesNotContain("schon eingegangen");
        assertThat(drafts()).isEqualTo(1);
    }

    @Test
    void theSameWordsAfterConfirmingAreToldThatTheyCameIn() {
        confirmed();
        saysItCameIn(send("Gemeinsame Fundsachenliste"), number());
        assertThat(TestMail.to(email)).hasSize(1);
    }

    @Test
    void theSameWordsAfterTheProposalWasWithdrawnAreToldThatTheyCameIn() {
        String link = confirmed();
        String number = number();
        visitor.post(link + "/zuruecknehmen", Map.of("reason", "Es gibt sie schon."));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().isClosed());
        saysItCameIn(send("Gemeinsame Fundsachenliste"), number);
        assertThat(caseFiles.get(number).initiative().isClosed()).isTrue();
    }

    @Test
    void otherWordsAfterConfirmingAreAnotherProposal() {
        confirmed();
        String first = number();
        Visitor.Page answer = send(OTHER);
        assertThat(answer.path()).startsWith("/vorschlagen/").isNotEqualTo("/vorschlagen/" + page);
        assertThat(answer.text()).contains("Bitte bestätigen Sie").doesNotContain(first);
        assertThat(send(OTHER).path()).as("a second click").isEqualTo(answer.path());
        assertThat(drafts()).isEqualTo(1);
        String link = link(2);
        assertThat(visitor.get(link).text()).contains(OTHER);
        visitor.post(link + "/bestaetigen", Map.of());
        assertThat(jdbc.sql("select count(*) from contact where email = :email").param("email", email).query(Long.class).single()).isEqualTo(2);
        assertThat(send("Gemeinsame Fundsachenliste").text()).as("the first words").contains("schon eingegangen", first);
    }

    @Test
    void anotherAddressAfterConfirmingIsAnotherProposal() {
        confirmed();
        email = "andere-" + email;
        assertThat(send("Gemeinsame Fundsachenliste").text()).contains("Bitte bestätigen Sie");
        assertThat(visitor.get(link(1)).text()).contains("Möchten Sie diesen Vorschlag einreichen?");
    }

    @Test
    void afterSevenDaysTheSameWordsAndOthersAreKeptAnew() {
        for (String title : new String[] { "Gemeinsame Fundsachenliste", OTHER }) {
            page = UUID.randomUUID().toString();
            email = UUID.randomUUID() + "@example.org";
            send("Gemeinsame Fundsachenliste");
            String old = link(1);
            jdbc.sql("update draft set created_at = created_at - interval '7 days 1 minute' where page = :page").param("page", UUID.fromString(page)).update();
            assertThat(visitor.get("/vorschlagen/" + page).status()).as("its page").isEqualTo(404);

            assertThat(send(title).text()).contains("Bitte bestätigen Sie");
            assertThat(visitor.get(link(2)).text()).contains("Möchten Sie diesen Vorschlag einreichen?", title);
            assertThat(visitor.get(old).status()).isEqualTo(404);
            assertThat(drafts()).as("the old one is gone").isEqualTo(1);
        }
    }

    private Visitor signedIn() {
        Visitor person = new Visitor(port);
        person.signIn("vorschlag");
        return person;
    }

    private Visitor.Page start(Visitor person, String title) {
        Map<String, String> fields = Visitor.proposal(page, title, email);
        fields.keySet().retainAll(Set.of("seite", "webseite", "title", "idea", "topic"));
        return person.post("/vorschlagen", fields);
    }

    @Test
    void otherWordsOfASignedInPersonAreAnotherInitiative() {
        Visitor person = signedIn();
        Visitor.Page first = start(person, "Gemeinsame Fundsachenliste");
        Visitor.Page second = start(person, OTHER);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.path()).startsWith("/vorhaben/").isNotEqualTo(first.path());
        assertThat(second.text()).contains(OTHER);
        assertThat(start(person, OTHER).path()).as("a second click").isEqualTo(second.path());
        assertThat(start(person, "Gemeinsame Fundsachenliste").path()).isEqualTo(first.path());
    }

    @Test
    void whoSignsInWhileTheirDraftWaitsStartsAnInitiativeThatThereIs() {
        send("Gemeinsame Fundsachenliste");
        String link = link(1);
        Visitor.Page started = start(signedIn(), "Gemeinsame Fundsachenliste");
        assertThat(started.status()).isEqualTo(200);
        String number = started.path().replace("/vorhaben/", "");
        assertThat(caseFiles.get(number).initiative().proposer()).isEqualTo("vorschlag");
        assertThat(visitor.post(link + "/bestaetigen", Map.of()).status()).as("the draft is there for whoever confirms it").isEqualTo(200);
        assertThat(number()).isNotEqualTo(number);
    }

    @Test
    void whoSignsInAfterConfirmingIsToldThatItCameIn() {
        confirmed();
        String number = number();
        Visitor.Page again = start(signedIn(), "Gemeinsame Fundsachenliste");
        saysItCameIn(again, number);
        assertThat(start(signedIn(), OTHER).path()).startsWith("/vorhaben/");
    }

    @Test
    void nobodyIsLedToTheInitiativeOfAnother() {
        String number = start(signedIn(), "Gemeinsame Fundsachenliste").path().replace("/vorhaben/", "");
        Visitor other = new Visitor(port);
        other.signIn("vorschlag");
        jdbc.sql("update initiative set proposer = 'jemand' where number = :number").param("number", number).update();
        try {
            assertThat(start(other, "Gemeinsame Fundsachenliste").text()).contains("schon eingegangen");
        } finally {
            jdbc.sql("update initiative set proposer = 'vorschlag' where number = :number").param("number", number).update();
        }
    }
}
