package de.vorhabenpfad.running;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import de.vorhabenpfad.casefile.SampleFiles;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.running.Uploads.Listed;
import de.vorhabenpfad.running.Uploads.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** Twenty people who hand in twenty megabytes each at once, and then read all of it at once, each no faster than the slowest. */
final class ManyLargeFiles {

    private static final int MB = 1024 * 1024;
    private static final int SIZE = 20 * MB;
    private static final int PEOPLE = 20;
    private static final int CASES = 5;
    /** In MB, of which the product itself takes about a hundred. When it is looked, 200 MB have come or gone: half of that in memory would be too much. */
    private static final int MOST_IN_USE = 200;

    private final ProductServer product;
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final List<Integer> inUse = new CopyOnWriteArrayList<>();

    private ManyLargeFiles(ProductServer product) {
        this.product = product;
    }

    /** An attachment of one of the cases. */
    private record Place(String number, Listed listed) {
    }

    static String proposed(ProductServer product) {
        return new Rest(product.port, "vorschlag").start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
    }

    static void fitIntoTheHeapOf(ProductServer product) throws Exception {
        ManyLargeFiles files = new ManyLargeFiles(product);
        List<String> numbers = IntStream.range(0, CASES).mapToObj(i -> proposed(product)).toList();
        files.handIn(numbers);
        files.readSlowly(numbers);
        assertThat(files.kept).hasSize(PEOPLE).isEqualTo(files.sent);
        assertThat(product.log()).doesNotContain("OutOfMemoryError");
        assertThat(product.leftovers()).isEmpty();
        System.out.println("In use when all had handed in half, and when all had read half: " + files.inUse + " MB of 512 MB");
        assertThat(files.inUse).hasSize(2).allSatisfy(one -> assertThat(one).isLessThan(MOST_IN_USE));
    }

    private void look() {
        try {
            inUse.add(product.inUse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handIn(List<String> numbers) throws Exception {
        byte[] common = Arrays.copyOfRange(SampleFiles.pdf(SIZE, 5), 16, SIZE);
        CyclicBarrier everybody = new CyclicBarrier(PEOPLE, this::look);
        together(IntStream.range(0, PEOPLE).<Callable<Void>>mapToObj(i -> () -> {
            byte[] head = Arrays.copyOf("%%PDF-1.7 %%%04d\n".formatted(i).getBytes(StandardCharsets.US_ASCII), 16);
            sent.put(i + ".pdf", sha256(new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(common)), () -> { }));
            InputStream half = new ByteArrayInputStream(common, 0, SIZE / 2);
            InputStream rest = new ByteArrayInputStream(common, SIZE / 2, common.length - SIZE / 2);
            BodyPublisher content = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                    List.of(new ByteArrayInputStream(head), half, new Gate(everybody), rest))));
            assertThat(new Uploads(product.port, "koordination").send(numbers.get(i % CASES),
                    new Sent(i + ".pdf", BodyPublishers.fromPublisher(content, SIZE))).status()).isEqualTo(302);
            return null;
        }).toList());
    }

    /** Nothing, for which everybody waits. */
    private static final class Gate extends InputStream {

        private final CyclicBarrier everybody;

        Gate(CyclicBarrier everybody) {
            this.everybody = everybody;
        }

        @Override
        public int read() throws IOException {
            try {
                everybody.await(2, TimeUnit.MINUTES);
                return -1;
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException(e);
            }
        }
    }

    private void readSlowly(List<String> numbers) throws Exception {
        Uploads coordination = new Uploads(product.port, "koordination");
        List<Place> places = numbers.stream().flatMap(number -> coordination.list(number).stream().map(one -> new Place(number, one))).toList();
        assertThat(places).hasSize(PEOPLE);
        AtomicInteger megabytes = new AtomicInteger();
        CyclicBarrier everybody = new CyclicBarrier(PEOPLE, () -> {
            if (megabytes.incrementAndGet() == SIZE / MB / 2) {
                look();
            }
        });
        together(places.stream().<Callable<Void>>map(place -> () -> {
            InputStream body = new Uploads(product.port, "koordination").download(place.number, place.listed.id(), BodyHandlers.ofInputStream()).body();
            kept.put(place.listed.name(), sha256(body, () -> everybody.await(2, TimeUnit.MINUTES)));
            return null;
        }).toList());
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            for (Future<Void> one : people.invokeAll(work)) {
                one.get();
            }
        } finally {
            people.shutdown();
        }
    }

    private interface Pause {

        void take() throws Exception;
    }

    /** @param pause taken after each megabyte */
    private static String sha256(InputStream content, Pause pause) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream digested = new DigestInputStream(content, digest)) {
            while (read(digested) == MB) {
                pause.take();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long read(InputStream content) throws IOException {
        return content.readNBytes(new byte[MB], 0, MB);
    }
}
