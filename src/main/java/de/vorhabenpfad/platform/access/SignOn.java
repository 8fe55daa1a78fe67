package de.vorhabenpfad.platform.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-on by OpenID Connect, when {@code vorhabenpfad.sign-on.issuer} is set. The provider is asked when the first person comes, not
 * at the start: the product starts also while the provider is away.
 */
@Configuration
@ConditionalOnWebApplication
@ConditionalOnExpression(SignOn.CONFIGURED)
class SignOn {

    static final String CONFIGURED = "!'${vorhabenpfad.sign-on.issuer:}'.isBlank()";
    /** When somebody may come again who was sent away because the provider did not answer. */
    static final String AGAIN_IN_SECONDS = String.valueOf(Discovery.PAUSE.toSeconds());

    @Bean
    ClientRegistrationRepository clientRegistrations(SignOnProperties properties) {
        Discovery<ClientRegistration> registration = new Discovery<>(() -> ClientRegistrations.fromIssuerLocation(properties.issuer())
                .registrationId(SignOnWays.REGISTRATION).clientId(properties.clientId()).clientSecret(properties.clientSecret()).scope("openid", "profile")
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}").build(), InstantSource.system());
        return id -> id.equals(SignOnWays.REGISTRATION) ? registration.get() : null;
    }

    @Bean
    JwtDecoder jwtDecoder(SignOnProperties properties) {
        return asking(() -> decoder(properties));
    }

    /**
     * Decodes tokens by what the provider says of itself, once it has said it. Until then, and while its keys cannot be had, a token is neither
     * good nor bad: {@link JwtException}, but no {@link org.springframework.security.oauth2.jwt.BadJwtException}.
     */
    static JwtDecoder asking(Supplier<JwtDecoder> question) {
        Discovery<JwtDecoder> decoder = new Discovery<>(question, InstantSource.system());
        return token -> {
            JwtDecoder known;
            try {
                known = decoder.get();
            } catch (IllegalArgumentException e) {
                throw new JwtException("The provider of the sign-on is away, so nobody can say whether the token is good.", e);
            }
            return known.decode(token);
        };
    }

    /** Asks the provider at once. No request waits long for its keys. */
    static NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder byKeysOf(SignOnProperties properties) {
        return NimbusJwtDecoder.withIssuerLocation(properties.issuer()).restOperations(SignOnPatience.nowAndThen());
    }

    /** As Spring Security reads ID tokens: its usual way makes up a time of issue where there is none. */
    static NimbusJwtDecoder claimsAsTheyAre(NimbusJwtDecoder decoder) {
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    private static JwtDecoder decoder(SignOnProperties properties) {
        NimbusJwtDecoder decoder = claimsAsTheyAre(byKeysOf(properties).build());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(properties.issuer()),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, meant -> meant != null && meant.contains(properties.meantFor())),
                new JwtClaimValidator<>(JwtClaimNames.IAT, Objects::nonNull),
                // a proof of who signed on is no key for programs, though it is meant for us too
                new JwtClaimValidator<>("nonce", Objects::isNull), new JwtClaimValidator<>("typ", type -> !"ID".equals(type)),
                // nor is the news that somebody's session ended
                new JwtClaimValidator<>("events", Objects::isNull)));
        return decoder;
    }

    @Bean
    SignOnAccounts signOnAccounts(IdentityService identity, Network network, People people, JdbcClient jdbc, TransactionTemplate transaction,
            Trail trail, SignOnProperties properties) {
        return new SignOnAccounts(identity, network, people, jdbc, transaction, trail, properties);
    }

    @Bean
    SignOnWays signOnWays(SignIn signIn, SignOnAccounts accounts, ClientRegistrationRepository registrations) {
        return new SignOnWays(signIn, accounts, registrations);
    }

    /** Nobody's access token is kept: after the login the provider is not asked again. */
    @Bean
    OAuth2AuthorizedClientRepository noAuthorizedClients() {
        return new OAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registration, Authentication principal,
                    HttpServletRequest request) {
                return null;
            }

            @Override
            public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal, HttpServletRequest request,
                    HttpServletResponse response) {
                // see above
            }

            @Override
            public void removeAuthorizedClient(String registration, Authentication principal, HttpServletRequest request,
                    HttpServletResponse response) {
                // see above
            }
        };
    }
}
