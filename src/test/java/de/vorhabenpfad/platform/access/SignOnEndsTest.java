package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;

import de.vorhabenpfad.path.PathTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;

/** How long what the provider has ended holds, and for whom. Another node is another one of these on the same database. */
@PathTest
class SignOnEndsTest {

    private static final long BEGUN = 1_795_507_200;
    private static final Instant END = Instant.ofEpochSecond(BEGUN + 60);

    @Autowired
    JdbcClient jdbc;

    private SignOnEnds ends;
    private SignOnEnds otherNode;

    @BeforeEach
    @AfterEach
    void nothingHasEnded() {
        jdbc.sql("delete from sign_on_end").update();
        ends = new SignOnEnds(jdbc, Duration.ofHours(12));
        otherNode = new SignOnEnds(jdbc, Duration.ofHours(12));
    }

    private static MockHttpSession session(String subject, @Nullable String sid, long issued) {
        MockHttpSession session = new MockHttpSession();
        new SignOnSession("token", subject, sid, issued).keep(session);
        return session;
    }

    @Test
    void oneSessionThatIsNamed() {
        assertThat(otherNode.isEnded(session("lena", "s1", BEGUN))).isFalse();
        assertThat(ends.keep("s1", "lena", END)).isTrue();
        assertThat(otherNode.isEnded(session("lena", "s1", BEGUN))).isTrue();
        assertThat(otherNode.isEnded(session("lena", "s2", BEGUN))).isFalse();
        assertThat(otherNode.isEnded(session("lena", null, BEGUN))).isFalse();
        assertThat(otherNode.isEnded(session("paula", "s3", BEGUN))).isFalse();
    }

    @Test
    void allSessionsOfAPersonWithoutAName() {
        ends.keep(null, "lena", END);
        assertThat(otherNode.isEnded(session("lena", "s1", BEGUN))).isTrue();
        assertThat(otherNode.isEnded(session("lena", null, END.getEpochSecond()))).isTrue();
        assertThat(otherNode.isEnded(session("paula", "lena", BEGUN))).isFalse();
    }

    @Test
    void whatBeginsAfterwardsLives() {
        ends.keep(null, "lena", END);
        assertThat(ends.isEnded(session("lena", "s1", END.getEpochSecond() + 1))).isFalse();
        assertThat(ends.isEnded(session("lena", null, END.getEpochSecond() + 1))).isFalse();
    }

    /** A proof of it may have been issued again. */
    @Test
    void aNamedSessionNeverLivesAgain() {
        ends.keep("s1", "lena", END);
        assertThat(ends.isEnded(session("lena", "s1", END.getEpochSecond() + 1))).isTrue();
        assertThat(ends.isEnded(session("lena", "s2", END.getEpochSecond() + 1))).isFalse();
    }

    @Test
    void whatIsToldTwiceOrLateChangesNothing() {
        assertThat(ends.keep(null, "lena", END)).isTrue();
        assertThat(otherNode.keep(null, "lena", END)).isFalse();
        assertThat(otherNode.keep(null, "lena", END.minusSeconds(1))).isFalse();
        assertThat(ends.isEnded(session("lena", "s1", END.getEpochSecond()))).isTrue();
        assertThat(otherNode.keep(null, "lena", END.plusSeconds(1))).isTrue();
    }

    @Test
    void sessionsOfOurOwnAccountsAreNotAsked() {
        ends.keep(null, "lena", END);
        assertThat(ends.isEnded(new MockHttpSession())).isFalse();
    }

    @Test
    void anEndIsForgottenWhenNoSessionCanBeThatOld() {
        ends.keep("s1", "lena", END);
        jdbc.sql("update sign_on_end set kept = now() - interval '12 hours'").update();
        ends.keep("s2", "lena", END);
        assertThat(ends.isEnded(session("lena", "s1", BEGUN))).isTrue();
        jdbc.sql("update sign_on_end set kept = now() - interval '13 hours 1 second' where value = 's1'").update();
        ends.keep("s3", "lena", END);
        assertThat(jdbc.sql("select value from sign_on_end").query(String.class).list()).containsExactlyInAnyOrder("s2", "s3");
    }
}
