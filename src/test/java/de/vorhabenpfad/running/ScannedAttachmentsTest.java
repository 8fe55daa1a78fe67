package de.vorhabenpfad.running;

import java.nio.file.Path;
import java.util.List;

import de.vorhabenpfad.casefile.SampleFiles;
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
        number = ManyLargeFiles.proposed(product);
    }

    private static String health() {
        return new Rest(product.port, null).get("/actuator/health").body().path("components").path("clamav").path("status").asText();
    }

    @Test
    @Order(1)
    void twentyFilesOfTwentyMegabytesAtOnceFitInto512Megabytes() throws Exception {
        ManyLargeFiles.fitIntoTheHeapOf(product);
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
