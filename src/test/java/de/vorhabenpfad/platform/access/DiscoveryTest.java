package de.vorhabenpfad.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiscoveryTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    private String away() {
        asked.incrementAndGet();
        throw new IllegalArgumentException("Nobody is there.");
    }

    @Test
    void whatIsKnownIsNotAskedAgain() {
        Discovery<String> discovery = new Discovery<>(() -> "answer " + asked.incrementAndGet(), now::get);
        assertThat(discovery.get()).isEqualTo("answer 1");
        assertThat(discovery.get()).isEqualTo("answer 1");
    }

    @Test
    void whileTheProviderIsAwayItIsAskedNowAndThen() {
        Discovery<String> discovery = new Discovery<>(this::away, now::get);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(discovery::get).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(asked).hasValue(1);
        now.updateAndGet(time -> time.plus(Discovery.PAUSE));
        assertThatThrownBy(discovery::get).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(discovery::get).isInstanceOf(IllegalArgumentException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAnswerThatIsNoneCountsAsAway() {
        Discovery<String> discovery = new Discovery<>(() -> {
            throw new IllegalStateException("It says it is somebody else.");
        }, now::get);
        assertThatThrownBy(discovery::get).isInstanceOf(IllegalArgumentException.class).hasRootCauseMessage("It says it is somebody else.");
    }

    @Test
    void nobodyWaitsLongForWhoeverAsks() throws Exception {
        CountDownLatch isAsking = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        Discovery<String> discovery = new Discovery<>(() -> {
            isAsking.countDown();
            await(answers);
            return "answer " + asked.incrementAndGet();
        }, now::get);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(discovery::get);
        assertThat(isAsking.await(10, TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();
        assertThatThrownBy(discovery::get).isInstanceOf(IllegalArgumentException.class);
        assertThat(System.nanoTime() - begun).isBetween(Discovery.PATIENCE.toNanos() / 2, Discovery.PATIENCE.toNanos() * 5);
        answers.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("answer 1");
    }

    @Test
    void whoComesMeanwhileWaitsAMomentForTheAnswer() throws Exception {
        CountDownLatch isAsking = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        Discovery<String> discovery = new Discovery<>(() -> {
            isAsking.countDown();
            await(answers);
            return "answer " + asked.incrementAndGet();
        }, now::get);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(discovery::get);
        assertThat(isAsking.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> second.complete(discovery.get()));
        waiting.start();
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        answers.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("answer 1");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("answer 1");
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
