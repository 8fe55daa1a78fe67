package de.vorhabenpfad.platform.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Guarded;
import de.vorhabenpfad.platform.Directory;
import de.vorhabenpfad.trail.Trail;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the engine's accounts as the provider of the sign-on says them. The duties are exactly those of the newest proof of identity that
 * was shown; an older one (a program's token from before a change) changes nothing. Nobody can sign in to such an account with a password.
 */
final class SignOnAccounts {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityService identity;
    private final Network network;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final SignOnProperties properties;

    SignOnAccounts(IdentityService identity, Network network, People people, JdbcClient jdbc, TransactionTemplate transaction,
            Trail trail, SignOnProperties properties) {
        this.identity = identity;
        this.network = network;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.trail = trail;
        this.properties = properties;
    }

    /**
     * @param claims of a token whose signature, issuer and audience are checked
     * @throws BadCredentialsException if they name no account that the engine could have
     */
    Person person(Map<String, Object> claims, @Nullable Instant issuedAt) {
        if (!(claims.get(properties.accountClaim()) instanceof String account) || !account.matches("[a-zA-Z0-9_-]{1,64}") || Person.RESERVED.contains(account)) {
            throw new BadCredentialsException("The token's claim \"" + properties.accountClaim()
                    + "\" holds no account: letters, digits, hyphen and underscore, 64 at most, and no name of the product's own.");
        }
        if (!(claims.get("sub") instanceof String subject) || subject.isBlank()) {
            throw new BadCredentialsException("The token names no subject, so nobody can tell whose account it is.");
        }
        long issued = issuedAt == null ? 0 : issuedAt.getEpochSecond();
        if (isNewer(account, subject, issued)) {
            Guarded.byTheProduct(() -> transaction.executeWithoutResult(status -> {
                // two requests of somebody new at once
                jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param("sign-on " + account).query((row, i) -> 0).single();
                if (isNewer(account, subject, issued)) {
                    keep(account, claims);
                    jdbc.sql("""
                            insert into sign_on_proof (account, subject, issued) values (:account, :subject, :issued)
                            on conflict (account) do update set subject = excluded.subject, issued = excluded.issued""").param("account", account).param("subject", subject)
                            .param("issued", issued).update();
                }
            }));
        }
        return people.find(account).orElseThrow(() -> new BadCredentialsException("The account was deleted after this proof was issued."));
    }

    /**
     * @throws BadCredentialsException if the account is another's; a name whose account was deleted may pass to somebody else, unless it
     *     proposed something: that stays the one's who did
     */
    private boolean isNewer(String account, String subject, long issued) {
        Optional<Proof> last = jdbc.sql("select subject, issued from sign_on_proof where account = ?").param(account)
                .query((row, i) -> new Proof(row.getString(1), row.getLong(2))).optional();
        if (last.isPresent() && !last.get().subject().equals(subject) && (identity.createUserQuery().userId(account).count() > 0 || hasProposed(account))) {
            throw new BadCredentialsException("The account belongs to another subject of the provider.");
        }
        return last.isEmpty() || last.get().issued() < issued;
    }

    private boolean hasProposed(String account) {
        return jdbc.sql("select exists (select 1 from initiative where proposer = ?)").param(account).query(Boolean.class).single();
    }

    private record Proof(String subject, long issued) {
    }

    private void keep(String account, Map<String, Object> claims) {
        User user = identity.createUserQuery().userId(account).singleResult();
        boolean isNew = user == null;
        if (isNew) {
            user = identity.newUser(account);
            user.setPassword(unknowable());
        }
        String first = text(claims.get("given_name"), account);
        String last = text(claims.get("family_name"), "");
        boolean isRenamed = !isNew && !(first.equals(user.getFirstName()) && last.equals(Objects.requireNonNullElse(user.getLastName(), "")));
        user.setFirstName(first);
        user.setLastName(last);
        // a random password holds a short name by chance, which the rules for passwords refuse
        ((IdentityServiceImpl) identity).saveUser(user, true);
        if (isNew || isRenamed) {
            changed(account + (isNew ? ": new" : ": another name"));
        }

        Set<String> wanted = groups(claims);
        Set<String> present = people.find(account).orElseThrow().groups();
        wanted.stream().filter(group -> !present.contains(group)).forEach(group -> identity.createMembership(account, group));
        present.stream().filter(group -> !wanted.contains(group)).forEach(group -> identity.deleteMembership(account, group));
        if (!present.equals(wanted)) {
            trail.changed("system", "duties by sign-on", account + ": " + wanted.stream().sorted().collect(Collectors.joining(", ")), null);
        }

        String authority = claims.get(properties.authorityClaim()) instanceof String claimed && network.authority(claimed).isPresent() ? claimed : null;
        if (!Objects.equals(authority, identity.getUserInfo(account, Directory.AUTHORITY))) {
            if (authority == null) {
                identity.deleteUserInfo(account, Directory.AUTHORITY);
            } else {
                identity.setUserInfo(account, Directory.AUTHORITY, authority);
            }
            changed(account + ": authority " + (authority == null ? "none" : authority));
        }
    }

    /** What is on the trail of an account; names are not. */
    private void changed(String what) {
        trail.changed("system", "account by sign-on", what, null);
    }

    /** Only groups that the engine knows: the provider may have many others. */
    private Set<String> groups(Map<String, Object> claims) {
        Set<String> known = identity.createGroupQuery().unlimitedList().stream().map(Group::getId).collect(Collectors.toSet());
        Collection<?> claimed = claims.get(properties.groupsClaim()) instanceof Collection<?> several ? several : List.of();
        return claimed.stream().map(String::valueOf).map(group -> group.startsWith("/") ? group.substring(1) : group).filter(known::contains)
                .collect(Collectors.toSet());
    }

    private static String text(@Nullable Object claim, String otherwise) {
        return claim instanceof String text && !text.isBlank() ? text : otherwise;
    }

    /** Long and random. */
    private static String unknowable() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
