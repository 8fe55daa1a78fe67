package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider of the sign-on says of itself, asked for when it is first needed. While the provider is away nobody waits for it but one
 * request now and then: all others are told at once, and who comes while that one asks waits a moment for its answer.
 */
final class Discovery<T> {

    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    private final Supplier<T> question;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable T answer;
    /** Under the lock. */
    private Instant notBefore = Instant.MIN;

    Discovery(Supplier<T> question, InstantSource clock) {
        this.question = question;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the provider is not there */
    T get() {
        T known = answer;
        if (known != null) {
            return known;
        }
        if (!isMyTurn()) {
            throw new IllegalArgumentException("The provider of the sign-on has not answered yet.");
        }
        try {
            T found = answer;
            if (found == null) {
                found = ask();
                answer = found;
            }
            return found;
        } finally {
            asking.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private T ask() {
        if (clock.instant().isBefore(notBefore)) {
            throw new IllegalArgumentException("The provider of the sign-on did not answer.");
        }
        try {
            return question.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // as Spring Security says that nobody is there, or somebody else
            notBefore = clock.instant().plus(PAUSE);
            LOG.warn("The provider of the sign-on cannot be asked: {}", e.getMessage());
            throw new IllegalArgumentException("The provider of the sign-on does not answer as it should.", e);
        }
    }
}
