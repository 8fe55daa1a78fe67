package de.vorhabenpfad.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records who did what when, to which case, from where. A change is written in the transaction that makes it, all else in one of
 * its own; nothing but a change can fail because of its record.
 */
@Component
public class Trail {

    /** Programs log in with each request; the trail has one login of theirs for this long. */
    private static final Duration SAME_LOGIN = Duration.ofMinutes(15);
    private static final int LOGINS_KEPT = 10_000;

    /** How one logs in. */
    public enum How {
        FORM("form"), BASIC("basic"), OPENID_CONNECT("oidc"), BEARER("bearer");

        private final String code;

        How(String code) {
            this.code = code;
        }
    }

    private final TrailTable table;
    private final Writer writer;
    private final KnownAccounts accounts;
    private final Mark marks = new Mark();
    private final Map<String, Instant> logins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > LOGINS_KEPT;
        }
    };

    Trail(TrailTable table, Writer writer, KnownAccounts accounts) {
        this.table = table;
        this.writer = writer;
        this.accounts = accounts;
    }

    /**
     * Somebody logged in. Call it when the new session is there. A login by a header with each request (basic, bearer) is written once
     * in 15 minutes for each account and address, so it may be called for each request. Of the others only the first of a request counts.
     *
     * @param from network address
     */
    public void loggedIn(String account, String from, How how) {
        boolean isNew = how == How.BASIC || how == How.BEARER ? !isSameLogin(account + "\n" + from + "\n" + how.code) : isFirst(Origin::firstLogin);
        if (isNew) {
            writer.writeEach(new TrailRecord(Kind.LOGIN, account, how.code, null, null, from, session()));
        }
    }

    /**
     * Somebody was not let in: wrong password, locked, foreign token. The refusal that the same request ends in is then not written once more.
     *
     * @param account what was given as the account; only written down if there is such an account
     */
    public void loginRefused(@Nullable String account, String from, How how) {
        Origin.current().ifPresent(Origin::refusalWritten);
        if (isFirst(Origin::firstLogin)) {
            writer.write(new TrailRecord(Kind.LOGIN_REFUSED, account != null && isKnown(account) ? account : null, how.code, null, null, from, null));
        }
    }

    /** One request has one login and one end of a session, whoever tells of it first. */
    private static boolean isFirst(Predicate<Origin> first) {
        return Origin.current().map(first::test).orElse(true);
    }

    private boolean isKnown(String account) {
        return !account.isBlank() && account.length() <= 255 && account.chars().noneMatch(Character::isISOControl) && accounts.knows(account);
    }

    /**
     * Somebody logged out, or another login took the place of theirs.
     *
     * @param session id of the session that ended
     */
    public void loggedOut(String account, String from, @Nullable String session) {
        if (isFirst(Origin::firstLogout)) {
            writer.writeEach(new TrailRecord(Kind.LOGOUT, account, "session", null, null, from, mark(session)));
        }
    }

    /** A session ended because nobody used it any more. */
    public void idle(String account, String session) {
        writer.writeEach(new TrailRecord(Kind.LOGOUT, account, "idle", null, null, null, mark(session)));
    }

    /**
     * The provider of the sign-on says that somebody's session ended there. Ours is found ended at its next request, which is told by
     * {@link #loggedOut}. Written in the transaction under way, as a change is.
     *
     * @param account null if nobody here is known by what the provider says
     * @param from the provider's network address
     */
    public void loggedOutElsewhere(@Nullable String account, String from) {
        if (isFirst(Origin::firstLogout)) {
            change(new TrailRecord(Kind.LOGOUT, account, How.OPENID_CONNECT.code, null, null, from, null), true);
        }
    }

    /**
     * Somebody was refused what they asked for. Never fails, and returns soon also when the database is away. The same request's
     * refusal is written once.
     *
     * @param who the account, or null if nobody is signed in
     * @param what operation, or method and route; no text that somebody typed
     */
    public void refused(@Nullable String who, String what, @Nullable String about, @Nullable String number) {
        Origin origin = Origin.current().orElse(null);
        if (origin != null) {
            if (origin.isRefusalWritten()) {
                return;
            }
            origin.refusalWritten();
        }
        writer.write(new TrailRecord(Kind.REFUSAL, who, what, about, number, source(), session()));
    }

    /** Somebody took data away: an attachment, a list, a file. */
    public void exported(@Nullable String who, String what, @Nullable String about, @Nullable String number) {
        String ofCase = number == null ? Origin.current().flatMap(Origin::number).orElse(null) : number;
        writer.write(new TrailRecord(Kind.EXPORT, who, what, about, ofCase, source(), session()));
    }

    /**
     * Something is changed by the transaction under way: written when it commits, in it, and not at all if it does not. Without a
     * transaction it is written at once.
     *
     * @param who the account, {@code system}, {@code proposer}, or null if nobody is known
     */
    public void changed(@Nullable String who, String what, @Nullable String about, @Nullable String number) {
        change(new TrailRecord(Kind.CHANGE, who, what, about, number, source(), session()), true);
    }

    /** The same, unless the transaction has another record of a change of theirs: that one tells more. */
    public void changedAtLeast(@Nullable String who, String what, @Nullable String about, @Nullable String number) {
        change(new TrailRecord(Kind.CHANGE, who, what, about, number, source(), session()), false);
    }

    private void change(TrailRecord record, boolean telling) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            Changes.ofTransaction(table).add(record, telling);
        } else {
            table.write(List.of(new Flood.Counted(record, 1)));
        }
    }

    /** The address, or of people without an account a mark by which records of the same network are known. */
    private @Nullable String source() {
        return Origin.current().map(origin -> origin.isHidden() ? "#" + marks.of("address " + AddressBlock.of(origin.address())) : origin.address()).orElse(null);
    }

    private @Nullable String session() {
        return mark(Origin.current().map(Origin::sessionId).orElse(null));
    }

    private @Nullable String mark(@Nullable String session) {
        return session == null ? null : marks.of(session);
    }

    private boolean isSameLogin(String key) {
        Instant now = Instant.now();
        synchronized (logins) {
            Instant before = logins.get(key);
            if (before != null && before.plus(SAME_LOGIN).isAfter(now)) {
                return true;
            }
            logins.put(key, now);
            return false;
        }
    }
}
