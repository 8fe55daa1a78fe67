package de.vorhabenpfad.platform.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The ways to the provider of the sign-on and back. */
final class SignOnWays implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    static final String REGISTRATION = "vorhabenpfad";
    static final String START = "/oauth2/authorization/" + REGISTRATION;

    private static final Logger LOG = LoggerFactory.getLogger(SignOnWays.class);

    private final SignIn signIn;
    private final SignOnAccounts accounts;
    private final ClientRegistrationRepository registrations;

    SignOnWays(SignIn signIn, SignOnAccounts accounts, ClientRegistrationRepository registrations) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.registrations = registrations;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
        OidcUser user = (OidcUser) authentication.getPrincipal();
        String wanted = (String) request.getSession().getAttribute(SignInPage.WANTED);
        String account;
        try {
            account = accounts.person(user.getClaims(), user.getIssuedAt()).account();
        } catch (AuthenticationException e) {
            onAuthenticationFailure(request, response, e);
            return;
        }
        signIn.signInAs(request, account);
        SignOnSession.of(user.getIdToken()).keep(request.getSession());
        response.sendRedirect(request.getContextPath() + SignInPage.inside(wanted));
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        // the message may hold what a stranger has put into the address
        String code = e instanceof OAuth2AuthenticationException oauth ? oauth.getError().getErrorCode().replaceAll("[^a-z_]", "") : "";
        LOG.warn("A sign-on failed: {} {}", e.getClass().getSimpleName(), code);
        response.sendRedirect(request.getContextPath() + "/anmelden?fehler=" + (e instanceof BadCredentialsException
                ? "konto" : "anmeldedienst"));
    }

    /** Whether the provider has been found; asks it if it has not. */
    boolean isThere() {
        try {
            return registrations.findByRegistrationId(REGISTRATION) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String message(String reason) {
        return reason.equals("konto") ? "Ihr Konto beim Anmeldedienst passt nicht zu Vorhabenpfad. Bitte wenden Sie sich an den Betrieb."
                : "Die Anmeldung beim Anmeldedienst ist nicht gelungen. Bitte versuchen Sie es noch einmal.";
    }

    /** Where the browser goes so that the provider's own session ends too. */
    String goodbye(HttpServletRequest request) {
        SignOnSession origin = SignOnSession.in(request.getSession(false));
        String end = origin == null ? null : endOfSession();
        if (origin == null || end == null) {
            return "/";
        }
        String back = ServletUriComponentsBuilder.fromContextPath(request).path("/").build().toUriString();
        return UriComponentsBuilder.fromUriString(end).queryParam("id_token_hint", "{hint}").queryParam("post_logout_redirect_uri", "{back}")
                .encode().buildAndExpand(origin.idToken(), back).toUriString();
    }

    private @Nullable String endOfSession() {
        if (!isThere()) {
            return null;
        }
        ClientRegistration registration = registrations.findByRegistrationId(REGISTRATION);
        Object end = registration == null ? null : registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return end == null ? null : end.toString();
    }
}
