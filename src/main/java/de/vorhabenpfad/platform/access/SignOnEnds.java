package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the provider of the sign-on has ended: a session of ours ends with the one it came from, at its next request, on whatever node it lives.
 * A session that is named never lives again. Where all of a person's ended, only what was begun before counts, by the provider's own clock, so
 * being told of the same end twice, or late, ends nothing new.
 */
@Component
final class SignOnEnds {

    /** A session begins a little after its proof was issued. */
    private static final Duration ON_THE_WAY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Duration longest;

    SignOnEnds(JdbcClient jdbc, @Value("${vorhabenpfad.session.longest}") Duration longest) {
        this.jdbc = jdbc;
        this.longest = longest;
    }

    /**
     * Keeps an end for as long as a session from before it can live.
     *
     * @param sid the session that ended; null if all of the person's did
     * @param subject who; may be null if a session is named
     * @param issued when the provider said so, by its clock
     * @return false if that was known already
     */
    boolean keep(@Nullable String sid, @Nullable String subject, Instant issued) {
        jdbc.sql("delete from sign_on_end where kept < now() - make_interval(secs => ?)").param(longest.plus(ON_THE_WAY).toSeconds()).update();
        return jdbc.sql("""
                insert into sign_on_end (claim, value, issued) values (:claim, :value, :issued)
                on conflict (claim, value) do update set issued = excluded.issued, kept = now() where sign_on_end.issued < excluded.issued""")
                .param("claim", sid == null ? "sub" : "sid").param("value", sid == null ? subject : sid).param("issued", issued.getEpochSecond()).update() > 0;
    }

    /** Whether the session came from one at the provider that has ended. */
    boolean isEnded(HttpSession session) {
        SignOnSession origin = SignOnSession.in(session);
        return origin != null && jdbc.sql("""
                select exists (select 1 from sign_on_end where claim = 'sid' and value = :sid or claim = 'sub' and value = :subject and issued >= :issued)""")
                .param("issued", origin.issued()).param("sid", origin.sid()).param("subject", origin.subject()).query(Boolean.class).single();
    }

    /** The account that somebody last signed on with. */
    Optional<String> account(String subject) {
        return jdbc.sql("select account from sign_on_proof where subject = ? order by issued desc limit 1").param(subject).query(String.class).optional();
    }
}
