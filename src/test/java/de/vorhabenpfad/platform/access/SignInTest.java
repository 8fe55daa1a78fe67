package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;

import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a session knows somebody, by a clock that is moved. What ends it sooner: {@code running.SessionsTest}. */
@PathTest
class SignInTest {

    private static final Duration LONGEST = Duration.ofHours(12);

    @Autowired
    SignIn signIn;
    @Autowired
    Driver driver;

    @AfterEach
    void clockRuns() {
        driver.clockRuns();
    }

    private MockHttpSession begun() {
        MockHttpServletRequest login = new MockHttpServletRequest();
        assertThat(signIn.signInAs(login, "panel")).isTrue();
        return (MockHttpSession) login.getSession(false);
    }

    private boolean isKnown(MockHttpSession session, Duration age) {
        driver.now(Instant.ofEpochMilli(session.getCreationTime()).plus(age));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        return signIn.bySession(request).filter(person -> person.account().equals("panel")).isPresent();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        MockHttpSession session = begun();
        for (Duration age = Duration.ZERO; age.compareTo(LONGEST) <= 0; age = age.plusMinutes(30)) {
            assertThat(isKnown(session, age)).as(age.toString()).isTrue();
        }
        assertThat(isKnown(session, LONGEST.plusSeconds(1))).isFalse();
        assertThat(session.isInvalid()).as("for the web applications too").isTrue();
    }

    @Test
    void aLoginBeginsTheTimeAnew() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpSession session = begun();
        request.setSession(session);
        assertThat(signIn.signInAs(request, "panel")).isTrue();
        assertThat(session.isInvalid()).isTrue();
        assertThat(request.getSession(false)).isNotSameAs(session);
        assertThat(isKnown((MockHttpSession) request.getSession(false), LONGEST)).isTrue();
    }
}
