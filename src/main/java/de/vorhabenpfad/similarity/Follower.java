package de.vorhabenpfad.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps this node's index up with the database: builds it in the background at start and then asks once a second what has changed,
 * whichever node wrote it. The index lives in a temporary folder and ends with the process; the database is the only thing kept.
 */
@Component
final class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    /** Weights that are kept suit the number of texts they were made for; when there are twice as many, all are made anew. */
    private static final int GROWTH = 2;
    private static final int FEW = 200;
    /** After the demonstration and all else that must be in place, before requests are taken. */
    private static final int PHASE = 1;
    private static final long END_SECONDS = 10;

    private final PriorTexts texts;
    private final Words words;
    private final Duration pause;
    private final Map<String, Long> seen = new HashMap<>();
    private @Nullable ScheduledExecutorService thread;
    private volatile @Nullable Built built;
    private long first;
    private boolean failing;
    private volatile boolean stopping;

    Follower(PriorTexts texts, Words words, @Value("${vorhabenpfad.similarity.pause:1s}") Duration pause) {
        this.texts = texts;
        this.words = words;
        this.pause = pause;
    }

    private record Built(TextIndex index, Path folder, int size) {
    }

    /** Thrown out of a long build when the node stops. */
    private static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopping", null, false, false);
        }
    }

    /** The index; empty while it is being built for the first time. */
    Optional<TextIndex> index() {
        Built now = built;
        return now == null ? Optional.empty() : Optional.of(now.index());
    }

    @Override
    public void start() {
        stopping = false;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "similarity");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::keepUp, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void keepUp() {
        try {
            Built now = built;
            if (now == null || now.index().size() > GROWTH * now.size() + FEW) {
                build();
            } else {
                follow(now.index());
            }
            failing = false;
        } catch (Stopped e) {
            LOG.debug("The index for similar work is given up.");
        } catch (AlreadyClosedException e) {
            // Lucene gives an index up when its files are gone or the disk is full; the next round builds another
            LOG.warn("The index for similar work is lost and is built anew.", e);
            drop();
        } catch (DataAccessException | TransactionException | IOException | UncheckedIOException e) {
            if (!failing && !stopping) {
                LOG.warn("The index for similar work cannot be brought up to date; it is tried again every {} ms.", pause.toMillis(), e);
            }
            failing = true;
        }
    }

    private void build() throws IOException {
        long began = System.nanoTime();
        long from = texts.now();
        Frequencies frequencies = new Frequencies();
        Path folder = Files.createTempDirectory("vorhabenpfad-similarity");
        TextIndex index = new TextIndex(words, new MMapDirectory(folder));
        Built next;
        try {
            texts.forEach(one -> {
                goOn();
                one.priors().forEach(prior -> frequencies.count(index.grams(prior)));
            });
            Weighing weighing = frequencies.weighing();
            texts.forEach(one -> {
                goOn();
                try {
                    index.replace(one.number(), one.priors(), weighing);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            index.refresh();
            next = new Built(index, folder, index.size());
        } catch (DataAccessException | TransactionException | IOException | UncheckedIOException | Stopped e) {
            remove(index, folder);
            throw e;
        }
        Built before = built;
        built = next;
        first = from;
        seen.clear();
        if (before != null) {
            remove(before.index(), before.folder());
        }
        LOG.info("{} texts are indexed for the search for similar work, after {} ms.", next.size(), (System.nanoTime() - began) / 1_000_000);
    }

    private void goOn() {
        if (stopping) {
            throw new Stopped();
        }
    }

    private void follow(TextIndex index) throws IOException {
        PriorTexts.Changes changes = texts.since(first);
        Map<String, Long> fresh = new HashMap<>(changes.numbers());
        fresh.entrySet().removeAll(seen.entrySet());
        if (!fresh.isEmpty()) {
            for (PriorTexts.Texts one : texts.of(fresh.keySet())) {
                index.replace(one.number(), one.priors());
            }
            index.refresh();
        }
        first = changes.next();
        seen.clear();
        seen.putAll(changes.numbers());
    }

    @Override
    public void stop() {
        stopping = true;
        ScheduledExecutorService ending = thread;
        thread = null;
        if (ending != null) {
            ending.shutdown();
            try {
                ending.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        drop();
    }

    private void drop() {
        Built last = built;
        built = null;
        if (last != null) {
            remove(last.index(), last.folder());
        }
    }

    /** The files are only ever this process's own; what cannot be removed is left to the operating system. */
    private static void remove(TextIndex index, Path folder) {
        try {
            index.close();
            IOUtils.rm(folder);
        } catch (IOException e) {
            LOG.debug("The folder {} cannot be removed.", folder, e);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
