package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
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
    @Autowired
    ProcessEngine engine;

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

    private Optional<Person> bySession(MockHttpSession session) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        return signIn.bySession(request);
    }

    /** What the web applications hold of a session while they answer, and write into whatever session there is then. */
    @Test
    void whoeverStillWorksInAnEndedSessionHoldsNoLoginOfIt() {
        MockHttpSession left = begun();
        Authentications held = AuthenticationUtil.getAuthsFromSession(left);
        MockHttpServletRequest leaving = new MockHttpServletRequest();
        leaving.setSession(left);
        signIn.signOut(leaving);
        assertThat(held.getAuthentications()).isEmpty();
        assertThat(leaving.getAttribute(SignIn.ENDED)).isEqualTo(true);

        MockHttpSession old = begun();
        held = AuthenticationUtil.getAuthsFromSession(old);
        assertThat(isKnown(old, LONGEST.plusSeconds(1))).isFalse();
        assertThat(held.getAuthentications()).isEmpty();
        driver.clockRuns();

        MockHttpSession first = begun();
        held = AuthenticationUtil.getAuthsFromSession(first);
        MockHttpServletRequest second = new MockHttpServletRequest();
        second.setSession(first);
        assertThat(signIn.signInAs(second, "werkstatt-daten")).isTrue();
        assertThat(held.getAuthentications()).as("nor of the next login").isEmpty();
    }

    @Test
    void aLoginWithoutTheMarkOfItsPasswordIsNone() {
        Authentications held = AuthenticationUtil.getAuthsFromSession(begun());
        MockHttpSession other = new MockHttpSession();
        AuthenticationUtil.updateSession(other, held);
        assertThat(bySession(other)).isEmpty();
        assertThat(other.isInvalid()).isTrue();
    }

    @Test
    void theLoginOfTheWebApplicationsIsBoundBeforeItIsAnswered() throws Exception {
        MockHttpSession session = new MockHttpSession();
        Authentications login = new Authentications();
        login.addOrReplace(AuthenticationUtil.createAuthentication(engine, "panel"));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/camunda/api/admin/auth/user/default/login/tasklist");
        request.setSession(session);
        new SessionSignIn(signIn).doFilter(request, new MockHttpServletResponse(), (asked, answer) -> {
            AuthenticationUtil.updateSession(session, login);
            answer.flushBuffer();
            assertThat(bySession(session)).isPresent();
        });

        MockHttpSession ofAnother = new MockHttpSession();
        MockHttpServletRequest another = new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/");
        another.setSession(ofAnother);
        new SessionSignIn(signIn).doFilter(another, new MockHttpServletResponse(), (asked, answer) -> AuthenticationUtil.updateSession(ofAnother, login));
        assertThat(bySession(ofAnother)).as("no login").isEmpty();
    }

    @Test
    void aSessionThatAnotherRequestEndsMeanwhileIsNone() {
        MockHttpSession session = new MockHttpSession() {
            @Override
            public long getCreationTime() {
                invalidate();
                return super.getCreationTime();
            }
        };
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        assertThat(signIn.bySession(request)).isEmpty();
        assertThat(request.getAttribute(SignIn.ENDED)).as("it was the other").isNull();
    }
}
