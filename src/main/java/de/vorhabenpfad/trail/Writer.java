package de.vorhabenpfad.trail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes records in transactions of their own: one thread, so one connection at most, whatever comes in. Whoever asks waits until
 * the row is there, but not long and not while the database is away: a refusal stays a refusal.
 */
@Component
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int WAITING = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TrailTable table;
    private final Flood flood = new Flood();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
            work -> new Thread(work, "trail"));

    Writer(TrailTable table) {
        this.table = table;
    }

    /** Writes it, or counts it if there are many of its like. Throws nothing. */
    void write(TrailRecord record) {
        flood.admit(record).ifPresent(one -> write(List.of(new Flood.Counted(one, 1)), true));
    }

    /** What does not come in numbers that somebody else chooses. */
    void writeEach(TrailRecord record) {
        write(List.of(new Flood.Counted(record, 1)), true);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void endOfMinute() {
        List<Flood.Counted> rest = flood.endOfMinute();
        if (!rest.isEmpty()) {
            write(rest, false);
        }
    }

    private void write(List<Flood.Counted> rows, boolean wait) {
        CountDownLatch written = new CountDownLatch(1);
        try {
            thread.execute(() -> {
                try {
                    attempt(rows);
                } finally {
                    written.countDown();
                }
            });
            if (wait && !failing.get()) {
                written.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException e) {
            LOG.warn("{} records of the trail were lost: too many wait, or the product is ending.", rows.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(List<Flood.Counted> rows) {
        try {
            table.write(rows);
            failing.set(false);
        } catch (DataAccessException | TransactionException e) {
            // the answer that is recorded must not change for this; the message may hold what people typed, so only its kind is told
            failing.set(true);
            LOG.warn("{} records of the trail were lost: {}.", rows.size(), e.getClass().getSimpleName());
        }
    }

    /** Before the data source closes, which this depends on. */
    @PreDestroy
    void end() throws InterruptedException {
        endOfMinute();
        thread.shutdown();
        thread.awaitTermination(PATIENCE.toSeconds() * 5, TimeUnit.SECONDS);
    }
}
