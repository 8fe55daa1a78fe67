package de.vorhabenpfad.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.trail.Origin;
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

    /** Each by itself: whoever shows several proofs in one request hides none behind another. */
    void record(Before before, Origin origin, HttpServletRequest request, int status) {
        String from = request.getRemoteAddr();
        String account = account(request);
        boolean begun = account != null && !(account.equals(before.account()) && Objects.equals(before.session(), session(request)));
        // else another request of the session ended it, which tells of it
        boolean ended = request.getAttribute("sessionEnded") != null || account == null && Address.path(request).startsWith(WEB_APPLICATIONS);
        if (before.account() != null && ended) {
            trail.loggedOut(before.account(), from, before.session());
        }
        if (begun) {
            trail.loggedIn(account, from, isSignOn(request) ? How.OPENID_CONNECT : How.FORM);
        }
        boolean atForm = isForm(request) && origin.isPastHeaders();
        // typed elsewhere: such as the old one when a password is changed
        boolean refused = atForm ? isRefused(origin, status) : origin.isTypedWrong();
        if (refused) {
            trail.loginRefused(origin.typed().orElse(null), from, How.FORM);
        }
        recordHeader(before, origin, request, status == HttpServletResponse.SC_UNAUTHORIZED && !atForm, from);
        if (isSignOn(request) && account == null) {
            trail.loginRefused(null, from, How.OPENID_CONNECT);
        }
    }

    private void recordHeader(Before before, Origin origin, HttpServletRequest request, boolean refused, String from) {
        String header = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION)).strip().toLowerCase(Locale.ROOT);
        // what follows the word may be any sign to whoever reads the header
        if (!header.startsWith("basic") && !header.startsWith("bearer")) {
            return;
        }
        How how = header.startsWith("basic") ? How.BASIC : How.BEARER;
        if (request.getAttribute("person") instanceof Person person) {
            // whoever is signed in by the session already is not asked again
            boolean asked = how == How.BASIC ? origin.triedInHeader().isPresent()
                    : !person.account().equals(before.account()) || Address.path(request).startsWith("/engine-rest");
            if (asked) {
                trail.loggedIn(person.account(), from, how);
            }
        } else if (refused) {
            trail.loginRefused(how == How.BASIC ? origin.triedInHeader().orElseGet(() -> named(request)) : null, from, how);
        }
    }

    /** Where people type their password. */
    private static boolean isForm(HttpServletRequest request) {
        String path = Address.path(request);
        return request.getMethod().equals("POST") && (path.equals("/anmelden") || path.startsWith(WEB_APPLICATIONS) && path.contains("/login/"));
    }

    /** The web applications also say 403, to whoever has the right password and not the right to the application. */
    private static boolean isRefused(Origin origin, int status) {
        return status == HttpServletResponse.SC_UNAUTHORIZED || status == HttpServletResponse.SC_FORBIDDEN && origin.typed().isPresent();
    }

    private static boolean isSignOn(HttpServletRequest request) {
        return Address.path(request).startsWith(SIGN_ON);
    }

    private static @Nullable String named(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION).strip();
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(Math.min("basic ".length(), header.length())).strip()), StandardCharsets.UTF_8);
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
