package de.vorhabenpfad.portal.proposer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import de.vorhabenpfad.notification.Mails;
import de.vorhabenpfad.notification.Post;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of a draft that nobody confirmed, and of the counting: nothing. */
@PathTest
class DraftsEndTest {

    @Autowired
    Submissions submissions;
    @Autowired
    Drafts drafts;
    @Autowired
    Mails mails;
    @Autowired
    SubmissionLimit limit;
    @Autowired
    Post post;
    @Autowired
    JdbcClient jdbc;

    private UUID page;
    private String number;
    private Path mail;

    @BeforeEach
    void submit() {
        jdbc.sql("delete from submission").update();
        page = UUID.randomUUID();
        submissions.submit(page, Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"),
                Map.of("name", "Vorschlagende Person", "email", page + "@example.org", "authority", "rki"), "192.0.2.1");
        number = jdbc.sql("select number from draft where page = :page").param("page", page).query(String.class).single();
        mail = post.fileOf(ProposerMails.confirmKey(number));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(mail));
    }

    private long rows(String table, String condition) {
        return jdbc.sql("select count(*) from " + table + " where " + condition).param("number", number).query(Long.class).single();
    }

    private void isKept(boolean kept) {
        long rows = kept ? 1 : 0;
        assertThat(rows("draft", "number = :number")).as("draft").isEqualTo(rows);
        assertThat(rows("status_link", "number = :number")).as("links").isEqualTo(rows);
        assertThat(rows("mail", "key like :number || '-%'")).as("mails").isEqualTo(rows);
        assertThat(Files.exists(mail)).as("the mail's file").isEqualTo(kept);
    }

    private void isOld(String age) {
        jdbc.sql("update draft set created_at = created_at - cast(:age as interval) where number = :number").param("age", age).param("number", number).update();
    }

    @Test
    void aDraftThatWasNotConfirmedWithinSevenDaysIsDeletedWithItsLinksAndMails() {
        isOld("6 days 23 hours");
        submissions.deleteOldDrafts();
        isKept(true);
        isOld("1 hour");
        submissions.deleteOldDrafts();
        isKept(false);
        assertThat(jdbc.sql("select count(*) from trail where what = 'delete old drafts'").query(Long.class).single()).isPositive();
    }

    @Test
    void whoeverDiscardsItHasAllOfItDeletedAtOnce() {
        submissions.discard(number);
        isKept(false);
    }

    @Test
    void aMailThatStillWaitsIsNotSentAfterwards() {
        jdbc.sql("""
                insert into mail (key, recipient, subject, body, written_at, next_try_at)
                values (:number || '-link-x', 'wer@example.org', 'Neuer Link', 'Link', now(), now() + interval '1 day')""").param("number", number).update();
        submissions.discard(number);
        isKept(false);
    }

    @Test
    void aNumberThatOnlyBeginsTheSameKeepsItsMails() {
        String longer = number + "1";
        jdbc.sql("insert into mail (key, written_at, next_try_at, sent_at) values (:key, now(), now(), now())").param("key", longer + "-confirm").update();
        submissions.discard(number);
        assertThat(jdbc.sql("delete from mail where key = :key").param("key", longer + "-confirm").update()).isEqualTo(1);
    }

    @Test
    void theFileIsNamedOnlyWhereWhoeverTriesTheProductSitsAtItsMachine() {
        ExtendedModelMap own = new ExtendedModelMap();
        assertThat(new ProposePage(submissions, drafts, post, "jdbc:postgresql://db.example.org/vorhabenpfad").sent(page.toString(), new MockHttpServletResponse(), own))
                .isEqualTo("vorgeschlagen");
        assertThat(own).containsEntry("number", number).containsEntry("mailed", false).doesNotContainKey("file");
        ExtendedModelMap embedded = new ExtendedModelMap();
        new ProposePage(submissions, drafts, post, "").sent(page.toString(), new MockHttpServletResponse(), embedded);
        assertThat(embedded).containsEntry("file", mail.toString());
    }

    @Test
    void noMailGoesToAnAddressThatWouldBeCutToAnother() {
        String key = number + "-cut";
        mails.write(key, "šť@example.org", "Geheimer Link", "Nur für šť");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> rows("mail", "key = :number || '-cut' and tries > 0") == 1);
        assertThat(post.fileOf(key)).doesNotExist();
        assertThat(rows("mail", "key = :number || '-cut' and sent_at is null")).isEqualTo(1);
    }

    @Test
    void whoSentSomethingIsForgottenAfterAnHourAlsoIfNobodySendsAnythingAnyMore() {
        assertThat(rows("submission", ":number <> ''")).isEqualTo(1);
        limit.forget();
        assertThat(rows("submission", ":number <> ''")).isEqualTo(1);
        jdbc.sql("update submission set at = at - interval '61 minutes'").update();
        limit.forget();
        assertThat(rows("submission", ":number <> ''")).isZero();
    }
}
