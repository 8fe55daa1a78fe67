package de.vorhabenpfad.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.trail.Trail;
import de.vorhabenpfad.trail.Trail.How;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Sees by the session and the headers of a request who came in, who was not let in and who left, on whatever page: our own, the web
 * applications', or the way back from a sign-on elsewhere.
 */
final class Logins {

    private static final String SIGN_ON = "/login/oauth2/code/";
    private static final String WEB_APPLICATIONS = "/camunda/api/admin/auth/user/";

    private final Trail trail;

    Logins(Trail trail) {
        this.trail = trail;
    }

    /** Who was signed in when the request came, and the session's id; null if nobody was, or there was none. */
    record Before(@Nullable String account, @Nullable String session) {
    }

    static Before before(HttpServletRequest request) {
        return new Before(account(request), session(request));
    }

    void record(Before before, HttpServletRequest request, int status) {
        String from = request.getRemoteAddr();
        String account = account(request);
        String header = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION)).toLowerCase(Locale.ROOT);
        boolean refused = status == HttpServletResponse.SC_UNAUTHORIZED;
        if (account != null && (!account.equals(before.account()) || !Objects.equals(before.session(), session(request)))) {
            trail.loggedIn(account, from, isSignOn(request) ? How.OPENID_CONNECT : How.FORM);
        } else if (account == null && before.account() != null) {
            if (request.getAttribute("sessionEnded") != null || Address.path(request).startsWith(WEB_APPLICATIONS)) {
                trail.loggedOut(before.account(), from);
            } // else another request of the session did, which tells of it
        } else if (header.startsWith("basic ") || header.startsWith("bearer ")) {
            How how = header.startsWith("basic ") ? How.BASIC : How.BEARER;
            if (refused) {
                trail.loginRefused(how == How.BASIC ? named(request) : null, from, how);
            } else if (account == null && request.getAttribute("person") instanceof Person person) {
                trail.loggedIn(person.account(), from, how);
            }
        } else if (refused && request.getMethod().equals("POST") && typed(request) != null) {
            trail.loginRefused(typed(request), from, How.FORM);
        } else if (isSignOn(request) && account == null) {
            trail.loginRefused(null, from, How.OPENID_CONNECT);
        }
    }

    private static boolean isSignOn(HttpServletRequest request) {
        return Address.path(request).startsWith(SIGN_ON);
    }

    private static @Nullable String typed(HttpServletRequest request) {
        String path = Address.path(request);
        if (path.equals("/anmelden")) {
            return String.valueOf(request.getParameter("konto"));
        }
        return path.startsWith(WEB_APPLICATIONS) && path.contains("/login/") ? String.valueOf(request.getParameter("username")) : null;
    }

    private static @Nullable String named(HttpServletRequest request) {
        try {
            String pair = new String(Base64.getDecoder().decode(request.getHeader(HttpHeaders.AUTHORIZATION).substring("basic ".length()).strip()), StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(0, pair.indexOf(':')));
        } catch (IllegalArgumentException e) {
            return null; // no Base64
        }
    }

    /** Who is signed in by the session, or null. */
    static @Nullable String account(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        try {
            return session == null ? null
                    : AuthenticationUtil.getAuthsFromSession(session).getAuthentications().stream().map(UserAuthentication::getIdentityId).findFirst().orElse(null);
        } catch (IllegalStateException e) {
            return null; // another request has just ended it
        }
    }

    static @Nullable String session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
