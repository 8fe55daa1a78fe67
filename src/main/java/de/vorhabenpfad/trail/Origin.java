package de.vorhabenpfad.trail;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

/**
 * Where the work of the current thread comes from: one request. Whoever takes requests in binds it with {@link #during}; what the
 * product does by itself has none.
 */
public final class Origin {

    private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

    private final String source;
    private final BooleanSupplier hidden;
    private final Supplier<String> request;
    private final Supplier<@Nullable String> session;
    private final Supplier<@Nullable String> account;
    private boolean refusalWritten;
    private boolean loginWritten;
    private boolean logoutWritten;
    private boolean pastHeaders;
    private @Nullable String triedInHeader;
    private @Nullable String typed;
    private boolean typedWrong;
    private @Nullable String number;
    private @Nullable Refused refused;

    /**
     * What was refused inside, before the request ended.
     *
     * @param account who asked for it
     * @param operation the name of the operation; empty if it tells no more than the request
     */
    public record Refused(@Nullable String account, String operation) {
    }

    /**
     * @param source the client's network address
     * @param hidden whether the trail may have the address only as a hash, asked when something is written
     * @param request method and route, without anything that somebody typed
     * @param session id of the session, asked for when something is written, since a login makes a new one
     * @param account who is signed in, asked for when something is written
     */
    public Origin(String source, BooleanSupplier hidden, Supplier<String> request, Supplier<@Nullable String> session, Supplier<@Nullable String> account) {
        this.source = source;
        this.hidden = hidden;
        this.request = request;
        this.session = session;
        this.account = account;
    }

    /** Work that a request asks for. */
    public interface Work {
        void run() throws IOException, ServletException;
    }

    /** Does the work as coming from this request. */
    public void during(Work work) throws IOException, ServletException {
        Origin before = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public static Optional<Origin> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The client's network address. */
    public String address() {
        return source;
    }

    boolean isHidden() {
        return hidden.getAsBoolean();
    }

    /** The request is about this case, though its address does not say so. */
    public void concerns(String one) {
        number = one;
    }

    public Optional<String> number() {
        return Optional.ofNullable(number);
    }

    /** The headers have been asked who this is; a password that is tried from now on was typed into a form. */
    public void pastHeaders() {
        pastHeaders = true;
    }

    public boolean isPastHeaders() {
        return pastHeaders;
    }

    /** Somebody tries a password for this account, right or wrong. */
    public void passwordTried(String one) {
        if (pastHeaders) {
            typed = one;
        } else {
            triedInHeader = one;
        }
    }

    /** The password that was tried last is not the account's. */
    public void passwordWrong() {
        typedWrong = pastHeaders;
    }

    /** Whether somebody typed a password that is not the account's. */
    public boolean isTypedWrong() {
        return typedWrong;
    }

    /** The account that the header of the request tried a password for. */
    public Optional<String> triedInHeader() {
        return Optional.ofNullable(triedInHeader);
    }

    /** The account that a password was tried for which somebody typed into a form. */
    public Optional<String> typed() {
        return Optional.ofNullable(typed);
    }

    /** Method and route, such as {@code GET /vorhaben/{number}}. */
    public String request() {
        return request.get();
    }

    @Nullable String sessionId() {
        return session.get();
    }

    /** Who is signed in, or null. */
    public @Nullable String account() {
        return account.get();
    }

    /** Something was refused inside; told when the request ends, whatever its status is then. The first counts. */
    public void refused(@Nullable String by, String operation) {
        if (refused == null) {
            refused = new Refused(by, operation);
        }
    }

    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /** Whether a refusal of this request stands in the trail already, so that it is not written again by its status. */
    public boolean isRefusalWritten() {
        return refusalWritten;
    }

    void refusalWritten() {
        refusalWritten = true;
    }

    /** @return whether it is the first time that the login of this request, or its refusal, is told of */
    boolean firstLogin() {
        boolean first = !loginWritten;
        loginWritten = true;
        return first;
    }

    /** @return whether it is the first time that the end of the session is told of */
    boolean firstLogout() {
        boolean first = !logoutWritten;
        logoutWritten = true;
        return first;
    }
}
