package de.vorhabenpfad.portal.proposer;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contact;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import de.vorhabenpfad.trail.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of a proposer's contact and links, and when. */
@PathTest
class ContactErasureTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Contacts contacts;
    @Autowired
    Driver driver;
    @Autowired
    Clock clock;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Trail trail;

    private String number;
    private String link;

    @BeforeEach
    void propose() {
        number = driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
        contacts.keep(number, new Contact("Vorschlagende Person", UUID.randomUUID() + "@example.org", "Referat 1", "030 123", "Amt für Karten", true));
        link = new StatusLinks(jdbc, clock, trail).make(number);
    }

    private void close() {
        driver.complete("koordination", number, "screenProposal", Answers.decision("reject", "Das gibt es schon."));
        assertThat(caseFiles.get(number).initiative().outcome()).isEqualTo(Outcome.REJECTED);
    }

    /** The routine, as it runs so much later. */
    private void runAfter(Duration time) {
        StatusLinks links = new StatusLinks(jdbc, Clock.offset(clock, time), trail);
        transaction.executeWithoutResult(status -> new ContactErasure(contacts, links, caseFiles).run());
    }

    private long links() {
        return jdbc.sql("select count(*) from status_link where number = :number").param("number", number).query(Long.class).single();
    }

    @Test
    void aContactIsErasedTwelveMonthsAfterClosingAndTheFileSaysSoOnce() {
        close();
        runAfter(Duration.ofDays(360));
        assertThat(contacts.of(number)).isPresent();
        assertThat(links()).as("the first and that of the mail about the end").isEqualTo(2);

        runAfter(Duration.ofDays(367));
        runAfter(Duration.ofDays(368));
        assertThat(contacts.of(number)).isEmpty();
        assertThat(links()).isZero();
        assertThat(new StatusLinks(jdbc, clock, trail).numberOf(link)).isEmpty();
        assertThat(caseFiles.get(number).entries().stream().filter(entry -> entry.isEvent("contactErased"))).hasSize(1);
        assertThat(caseFiles.get(number).initiative().title()).as("the case itself").isEqualTo("Karte der Messstellen");
    }

    @Test
    void whatIsUnderWayKeepsItsContact() {
        runAfter(Duration.ofDays(3650));
        assertThat(contacts.of(number)).isPresent();
        assertThat(links()).isEqualTo(1);
    }
}
