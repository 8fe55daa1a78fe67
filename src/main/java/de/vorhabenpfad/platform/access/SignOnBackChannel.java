package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.trail.Origin;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Here the provider itself says that somebody's session ended there (OpenID Connect Back-Channel Logout 1.0).
 * <p>
 * Spring Security's own filter for this is not used, though its address is: it fetches the provider's keys anew for each token, whoever sends it
 * (here {@link NowAndThen} says how often);
 * of a wrong one it tells nobody; and it ends sessions that it has registered itself, on this node. Its decoder of tokens is used; its list of
 * what a logout token must say is not open to others and therefore said here again.
 */
@RestController
@ConditionalOnWebApplication
@ConditionalOnExpression(SignOn.CONFIGURED)
final class SignOnBackChannel {

    static final String ADDRESS = "/logout/connect/back-channel/" + SignOnWays.REGISTRATION;

    private static final Logger LOG = LoggerFactory.getLogger(SignOnBackChannel.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** As much as with the proof of who signs on. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final JwtDecoder tokens;
    private final SignOnEnds ends;
    private final Trail trail;
    private final TransactionTemplate transaction;

    SignOnBackChannel(SignOnProperties properties, SignOnEnds ends, Trail trail, TransactionTemplate transaction) {
        this.tokens = SignOn.asking(() -> decoder(properties));
        this.ends = ends;
        this.trail = trail;
        this.transaction = transaction;
    }

    @PostMapping(path = ADDRESS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, String>> ended(@RequestParam(name = "logout_token", defaultValue = "") String logoutToken, HttpServletRequest request) {
        Jwt token;
        try {
            token = tokens.decode(logoutToken);
        } catch (BadJwtException e) {
            LOG.debug("A logout token was refused.", e);
            Origin.current().ifPresent(origin -> origin.refused(null, "logout token"));
            return ResponseEntity.badRequest().cacheControl(CacheControl.noStore()).body(Map.of("error", OAuth2ErrorCodes.INVALID_REQUEST));
        } catch (JwtException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, SignOn.AGAIN_IN_SECONDS)
                    .cacheControl(CacheControl.noStore()).build();
        }
        String subject = text(token, JwtClaimNames.SUB);
        transaction.executeWithoutResult(status -> {
            if (ends.keep(text(token, SignOnSession.SID), subject, Objects.requireNonNull(token.getIssuedAt()))) {
                trail.loggedOutElsewhere(subject == null ? null : ends.account(subject).orElse(null), request.getRemoteAddr());
            }
        });
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }

    private static JwtDecoder decoder(SignOnProperties properties) {
        NimbusJwtDecoder decoder = SignOn.claimsAsTheyAre(SignOn.byKeysOf(properties).validateType(false).build());
        JwtTypeValidator type = new JwtTypeValidator("logout+jwt", "JWT");
        type.setAllowEmpty(true);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(properties.issuer()), type,
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, meant -> meant != null && meant.contains(properties.clientId())),
                new JwtClaimValidator<>("events", events -> events instanceof Map<?, ?> happened && happened.containsKey(EVENT)),
                new JwtClaimValidator<Instant>(JwtClaimNames.IAT, issued -> issued != null && issued.isBefore(Instant.now().plus(CLOCKS_DIFFER))),
                new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull), new JwtClaimValidator<>(JwtClaimNames.JTI, Objects::nonNull),
                // a proof of who signed on has one, and must not be taken for a logout
                new JwtClaimValidator<>("nonce", Objects::isNull), SignOnBackChannel::saysWhose));
        return decoder;
    }

    private static OAuth2TokenValidatorResult saysWhose(Jwt token) {
        return text(token, SignOnSession.SID) != null || text(token, JwtClaimNames.SUB) != null ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token needs sid or sub.", null));
    }

    private static @Nullable String text(Jwt token, String claim) {
        String text = token.getClaimAsString(claim);
        return text == null || text.isBlank() ? null : text;
    }
}
