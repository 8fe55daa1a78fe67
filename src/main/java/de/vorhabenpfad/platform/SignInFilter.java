package de.vorhabenpfad.platform;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.network.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for a login before our own pages and API and hands the person on as the request attribute {@code person}: by the
 * web applications' session, or for programs by HTTP Basic.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class SignInFilter extends OncePerRequestFilter {

    private static final String BASIC = "Basic ";
    /** What a browser says of our own pages and of typed addresses; programs say nothing. */
    private static final Set<String> SAME_ORIGIN = Set.of("same-origin", "none", "null");

    /** What anybody may open; everything else asks for a login. */
    private static final Set<String> OPEN = Set.of("/", "/anmelden", "/abmelden", "/error", "/favicon.ico", "/portal.css", "/portal.svg", "/vorschlagen", "/status",
            "/werkzeugkasten", "/api/toolbox", "/api/similar", "/barrierefreiheit", "/datenschutz", "/impressum", "/v3/api-docs",
            "/swagger-ui.html");
    private static final Set<String> OPEN_BELOW = Set.of("/vorschlagen/", "/status/", "/werkzeugkasten/", "/api/toolbox/", "/kern/",
            "/script/", "/pictures/", "/v3/api-docs/", "/swagger-ui/");

    private final SignIn signIn;

    SignInFilter(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/camunda/") || path.startsWith("/engine-rest/") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
        if (request.getMethod().equals("POST") && !SAME_ORIGIN.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))) {
            // a foreign page must neither sign anybody in nor out
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<Person> person = signIn.bySession(request).or(() -> byHeader(request));
        person.ifPresent(one -> request.setAttribute("person", one));
        if (person.isPresent() || isOpen(path)) {
            chain.doFilter(request, response);
        } else if (path.startsWith("/api/") || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Vorhabenpfad\", charset=\"UTF-8\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            String wanted = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
            response.sendRedirect(request.getContextPath() + "/anmelden?weiter=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        }
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
    }

    private Optional<Person> byHeader(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        String[] parts;
        try {
            parts = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return parts.length == 2 && !parts[0].isEmpty() ? signIn.byPassword(parts[0], parts[1]) : Optional.empty();
    }
}
