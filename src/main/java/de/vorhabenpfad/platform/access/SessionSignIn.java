package de.vorhabenpfad.platform.access;

import java.io.IOException;

import de.vorhabenpfad.platform.Address;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows again whoever signed in before, by the session. */
final class SessionSignIn extends OncePerRequestFilter {

    private final SignIn signIn;

    SessionSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // programs show who they are with each request
        return Address.path(request).startsWith("/engine-rest");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signIn.bySession(request).ifPresent(person -> SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(person))));
        chain.doFilter(request, response);
        signIn.bindToPassword(request);
    }
}
