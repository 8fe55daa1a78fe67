package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.platform.Address;
import de.vorhabenpfad.trail.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What somebody is told whom the gate does not let in: people get a page or the login, programs a status and JSON. */
final class Refused implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Request attribute: what {@code error/403.html} says: {@code duty}, {@code sender}; without it that a case is seen by few. */
    static final String WHY = "refusal";

    private static final List<String> PROGRAMS = List.of("/engine-rest", "/camunda/api/", "/api/", "/actuator", "/v3/");
    private static final String CLOSED = "AddressClosed";

    private final Routes routes;
    private final ObjectMapper json;
    private final String challenge;

    /**
     * @param routes to see where somebody may go on after the login
     * @param challenge how a program may sign in, as {@code WWW-Authenticate} says it
     */
    Refused(Routes routes, ObjectMapper json, String challenge) {
        this.routes = routes;
        this.json = json;
        this.challenge = challenge;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        String path = Address.path(request);
        if (e instanceof AuthenticationServiceException) {
            // nobody can say now whether the token is good
            response.setHeader(HttpHeaders.RETRY_AFTER, SignOn.AGAIN_IN_SECONDS);
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "NotReady",
                    "Der Anmeldedienst antwortet zurzeit nicht. Bitte versuchen Sie es in einer Minute noch einmal.");
        } else if (isProgram(request, path)) {
            if (!path.startsWith("/camunda/")) {
                // in a web application's own call the browser would open its password window
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            }
            answer(response, HttpServletResponse.SC_UNAUTHORIZED, CLOSED, "Bitte melden Sie sich an.");
        } else if (!Boolean.TRUE.equals(request.getAttribute(Gate.LISTED))) {
            tellTheTrail();
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getMethod().equals("GET")) {
            String wanted = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
            response.sendRedirect(request.getContextPath() + "/anmelden?weiter=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        } else {
            // what was sent is gone; where it was sent from is not
            tellTheTrail();
            String back = routes.find("GET", path).isPresent() ? path : "/suche";
            response.sendRedirect(request.getContextPath() + "/anmelden?gesendet&weiter=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        boolean listed = Boolean.TRUE.equals(request.getAttribute(Gate.LISTED));
        if (isProgram(request, Address.path(request))) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, CLOSED,
                    listed ? "Dazu haben Sie nicht das Recht." : "Das geht hier nicht: Diese Adresse ist für niemanden offen.");
        } else {
            tellTheTrail();
            request.setAttribute(WHY, "duty");
            response.sendError(listed ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** A refusal, whatever the status says: a page that nobody may open is not found, and who is signed out is sent to the login. */
    private static void tellTheTrail() {
        Origin.current().ifPresent(origin -> origin.refused(null, ""));
    }

    private static boolean isProgram(HttpServletRequest request, String path) {
        return PROGRAMS.stream().anyMatch(path::startsWith) || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private void answer(HttpServletResponse response, int status, String type, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), Map.of("type", type, "message", message, "fields", List.of()));
    }
}
