package de.vorhabenpfad.portal.proposer;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many submissions an hour the open door takes, from one network address and over all. Counted in the database, so over
 * all nodes; an address is kept for that hour only, as a hash with a key of this installation.
 */
@Component
class SubmissionLimit {

    private static final Pattern IPV4 = Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*");
    private static final Duration HOUR = Duration.ofHours(1);
    /** Names the lock under which submissions are counted one after the other. */
    private static final long LOCK = 0x565f5355424d4954L;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Limits limits;

    SubmissionLimit(JdbcClient jdbc, Clock clock, Limits limits) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limits = limits;
    }

    /** @param anHourFromOneAddress and over all: at least 1 each */
    @ConfigurationProperties("vorhabenpfad.submissions")
    record Limits(@DefaultValue("5") int anHourFromOneAddress, @DefaultValue("60") int anHour) {
    }

    /** What is counted, each by itself. */
    enum Kind { IDEA, LINK, NAME }

    /** Counts a request within the caller's transaction; returns false if it is one too many, and counts nothing then. */
    boolean admits(Kind kind, String networkAddress) {
        // nothing that takes time is done under the lock, for which all others wait
        byte[] address = hash(networkAddress);
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, i) -> 0).list();
        Instant now = clock.instant();
        forget(now);
        record Counted(long all, long own) {
        }
        Counted counted = jdbc.sql("select count(*) as all_in_all, count(*) filter (where address = :address) as own from submission where kind = :kind")
                .param("address", address).param("kind", kind.name()).query((row, i) -> new Counted(row.getLong(1), row.getLong(2))).single();
        if (counted.own() >= limits.anHourFromOneAddress() || counted.all() >= limits.anHour()) {
            return false;
        }
        jdbc.sql("insert into submission (kind, address, at) values (:kind, :address, :at)").param("kind", kind.name()).param("address", address).param("at", Timestamp.from(now)).update();
        return true;
    }

    /** Also when nobody sends anything any more. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @Transactional
    void forget() {
        forget(clock.instant());
    }

    private void forget(Instant now) {
        jdbc.sql("delete from submission where at <= :since").param("since", Timestamp.from(now.minus(HOUR))).update();
    }

    private byte[] hash(String networkAddress) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return mac.doFinal(network(networkAddress));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    /**
     * One household or office has a whole network of addresses by IPv6, named by their first half. What is no address but a name
     * that a proxy passed on counts as it is: asking for its address would take as long as whoever owns the name likes.
     */
    static byte[] network(String networkAddress) {
        String literal = networkAddress.replaceFirst("%.*", "");
        try {
            if (IPV4.matcher(literal).matches() || IPV6.matcher(literal).matches()) {
                InetAddress address = InetAddress.getByName(literal);
                return address instanceof Inet6Address ? Arrays.copyOf(address.getAddress(), 8) : address.getAddress();
            }
        } catch (UnknownHostException e) {
            // signs of an address, and none; with a colon in it nobody is asked
        }
        return networkAddress.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] key() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into submission_key (key) values (:key) on conflict do nothing").param("key", fresh).update();
        return jdbc.sql("select key from submission_key").query(byte[].class).single();
    }
}
