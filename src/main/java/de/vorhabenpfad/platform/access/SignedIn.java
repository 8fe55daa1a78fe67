package de.vorhabenpfad.platform.access;

import java.util.List;

import de.vorhabenpfad.network.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody whose account is certain, in Spring Security's terms. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Person person;

    SignedIn(Person person) {
        super(List.of());
        this.person = person;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    @Override
    public String getName() {
        return person.account();
    }
}
