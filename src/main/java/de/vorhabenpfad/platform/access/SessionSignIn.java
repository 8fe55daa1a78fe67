package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.util.regex.Pattern;

import de.vorhabenpfad.platform.Address;
import jakarta.servlet.DispatcherType;
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

    /** Request attribute: whom the session belongs to, whatever a header of the same request says. */
    static final String PERSON = SessionSignIn.class.getName() + ".person";

    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");

    /** Request attribute: an error page need not ask again, and must not where asking was what failed. */
    private static final String ASKED = SessionSignIn.class.getName() + ".asked";

    private final SignIn signIn;

    SessionSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // programs show who they are with each request
        return Address.path(request).startsWith("/engine-rest") || request.getDispatcherType() == DispatcherType.ERROR && request.getAttribute(ASKED) != null;
    }

    /** Who is refused before anybody has asked who it is, is still somebody on the page that says so. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ASKED, true);
        signIn.bySession(request).ifPresent(person -> {
            request.setAttribute(PERSON, person);
            SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(person)));
        });
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
