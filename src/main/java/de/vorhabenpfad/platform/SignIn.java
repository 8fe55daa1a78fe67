package de.vorhabenpfad.platform;

import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.stereotype.Component;

/** One login for all: who is signed in to Tasklist is signed in to our pages, and the other way round. */
@Component
final class SignIn {

    private final ProcessEngine engine;
    private final IdentityService identity;
    private final Network network;

    SignIn(ProcessEngine engine, IdentityService identity, Network network) {
        this.engine = engine;
        this.identity = identity;
        this.network = network;
    }

    /** Who is signed in by the web applications' session. */
    Optional<Person> bySession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Authentications all = AuthenticationUtil.getAuthsFromSession(session);
        return Optional.ofNullable(all.getAuthenticationForProcessEngine(engine.getName())).map(one -> person(one.getIdentityId()));
    }

    /** Who has this account and password; the engine makes guessing slow. */
    Optional<Person> byPassword(String account, String password) {
        if (account.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return identity.checkPassword(account, password) ? Optional.of(person(account)) : Optional.empty();
    }

    /** Signs in for this session, with a new session id. Returns false if the password is wrong. */
    boolean signIn(HttpServletRequest request, String account, String password) {
        if (byPassword(account, password).isEmpty()) {
            return false;
        }
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

    private Person person(String account) {
        Set<String> groups = Set.copyOf(AccountGroups.of(identity, account));
        Person named = network.person(account).orElse(null);
        if (named != null) {
            return new Person(account, named.name(), named.authority(), groups);
        }
        User user = identity.createUserQuery().userId(account).singleResult();
        String name = user == null || user.getFirstName() == null ? account : (user.getFirstName() + " " + user.getLastName()).strip();
        return new Person(account, name, null, groups);
    }
}
