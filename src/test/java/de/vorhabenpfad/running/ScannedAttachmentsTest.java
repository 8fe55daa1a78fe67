package de.vorhabenpfad.running;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import de.vorhabenpfad.casefile.SampleFiles;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.running.Uploads.Answer;
import de.vorhabenpfad.running.Uploads.Listed;
import de.vorhabenpfad.running.Uploads.Sent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The product with 512 MB in a process of its own, in front of a real ClamAV daemon. In this order: many large files at once, an
 * infected one, and last the daemon goes away.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScannedAttachmentsTest {

    private static final int MB = 1024 * 1024;
    private static final int PARALLEL = 20;
    private static final int CASES = 5;
    private static final Pattern AFTER_COLLECTION = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(");

    @TempDir
    static Path folder;
    private static ClamDaemon clamAv;
    private static ProductServer product;

    private Uploads coordination;
    private String number;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(ClamDaemon.isInstalled(), "Neither /usr/sbin/clamd is there nor may it be installed here.");
        clamAv = ClamDaemon.start(folder);
        product = ProductServer.start(folder, "--vorhabenpfad.clamav.address=127.0.0.1:" + clamAv.port);
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
        if (clamAv != null) {
            clamAv.close();
        }
    }

    @org.junit.jupiter.api.BeforeEach
    void propose() {
        coordination = new Uploads(product.port, "koordination");
        number = proposed();
    }

    private static String proposed() {
        return new Rest(product.port, "vorschlag").start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
    }

    private static String health() {
        return new Rest(product.port, null).get("/actuator/health").body().path("components").path("clamav").path("status").asText();
    }

    @Test
    @Order(1)
    void twentyFilesOfTwentyMegabytesAtOnceFitInto512Megabytes() throws Exception {
        List<String> numbers = IntStream.range(0, CASES).mapToObj(i -> proposed()).toList();
        byte[] common = Arrays.copyOfRange(SampleFiles.pdf(20 * MB, 5), 16, 20 * MB);
        Map<String, String> sent = new ConcurrentHashMap<>();
        ExecutorService people = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<Integer>> uploads = IntStream.range(0, PARALLEL).mapToObj(i -> people.submit(() -> {
                byte[] start = "%%PDF-1.7 %%%04d\n".formatted(i).getBytes(StandardCharsets.US_ASCII);
                byte[] head = Arrays.copyOf(start, 16);
                sent.put(i + ".pdf", sha256(new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(common))));
                return new Uploads(product.port, "koordination").send(numbers.get(i % CASES),
                        new Sent(i + ".pdf", BodyPublishers.concat(BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(common)))).status();
            })).toList();
            for (Future<Integer> upload : uploads) {
                assertThat(upload.get()).isEqualTo(302);
            }
            Map<String, String> kept = new ConcurrentHashMap<>();
            List<Future<?>> downloads = numbers.stream().<Future<?>>map(one -> people.submit(() -> {
                for (Listed listed : coordination.list(one)) {
                    kept.put(listed.name(), sha256(coordination.download(one, listed.id(), BodyHandlers.ofInputStream()).body()));
                }
                return null;
            })).toList();
            for (Future<?> download : downloads) {
                download.get();
            }
            assertThat(kept).hasSize(PARALLEL).isEqualTo(sent);
        } finally {
            people.shutdown();
        }
        assertThat(product.log()).doesNotContain("OutOfMemoryError");
        assertThat(product.leftovers()).isEmpty();
        int peak = AFTER_COLLECTION.matcher(product.gcLog()).results().map((MatchResult found) -> found.group(1)).mapToInt(Integer::parseInt).max().orElse(0);
        System.out.println("Most that was in use after a collection: " + peak + " MB of 512 MB");
        // 400 MB were on their way: had they been in memory, even once, they would not have fitted
        assertThat(peak).isPositive().isLessThan(400);
    }

    private static String sha256(InputStream content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream digested = new DigestInputStream(content, digest)) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    @Order(2)
    void whatTheDaemonKnowsIsRefused() {
        assertThat(health()).isEqualTo("UP");
        Answer answer = coordination.send(number, Sent.of("rechnung.txt", SampleFiles.text("Anbei: " + ClamDaemon.HARMFUL)), Sent.of("gut.txt", SampleFiles.text("gut")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("In der Datei wurde Schadsoftware gefunden.").doesNotContain("Vorhabenpfad.Test", "clam", "127.0.0.1:");
        assertThat(coordination.list(number)).extracting(Listed::name).containsExactly("gut.txt");
        byte[] inside = SampleFiles.zip(SampleFiles.officeParts("wordprocessingml.document"), "word/more.xml", SampleFiles.text("<x>" + ClamDaemon.HARMFUL + "</x>"));
        assertThat(coordination.send(number, Sent.of("brief.docx", inside)).body()).contains("In der Datei wurde Schadsoftware gefunden.");
        assertThat(product.leftovers()).isEmpty();
    }

    @Test
    @Order(3)
    void withoutTheDaemonNothingIsTakenAndTheRestWorks() throws Exception {
        clamAv.close();
        Answer answer = coordination.send(number, Sent.of("gut.txt", SampleFiles.text("gut")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("Zurzeit können keine Anlagen angenommen werden");
        assertThat(coordination.list(number)).isEmpty();
        assertThat(health()).isEqualTo("AWAY");
        assertThat(new Rest(product.port, null).get("/actuator/health").status()).isEqualTo(200);
        assertThat(product.leftovers()).isEmpty();
    }
}
