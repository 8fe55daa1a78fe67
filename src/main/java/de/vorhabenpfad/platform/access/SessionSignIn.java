package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.util.regex.Pattern;

import de.vorhabenpfad.platform.Address;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows again whoever signed in before, by the session. */
final class SessionSignIn extends OncePerRequestFilter {

    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");

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
        if (!isLoginOfWebApplications(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(request, new OnCommittedResponseWrapper(response) {
                @Override
                protected void onResponseCommitted() {
                    // the browser comes again as soon as it has the answer
                    signIn.bindToPassword(request);
                }
            });
        } finally {
            signIn.bindToPassword(request);
        }
    }

    private static boolean isLoginOfWebApplications(HttpServletRequest request) {
        return request.getMethod().equals("POST") && LOGIN.matcher(Address.path(request)).matches();
    }
}
