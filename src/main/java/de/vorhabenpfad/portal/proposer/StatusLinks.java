package de.vorhabenpfad.portal.proposer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Optional;

import de.vorhabenpfad.trail.Origin;
import de.vorhabenpfad.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The links by which proposers without an account follow their initiative. A link holds 256 random bits, of which only a hash
 * is kept; it serves as long as the draft or the initiative lives, and until twelve months after closing.
 */
@Component
class StatusLinks {

    private static final int BYTES = 32;
    private static final int MONTHS_AFTER_CLOSING = 12;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Trail trail;
    private final SecureRandom random = new SecureRandom();

    StatusLinks(JdbcClient jdbc, Clock clock, Trail trail) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.trail = trail;
    }

    /** A further link to the same initiative, beside those that were sent before. */
    String make(String number) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into status_link (hash, number, made_at) values (:hash, :number, :now)").param("hash", hash(token))
                .param("number", number).param("now", Timestamp.from(clock.instant())).update();
        return token;
    }

    /** A new link; all that were sent before end. */
    String renew(String number) {
        end(number);
        trail.changed(null, "renew link", null, number);
        return make(number);
    }

    /** All links of an initiative end. */
    void end(String number) {
        jdbc.sql("delete from status_link where number = :number").param("number", number).update();
    }

    /** Whether a link would serve: the initiative is under way or was closed less than twelve months ago, or it is a draft. */
    boolean serves(String number) {
        return jdbc.sql("select count(*) from initiative where number = :number and closed_at <= :oldest").param("number", number)
                .param("oldest", oldest()).query(Long.class).single() == 0;
    }

    /** Initiatives that were closed by then are followed no longer. */
    Instant closedTooLongAgo() {
        return ZonedDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()).minusMonths(MONTHS_AFTER_CLOSING).toInstant();
    }

    private Timestamp oldest() {
        return Timestamp.from(closedTooLongAgo());
    }

    /** The number behind a link; empty if there is no such link or it has ended. */
    Optional<String> numberOf(String token) {
        if (token.length() > 100) {
            return Optional.empty();
        }
        Optional<String> number = jdbc.sql("""
                select link.number from status_link link left join initiative on initiative.number = link.number
                where link.hash = :hash and (initiative.closed_at is null or initiative.closed_at > :oldest)""")
                .param("hash", hash(token)).param("oldest", oldest()).query(String.class).optional();
        number.ifPresent(one -> Origin.current().ifPresent(origin -> origin.concerns(one)));
        return number;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
