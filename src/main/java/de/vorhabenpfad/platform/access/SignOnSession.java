package de.vorhabenpfad.platform.access;

import java.io.Serializable;
import java.time.Instant;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * What a session of ours keeps of the one at the provider that it came from.
 *
 * @param idToken the proof of who signed on, which the provider wants to see when somebody leaves
 * @param subject whom the provider means, by its claim {@code sub}
 * @param sid the provider's name for its session; null if it gives none
 * @param issued when the proof was issued, in seconds since 1970 by the provider's clock
 */
record SignOnSession(String idToken, String subject, @Nullable String sid, long issued) implements Serializable {

    /** The claim with the provider's name for its session. */
    static final String SID = "sid";

    private static final String ATTRIBUTE = SignOnSession.class.getName();

    static SignOnSession of(OidcIdToken proof) {
        Instant issued = proof.getIssuedAt();
        return new SignOnSession(proof.getTokenValue(), proof.getSubject(), proof.getClaimAsString(SID), issued == null ? 0 : issued.getEpochSecond());
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Null if nobody signed on elsewhere for this session. */
    static @Nullable SignOnSession in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignOnSession kept ? kept : null;
    }
}
