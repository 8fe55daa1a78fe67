package de.vorhabenpfad.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.platform.AccountGroups;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One login for all: who is signed in to Tasklist is signed in to our pages, and the other way round. */
@Component
final class SignIn {

    private final ProcessEngine engine;
    private final IdentityService identity;
    private final Network network;
    private final Clock clock;
    private final Duration longest;
    private final SignOnEnds ends;

    SignIn(ProcessEngine engine, IdentityService identity, Network network, Clock clock,
            @Value("${vorhabenpfad.session.longest}") Duration longest, SignOnEnds ends) {
        this.engine = engine;
        this.identity = identity;
        this.network = network;
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
        Optional<String> account = Optional.ofNullable(all.getAuthenticationForProcessEngine(engine.getName())).map(one -> one.getIdentityId());
        if (account.isPresent() && !exists(account.get())) {
            // and is not there again for whoever gets the account's name next
            session.invalidate();
            return Optional.empty();
        }
        return account.map(this::person);
    }

    /** Who has this account and password; the engine makes guessing slow. */
    Optional<Person> byPassword(String account, String password) {
        if (account.isEmpty() || account.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return identity.checkPassword(account, password) ? Optional.of(person(account)) : Optional.empty();
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

    /** An account that the operator deleted takes its sessions along. */
    private boolean exists(String account) {
        return identity.createUserQuery().userId(account).count() > 0;
    }

    /** The account with its duties of this moment. */
    Person person(String account) {
        Set<String> groups = Set.copyOf(AccountGroups.of(identity, account));
        Person named = network.person(account).orElse(null);
        if (named != null) {
            return new Person(account, named.name(), named.authority(), groups);
        }
        User user = identity.createUserQuery().userId(account).singleResult();
        String name = user == null || user.getFirstName() == null ? account : (user.getFirstName() + " " + user.getLastName()).strip();
        return new Person(account, name, identity.getUserInfo(account, SignOnAccounts.AUTHORITY), groups);
    }
}
