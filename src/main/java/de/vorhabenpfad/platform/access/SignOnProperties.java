package de.vorhabenpfad.platform.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The place where people sign on elsewhere, by OpenID Connect. Without an issuer the accounts are the engine's own.
 *
 * @param issuer the provider's address, under which its {@code .well-known/openid-configuration} stands
 * @param clientId under which the provider knows this product
 * @param audience whom a program's token must be meant for; the client if nothing is said
 * @param accountClaim the claim that holds the account's id: letters, digits, hyphen, underscore
 * @param groupsClaim the claim that lists the duties by the names of the engine's groups; a leading slash is dropped
 * @param authorityClaim the claim with the id of the home authority, for accounts that {@code network.yaml} does not name
 */
@ConfigurationProperties("vorhabenpfad.sign-on")
public record SignOnProperties(@Nullable String issuer, @DefaultValue("vorhabenpfad") String clientId, @Nullable String clientSecret,
        @Nullable String audience, @DefaultValue("preferred_username") String accountClaim, @DefaultValue("groups") String groupsClaim,
        @DefaultValue("authority") String authorityClaim) {

    public boolean isConfigured() {
        return issuer != null && !issuer.isBlank();
    }

    String meantFor() {
        return audience == null || audience.isBlank() ? clientId : audience;
    }
}
