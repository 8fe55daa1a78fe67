package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What the provider of the sign-on says of itself, asked for when it is first needed. While the provider is away nobody waits for it but one
 * request now and then: all others are told at once.
 */
final class Discovery<T> {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final long PATIENCE_IN_SECONDS = 2;

    private final Supplier<T> question;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable T answer;
    private volatile Instant notBefore = Instant.MIN;

    Discovery(Supplier<T> question) {
        this.question = question;
    }

    /** @throws IllegalArgumentException if the provider is not there */
    T get() {
        T known = answer;
        if (known != null) {
            return known;
        }
        if (!isMyTurn()) {
            throw new IllegalArgumentException("The provider of the sign-on did not answer.");
        }
        try {
            T found = answer;
            if (found == null) {
                notBefore = Instant.now().plus(PAUSE);
                found = question.get();
                answer = found;
            }
            return found;
        } finally {
            asking.unlock();
        }
    }

    /** Takes the lock if there is something to ask. */
    private boolean isMyTurn() {
        if (answer == null && Instant.now().isBefore(notBefore) && !asking.isLocked()) {
            return false;
        }
        try {
            if (!asking.tryLock(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (answer == null && Instant.now().isBefore(notBefore)) {
            asking.unlock();
            return false;
        }
        return true;
    }
}
