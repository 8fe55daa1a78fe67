package de.vorhabenpfad.platform.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Accounts and passwords of the engine, for programs that send them with each request (HTTP Basic). */
final class EngineAccounts implements AuthenticationProvider {

    private final SignIn signIn;

    EngineAccounts(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        return signIn.byPassword(given.getName(), String.valueOf(given.getCredentials())).map(SignedIn::new)
                .orElseThrow(() -> new BadCredentialsException("Wrong account or password."));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
