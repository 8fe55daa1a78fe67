package de.vorhabenpfad.similarity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import de.vorhabenpfad.path.PathTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The search over the database: whom it shows what, and how it keeps up. */
@PathTest
class PriorWorkTest {

    private static final Duration FINDABLE = Duration.ofSeconds(2);
    private static final String WIND = "V-2018-90001";
    private static final String TOOL = "V-2018-90002";
    private static final String INNER = "V-2018-90003";
    private static final List<String> ALL = List.of(WIND, TOOL, INNER);

    @Autowired
    PriorWork priorWork;
    @Autowired
    PriorTexts texts;
    @Autowired
    Words words;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    Clock clock;
    @Autowired
    Follower follower;
    @LocalServerPort
    int port;

    private final BlockingQueue<Runnable> builds = new LinkedBlockingQueue<>();
    private volatile boolean ending;
    private Follower secondNode;
    private PriorWork onSecondNode;

    @BeforeEach
    void another() {
        secondNode = new Follower(texts, words, clock, Duration.ofSeconds(1));
        onSecondNode = new PriorWork(secondNode, words, jdbc);
        secondNode.start();
        Awaitility.await().until(() -> secondNode.index().isPresent());
    }

    @AfterEach
    void clean() {
        ending = true;
        for (Runnable build = builds.poll(); build != null; build = builds.poll()) {
            build.run();
        }
        secondNode.stop();
        jdbc.sql("delete from toolbox_entry where number = any(:all)").param("all", ALL.toArray(String[]::new)).update();
        jdbc.sql("delete from initiative where number = any(:all)").param("all", ALL.toArray(String[]::new)).update();
    }

    private void initiative(String number, String title, String idea) {
        jdbc.sql("insert into initiative (number, title, idea, stage, authority, submitted_at, version) values (:number, :title, :idea, 'proposal', 'rki', now(), 0)")
                .param("number", number).param("title", title).param("idea", idea).update();
    }

    private void entry(String number, String slug, String name, String visibility) {
        jdbc.sql("""
                insert into toolbox_entry (slug, number, name, short_description, long_description, kind, operation, maintainer, contact_point, workshop,
                  visibility, dossier, published_at)
                values (:slug, :number, :name, 'Segelflugzeuge melden ihre Lage', 'Aus vielen Meldungen entsteht eine Windkarte.', 'other', '-', 'dwd', '-',
                  'daten', :visibility, '[]', now())""")
                .param("slug", slug).param("number", number).param("name", name).param("visibility", visibility).update();
    }

    private void three() {
        initiative(WIND, "Segelflugwetter", "Segelflugzeuge messen den Wind in der Höhe und melden ihn dem Wetterdienst.");
        initiative(TOOL, "Windmesser aus Flugzeugen", "Segelflugzeuge und ihre Messwerte für eine Windkarte.");
        entry(TOOL, "windkarte-90002", "Windkarte", "public");
        initiative(INNER, "Windkarte für Segelflugzeuge", "Die Messwerte von Segelflugzeugen werden gesammelt.");
        entry(INNER, "segelwind-90003", "Segelwind", "network");
    }

    private static List<PriorWork.Found> find(PriorWork node, PriorWork.Audience audience) {
        return node.find("Segelflugzeuge messen den Wind", 20, audience).orElse(List.of());
    }

    private static List<String> ours(PriorWork node, PriorWork.Audience audience) {
        return find(node, audience).stream().map(PriorWork.Found::number).filter(ALL::contains).toList();
    }

    @Test
    void aNewTextIsFoundWithinTwoSecondsOnEveryNode() {
        three();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> {
            assertThat(ours(priorWork, PriorWork.Audience.NETWORK)).containsExactlyInAnyOrderElementsOf(ALL);
            assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).containsExactlyInAnyOrderElementsOf(ALL);
        });
        jdbc.sql("update initiative set title = 'Fundbüro', idea = 'Verlorene Regenschirme werden zurückgegeben.' where number = :number").param("number", WIND).update();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> {
            assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).doesNotContain(WIND);
            assertThat(onSecondNode.find("Verlorene Regenschirme", 5, PriorWork.Audience.NETWORK).orElseThrow()).extracting(PriorWork.Found::number).startsWith(WIND);
        });
    }

    @Test
    void aTransactionThatCommitsLaterThanAYoungerOneIsFound() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread slow = new Thread(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            initiative(WIND, "Segelflugwetter", "Segelflugzeuge messen den Wind in der Höhe.");
            written.countDown();
            await(commit);
        }));
        slow.start();
        await(written);
        initiative(TOOL, "Windmesser", "Segelflugzeuge messen den Wind.");
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).containsExactly(TOOL));
        commit.countDown();
        slow.join();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).contains(WIND, TOOL));
    }

    @Test
    void everybodySeesPublicEntriesOnly() {
        three();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(priorWork, PriorWork.Audience.EVERYBODY)).containsExactly(TOOL));
        assertThat(find(priorWork, PriorWork.Audience.EVERYBODY)).allMatch(found -> found.entry() != null);
        // rights do not wait for the index
        jdbc.sql("update toolbox_entry set retired_at = now() where number = :number").param("number", TOOL).update();
        assertThat(ours(priorWork, PriorWork.Audience.EVERYBODY)).isEmpty();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).contains(TOOL));
        assertThat(find(onSecondNode, PriorWork.Audience.NETWORK)).filteredOn(found -> found.number().equals(TOOL)).extracting(PriorWork.Found::entry).containsOnlyNulls();
    }

    @Test
    void theNetworkSeesAnInitiativeAsTheEntryThatCameOutOfIt() {
        three();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(priorWork, PriorWork.Audience.NETWORK)).hasSize(3));
        assertThat(find(priorWork, PriorWork.Audience.NETWORK)).filteredOn(found -> ALL.contains(found.number()))
                .extracting(PriorWork.Found::number, PriorWork.Found::entry, PriorWork.Found::title, PriorWork.Found::authority)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(WIND, null, "Segelflugwetter", "rki"),
                        org.assertj.core.groups.Tuple.tuple(TOOL, "windkarte-90002", "Windkarte", "dwd"),
                        org.assertj.core.groups.Tuple.tuple(INNER, "segelwind-90003", "Segelwind", "dwd"));
        assertThat(priorWork.findFor(TOOL, "Windmesser aus Flugzeugen", "Segelflugzeuge und ihre Messwerte für eine Windkarte.", 20, PriorWork.Audience.NETWORK)
                .orElseThrow()).extracting(PriorWork.Found::number).contains(WIND, INNER).doesNotContain(TOOL);
    }

    @Test
    void noMoreThanAskedForAreFound() {
        three();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(priorWork, PriorWork.Audience.NETWORK)).hasSize(3));
        assertThat(priorWork.find("Segelflugzeuge messen den Wind", 1, PriorWork.Audience.NETWORK).orElseThrow()).hasSize(1);
    }

    @Test
    void aNodeThatIsNotReadySaysSo() {
        secondNode.stop();
        assertThat(onSecondNode.find("Segelflugzeuge", 5, PriorWork.Audience.NETWORK)).isEmpty();
    }

    @Test
    void theCardBesideTheIdeaFormSaysThatTheIndexIsBeingBuilt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/vorschlagen/aehnliches"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("text=Segelflug")).build();
        follower.stop();
        try {
            assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()).contains("Die Suche nach Ähnlichem wird gerade aufgebaut.");
        } finally {
            follower.start();
        }
        Awaitility.await().until(() -> follower.index().isPresent());
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()).isBlank();
    }

    /** A node that counts any growth and builds when the test lets it. */
    private Follower growing() throws InterruptedException {
        secondNode.stop();
        secondNode = new Follower(texts, words, clock, Duration.ofMillis(50), -1_000_000, this::whenLet);
        onSecondNode = new PriorWork(secondNode, words, jdbc);
        secondNode.start();
        next().run();
        Awaitility.await().until(() -> secondNode.index().isPresent());
        return secondNode;
    }

    private void whenLet(Runnable build) {
        if (ending) {
            build.run();
        } else {
            builds.add(build);
        }
    }

    private Runnable next() throws InterruptedException {
        Runnable build = builds.poll(20, TimeUnit.SECONDS);
        assertThat(build).as("an index is to be built").isNotNull();
        return build;
    }

    @Test
    void aNewTextIsFoundWhileTheIndexIsBuiltAnew() throws InterruptedException {
        Follower node = growing();
        // it is wanted at once, and takes as long as this test does
        Runnable build = next();
        TextIndex before = node.index().orElseThrow();
        initiative(WIND, "Segelflugwetter", "Segelflugzeuge messen den Wind in der Höhe.");
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).containsExactly(WIND));
        assertThat(node.index()).as("still the old one").containsSame(before);
        build.run();
        Awaitility.await().until(() -> node.index().filter(now -> now != before).isPresent());
        assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).containsExactly(WIND);
    }

    @Test
    void whatChangesWhileTheIndexIsBuiltAnewIsInTheNewOne() throws InterruptedException {
        Follower node = growing();
        Runnable build = next();
        TextIndex before = node.index().orElseThrow();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            initiative(WIND, "Segelflugwetter", "Segelflugzeuge messen den Wind in der Höhe.");
            // reads all the texts, of which this is none yet
            Thread builder = new Thread(build);
            builder.start();
            try {
                builder.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> {
            assertThat(node.index()).as("the new one").isPresent().isNotEqualTo(Optional.of(before));
            assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).containsExactly(WIND);
        });
    }

    @Test
    void aFailureThatNobodyKnowsOfDoesNotEndTheFollowing() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        secondNode.stop();
        secondNode = new Follower(texts, words, clock, Duration.ofMillis(20), 200, build -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("for the test");
            }
            whenLet(build);
        });
        onSecondNode = new PriorWork(secondNode, words, jdbc);
        secondNode.start();
        next().run();
        three();
        Awaitility.await().atMost(FINDABLE).untilAsserted(() -> assertThat(ours(onSecondNode, PriorWork.Audience.NETWORK)).hasSize(3));
    }

    @Test
    void theHealthSaysWhenTheIndexWasLastUpToDate() {
        MovedClock later = new MovedClock(clock);
        FollowerHealth health = new FollowerHealth(secondNode, later);
        Awaitility.await().untilAsserted(() -> {
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails().get("upToDate")).isInstanceOf(Instant.class);
        });
        later.by = Duration.ofMinutes(1);
        assertThat(health.health().getStatus()).isEqualTo(FollowerHealth.BEHIND);
        secondNode.stop();
        assertThat(health.health().getStatus()).isEqualTo(FollowerHealth.BUILDING);
        assertThat(health.health().getDetails()).as("when it last was").containsKey("upToDate");
    }

    /** Somebody who looks later. */
    private static final class MovedClock extends Clock {

        private final Clock clock;
        private Duration by = Duration.ZERO;

        MovedClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }

        @Override
        public Instant instant() {
            return clock.instant().plus(by);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
