package de.vorhabenpfad.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The mails to be sent. Writing one rides in the caller's transaction, so a mail tells only of what has happened; it is sent
 * by {@link MailRound} on whatever node comes first.
 */
@Component
public class Mails {

    /** As long as mail servers themselves try. */
    private static final Duration PATIENCE = Duration.ofDays(4);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Post post;

    Mails(JdbcClient jdbc, Clock clock, Post post) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.post = post;
    }

    /**
     * Writes a mail. A key that was used before writes nothing, so a retried step tells nobody twice.
     *
     * @param key the initiative's number and what the mail is for
     * @param recipient one address, checked already
     * @param body plain text
     */
    public void write(String key, String recipient, String subject, String body) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into mail (key, recipient, subject, body, written_at, next_try_at)
                values (:key, :recipient, :subject, :body, :now, :now) on conflict (key) do nothing""")
                .param("key", key).param("recipient", recipient).param("subject", subject).param("body", body).param("now", now).update();
    }

    /**
     * Deletes all mails whose keys begin with this number: those that wait are not sent any more, and after the end of the
     * transaction those that were kept as files are gone too.
     */
    public void forget(String number) {
        // waits for a mail that is just being sent, whose file is then there
        jdbc.sql("delete from mail where starts_with(key, :start)").param("start", number + "-").update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                post.deleteFiles(number);
            }
        });
    }

    /** A mail that waits. */
    record Waiting(String key, String recipient, String subject, String body, int tries, Instant writtenAt) {
    }

    /** The mail that has waited longest, held until the end of the transaction: no other node takes it meanwhile. */
    Optional<Waiting> next() {
        return jdbc.sql("""
                select key, recipient, subject, body, tries, written_at from mail
                where sent_at is null and given_up_at is null and next_try_at <= :now
                order by next_try_at limit 1 for update skip locked""")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, i) -> new Waiting(row.getString("key"), row.getString("recipient"), row.getString("subject"), row.getString("body"),
                        row.getInt("tries"), row.getTimestamp("written_at").toInstant()))
                .optional();
    }

    /** What was sent or given up keeps its key and loses its words: they name people and may hold links. */
    void sent(String key) {
        jdbc.sql("update mail set sent_at = :now where key = :key").param("now", Timestamp.from(clock.instant())).param("key", key).update();
        forgetWords(key);
    }

    private void forgetWords(String key) {
        jdbc.sql("update mail set recipient = null, subject = null, body = null where key = :key").param("key", key).update();
    }

    /** @return when it is tried again, or null if it is given up */
    @Nullable Instant failed(Waiting mail) {
        Instant now = clock.instant();
        Instant next = now.plus(Duration.ofMinutes(Math.min(60, 1L << Math.min(mail.tries(), 6))));
        boolean givenUp = next.isAfter(mail.writtenAt().plus(PATIENCE));
        jdbc.sql("update mail set tries = tries + 1, next_try_at = :next, given_up_at = :givenUp where key = :key")
                .param("next", Timestamp.from(next)).param("givenUp", givenUp ? Timestamp.from(now) : null).param("key", mail.key()).update();
        if (givenUp) {
            forgetWords(mail.key());
        }
        return givenUp ? null : next;
    }
}
