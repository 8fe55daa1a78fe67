package de.vorhabenpfad.platform.access;

import de.vorhabenpfad.network.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody whose account is certain, in Spring Security's terms. Duties are authorities by the same names, for what Spring Boot decides by them: details of the health. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Person person;

    SignedIn(Person person) {
        super(person.groups().stream().map(SimpleGrantedAuthority::new).toList());
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
