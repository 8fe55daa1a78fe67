package de.vorhabenpfad.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.platform.Directory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One login for all: who is signed in to Tasklist is signed in to our pages, and the other way round. */
@Component
final class SignIn {

    /** Session attribute: the mark of the password that opened it. */
    private static final String PASSWORD = SignIn.class.getName() + ".password";

    private final ProcessEngine engine;
    private final IdentityService identity;
    private final Directory directory;
    private final Clock clock;
    private final Duration longest;
    private final SignOnEnds ends;

    SignIn(ProcessEngine engine, IdentityService identity, Directory directory, Clock clock,
            @Value("${vorhabenpfad.session.longest}") Duration longest, SignOnEnds ends) {
        this.engine = engine;
        this.identity = identity;
        this.directory = directory;
        this.clock = clock;
        this.longest = longest;
        this.ends = ends;
    }

    /**
     * Who is signed in by the web applications' session. A session that is too old ends here, however busy it is, and so does
     * one that was ended at the provider of the sign-on.
     */
    Optional<Person> bySession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Authentications all = AuthenticationUtil.getAuthsFromSession(session);
        if (Instant.ofEpochMilli(session.getCreationTime()).plus(longest).isBefore(clock.instant()) || ends.isEnded(session)) {
            session.invalidate();
            return Optional.empty();
        }
        Authentication authentication = all.getAuthenticationForProcessEngine(engine.getName());
        if (authentication == null) {
            return Optional.empty();
        }
        Optional<Directory.Account> account = directory.account(authentication.getIdentityId()).filter(one -> isSamePassword(session, one));
        if (account.isEmpty()) {
            // and is not there again for whoever gets the account's name next
            session.invalidate();
        }
        return account.map(Directory.Account::person);
    }

    /** A new password ends the sessions that the old one opened; so does the account's end. */
    private static boolean isSamePassword(HttpSession session, Directory.Account account) {
        Object known = session.getAttribute(PASSWORD);
        if (known == null) {
            session.setAttribute(PASSWORD, account.password());
        }
        return known == null || known.equals(account.password());
    }

    /** Binds the session that a login of this request has begun, be it the web applications' own, to the password of this moment and not of its next request. */
    void bindToPassword(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(PASSWORD) == null) {
            bySession(request);
        }
    }

    /** Who has this account and password; the engine makes guessing slow. */
    Optional<Person> byPassword(String account, String password) {
        if (account.isEmpty() || account.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return identity.checkPassword(account, password) ? directory.find(account) : Optional.empty();
    }

    /** Signs in for this session, with a new session id. Returns false if the password is wrong. */
    boolean signIn(HttpServletRequest request, String account, String password) {
        return byPassword(account, password).isPresent() && signInAs(request, account);
    }

    /** Signs in for this session whoever has been checked elsewhere. Returns false if there is no such account. */
    boolean signInAs(HttpServletRequest request, String account) {
        UserAuthentication authentication = AuthenticationUtil.createAuthentication(engine, account);
        if (authentication == null) {
            return false;
        }
        AuthenticationUtil.revalidateSession(request, authentication);
        return true;
    }

    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
