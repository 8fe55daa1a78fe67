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
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One login for all: who is signed in to Tasklist is signed in to our pages, and the other way round. */
@Component
final class SignIn {

    /** Request attribute: this request, and none beside it, has ended the session. */
    static final String ENDED = "sessionEnded";

    private static final int MOST_TRIES = 5;

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
     * one that was ended at the provider of the sign-on. A new password ends the sessions that the old one opened; so does the account's end.
     */
    Optional<Person> bySession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        try {
            return session == null ? Optional.empty() : bySession(request, session);
        } catch (IllegalStateException e) {
            if (isThere(request)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Person> bySession(HttpServletRequest request, HttpSession session) {
        if (Instant.ofEpochMilli(session.getCreationTime()).plus(longest).isBefore(clock.instant()) || ends.isEnded(session)) {
            end(request, session);
            return Optional.empty();
        }
        Authentication authentication = login(session);
        if (authentication == null) {
            return Optional.empty();
        }
        Optional<Person> person = directory.account(authentication.getIdentityId())
                .filter(account -> account.password().equals(session.getAttribute(PASSWORD))).map(Directory.Account::person);
        if (person.isEmpty()) {
            // and is not there again for whoever gets the account's name next
            end(request, session);
        }
        return person;
    }

    private @Nullable Authentication login(HttpSession session) {
        return AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
    }

    /** Ends the session, unless another request of it was sooner. */
    private void end(HttpServletRequest request, HttpSession session) {
        try {
            // the web applications write what they hold of it into whatever session there is when they have answered
            AuthenticationUtil.getAuthsFromSession(session).removeByEngineName(engine.getName());
            session.invalidate();
            request.setAttribute(ENDED, true);
        } catch (IllegalStateException e) {
            if (isThere(request)) {
                throw e;
            }
        }
    }

    /** Whether the request's session still is; what one asks of an ended one fails. */
    private static boolean isThere(HttpServletRequest request) {
        return request.getSession(false) != null;
    }

    /** Binds the session that the web applications' own login has begun in this request to the password of this moment: unbound it would not hold. */
    void bindToPassword(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        try {
            Authentication authentication = session.getAttribute(PASSWORD) == null ? login(session) : null;
            if (authentication != null) {
                directory.account(authentication.getIdentityId()).ifPresent(account -> session.setAttribute(PASSWORD, account.password()));
            }
        } catch (IllegalStateException e) {
            if (isThere(request)) {
                throw e;
            }
        }
    }

    /** Who has this account and password; the engine makes guessing slow. */
    Optional<Person> byPassword(String account, String password) {
        return checked(account, password).map(Directory.Account::person);
    }

    /** The account as it was before its password was checked: whose password is changed meanwhile has shown the old one. */
    private Optional<Directory.Account> checked(String account, String password) {
        if (account.isEmpty() || account.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        Optional<Directory.Account> before = directory.account(account);
        return isRight(account, password) ? before : Optional.empty();
    }

    /** Of several who ask at once for the same account the engine lets one write that it was wrong; the others ask again, and then find it locked. */
    private boolean isRight(String account, String password) {
        for (int attempt = 1;; attempt++) {
            try {
                return identity.checkPassword(account, password);
            } catch (OptimisticLockingException e) {
                if (attempt == MOST_TRIES) {
                    return false;
                }
            }
        }
    }

    /** Signs in for this session, with a new session id. Returns false if the password is wrong. */
    boolean signIn(HttpServletRequest request, String account, String password) {
        return checked(account, password).filter(before -> begin(request, before)).isPresent();
    }

    /** Signs in for this session whoever has been checked elsewhere. Returns false if there is no such account. */
    boolean signInAs(HttpServletRequest request, String account) {
        return directory.account(account).filter(known -> begin(request, known)).isPresent();
    }

    private boolean begin(HttpServletRequest request, Directory.Account account) {
        UserAuthentication authentication = AuthenticationUtil.createAuthentication(engine, account.person().account());
        if (authentication == null) {
            return false;
        }
        // else requests still under way in the session of before would hold the new login too
        signOut(request);
        AuthenticationUtil.revalidateSession(request, authentication);
        request.getSession().setAttribute(PASSWORD, account.password());
        return true;
    }

    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            end(request, session);
        }
    }
}
