package de.vorhabenpfad.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps this node's index up with the database: builds it in the background at start and then asks once a second what has changed,
 * whichever node wrote it. While an index is built anew, the one before goes on being kept up, so that no text waits for it. The index lives in
 * a temporary folder and ends with the process; the database is the only thing kept.
 */
@Component
final class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    /** Weights that are kept suit the number of texts they were made for; when there are twice as many, all are made anew. */
    private static final int GROWTH = 2;
    private static final int FEW = 200;
    /** A build that failed for a reason nobody knows is dear, and is not tried again in every round. */
    private static final int ROUNDS_BEFORE_ANOTHER_TRY = 60;
    /** After the demonstration and all else that must be in place, before requests are taken. */
    private static final int PHASE = 1;
    private static final long END_SECONDS = 10;

    private final PriorTexts texts;
    private final Words words;
    private final Clock clock;
    private final Duration pause;
    private final int few;
    private final Executor builders;
    private @Nullable ScheduledExecutorService thread;
    private volatile @Nullable Kept kept;
    private volatile @Nullable Instant upToDate;
    private @Nullable CompletableFuture<Kept> building;
    private int roundsToWait;
    private boolean failing;
    private volatile boolean stopping;

    @Autowired
    Follower(PriorTexts texts, Words words, Clock clock, @Value("${vorhabenpfad.similarity.pause:1s}") Duration pause) {
        this(texts, words, clock, pause, FEW, work -> named("similarity-build", work).start());
    }

    /**
     * @param few how many texts may come before growth counts
     * @param builders where an index is built; not the thread that follows
     */
    Follower(PriorTexts texts, Words words, Clock clock, Duration pause, int few, Executor builders) {
        this.texts = texts;
        this.words = words;
        this.clock = clock;
        this.pause = pause;
        this.few = few;
        this.builders = builders;
    }

    /** An index with how far it has come: from which transaction on changes may be missing, and which of those it has. */
    private static final class Kept {

        private final TextIndex index;
        private final Path folder;
        private final int size;
        private final Map<String, Long> seen = new HashMap<>();
        private long first;

        Kept(TextIndex index, Path folder, long first) {
            this.index = index;
            this.folder = folder;
            this.size = index.size();
            this.first = first;
        }

        boolean hasOutgrown(int few) {
            return index.size() > GROWTH * size + few;
        }
    }

    /** Thrown out of a long build when the node stops. */
    private static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopping", null, false, false);
        }
    }

    /** The index; empty while it is being built for the first time. */
    Optional<TextIndex> index() {
        Kept now = kept;
        return now == null ? Optional.empty() : Optional.of(now.index);
    }

    /** When the index last held all that was in the database; empty if it never did. */
    Optional<Instant> upToDate() {
        return Optional.ofNullable(upToDate);
    }

    private static Thread named(String name, Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Executors.newSingleThreadScheduledExecutor(work -> named("similarity", work));
        thread.scheduleWithFixedDelay(this::round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever ends a round is told and mended; thrown on, it would end all rounds without a word. */
    private void round() {
        CompletableFuture.runAsync(this::keepUp, Runnable::run).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error("The index for similar work failed and is built anew.", failure);
                drop();
            }
        });
    }

    private void keepUp() {
        try {
            takeWhatIsBuilt();
            Kept now = kept;
            if (now != null) {
                Instant before = clock.instant();
                follow(now);
                upToDate = before;
            }
            if (roundsToWait > 0) {
                roundsToWait--;
            } else if (building == null && (now == null || now.hasOutgrown(few))) {
                building = CompletableFuture.supplyAsync(this::build, builders);
                building.whenComplete((built, failure) -> again());
            }
            failing = false;
        } catch (Stopped e) {
            LOG.debug("The index for similar work is given up.");
        } catch (AlreadyClosedException e) {
            // Lucene gives an index up when its files are gone or the disk is full
            LOG.warn("The index for similar work is lost and is built anew.", e);
            drop();
        } catch (DataAccessException | TransactionException | IOException | UncheckedIOException e) {
            if (!failing && !stopping) {
                LOG.warn("The index for similar work cannot be brought up to date; it is tried again every {} ms.", pause.toMillis(), e);
            }
            failing = true;
        }
    }

    /** A round at once, so that what is built is not kept waiting. */
    private void again() {
        ScheduledExecutorService now = thread;
        if (now != null && !stopping) {
            now.execute(this::round);
        }
    }

    /** Puts an index that is built in the place of the one before, as soon as it holds what has changed meanwhile. */
    private void takeWhatIsBuilt() throws IOException {
        CompletableFuture<Kept> done = building;
        if (done == null || !done.isDone()) {
            return;
        }
        building = null;
        if (done.isCompletedExceptionally()) {
            failed(done.handle((built, failure) -> failure.getCause() == null ? failure : failure.getCause()).join());
            return;
        }
        Kept next = done.join();
        boolean caughtUp = false;
        try {
            follow(next);
            caughtUp = true;
        } finally {
            if (!caughtUp) {
                remove(next);
            }
        }
        Kept before = kept;
        kept = next;
        if (before != null) {
            remove(before);
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof Stopped || failure instanceof DataAccessException || failure instanceof TransactionException || failure instanceof UncheckedIOException) {
            throw (RuntimeException) failure;
        }
        LOG.error("The index for similar work cannot be built; it is tried again after {} rounds of {} ms.", ROUNDS_BEFORE_ANOTHER_TRY, pause.toMillis(), failure);
        roundsToWait = ROUNDS_BEFORE_ANOTHER_TRY;
    }

    private Kept build() {
        try {
            return newIndex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept newIndex() throws IOException {
        long began = System.nanoTime();
        long from = texts.now();
        Frequencies frequencies = new Frequencies();
        Path folder = Files.createTempDirectory("vorhabenpfad-similarity");
        TextIndex index = new TextIndex(words, new MMapDirectory(folder));
        boolean done = false;
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
            Kept next = new Kept(index, folder, from);
            LOG.info("{} texts are indexed for the search for similar work, after {} ms.", next.size, (System.nanoTime() - began) / 1_000_000);
            done = true;
            return next;
        } finally {
            if (!done) {
                remove(index, folder);
            }
        }
    }

    private void goOn() {
        if (stopping) {
            throw new Stopped();
        }
    }

    private void follow(Kept one) throws IOException {
        PriorTexts.Changes changes = texts.since(one.first);
        Map<String, Long> fresh = new HashMap<>(changes.numbers());
        fresh.entrySet().removeAll(one.seen.entrySet());
        if (!fresh.isEmpty()) {
            for (PriorTexts.Texts changed : texts.of(fresh.keySet())) {
                one.index.replace(changed.number(), changed.priors());
            }
            one.index.refresh();
        }
        one.first = changes.next();
        one.seen.clear();
        one.seen.putAll(changes.numbers());
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
                endBuilding();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        drop();
    }

    private void endBuilding() throws InterruptedException {
        CompletableFuture<Kept> unfinished = building;
        building = null;
        if (unfinished == null) {
            return;
        }
        try {
            remove(unfinished.get(END_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The index for similar work is given up.", e);
        }
    }

    private void drop() {
        Kept last = kept;
        kept = null;
        if (last != null) {
            remove(last);
        }
    }

    private static void remove(Kept one) {
        remove(one.index, one.folder);
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
