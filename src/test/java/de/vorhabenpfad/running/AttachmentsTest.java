package de.vorhabenpfad.running;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.SampleFiles;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import de.vorhabenpfad.running.Uploads.Answer;
import de.vorhabenpfad.running.Uploads.Listed;
import de.vorhabenpfad.running.Uploads.Sent;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Files of a case over HTTP: handed in, refused, handed out, removed; and nothing half kept. */
@RunningApplication
class AttachmentsTest {

    private static final int MB = 1024 * 1024;

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;
    @Autowired
    EmbeddedDatabase server;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    ServletContext servlets;

    private Uploads proposer;
    private Uploads coordination;
    private String number;

    @BeforeEach
    void propose() {
        proposer = new Uploads(port, "vorschlag");
        coordination = new Uploads(port, "koordination");
        number = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private List<String> events() {
        return caseFiles.get(number).entries().stream().filter(entry -> entry.kind() == Entry.Kind.EVENT).map(entry -> entry.author() + " " + entry.text("event") + " " + entry.text("name"))
                .toList();
    }

    @Test
    void whatIsHandedInIsHandedOutUnchanged() {
        byte[] docx = SampleFiles.docx();
        Answer answer = proposer.send(number, Sent.of("Übersicht.docx", docx), Sent.of("bild.png", SampleFiles.png()));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).endsWith(Uploads.page(number) + "?aufgenommen=2");
        assertThat(proposer.get(Uploads.page(number) + "?aufgenommen=2").body()).contains("2 Anlagen wurden aufgenommen.", "Word-Dokument", "Bild (PNG)");

        Listed first = coordination.list(number).get(0);
        assertThat(first.name()).isEqualTo("Übersicht.docx");
        HttpResponse<byte[]> download = coordination.download(number, first.id(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(download.body()).isEqualTo(docx);
        Map<String, List<String>> headers = download.headers().map();
        assertThat(headers.get("content-disposition").get(0)).startsWith("attachment").contains("filename*=UTF-8''%C3%9Cbersicht.docx");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("content-security-policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(headers.get("cache-control")).containsExactly("private, no-store");
        assertThat(headers.get("content-length")).containsExactly(String.valueOf(docx.length));

        assertThat(events()).containsExactly("vorschlag attachmentAdded Übersicht.docx", "vorschlag attachmentAdded bild.png");
        assertThat(proposer.get("/vorhaben/" + number).body()).contains("Anlage hinzugefügt: „Übersicht.docx“.", Uploads.page(number) + "/" + first.id());
    }

    @Test
    void exactlyTwentyMegabytesAreTaken() throws Exception {
        byte[] pdf = SampleFiles.pdf(20 * MB, 1);
        assertThat(proposer.send(number, Sent.of("gross.pdf", pdf)).status()).isEqualTo(302);
        Listed listed = proposer.list(number).get(0);
        assertThat(proposer.get(Uploads.page(number)).body()).contains("20 MB</td>");
        assertThat(proposer.download(number, listed.id(), HttpResponse.BodyHandlers.ofByteArray()).body()).isEqualTo(pdf);
    }

    static Stream<Arguments> refused() {
        byte[] bomb = SampleFiles.bomb(SampleFiles.officeParts("wordprocessingml.document"), 400);
        return Stream.of(Arguments.of(400, "leer.pdf", new byte[0], "Die Datei ist leer."),
                Arguments.of(413, "gross.pdf", SampleFiles.pdf(21 * MB, 2), "Erlaubt sind höchstens 20 MB je Datei."),
                Arguments.of(413, "groesser.pdf", new byte[30 * MB], "Das war zu viel auf einmal. Erlaubt sind höchstens 10 Dateien mit je höchstens 20 MB."),
                Arguments.of(415, "bombe.zip", bomb, "Archive wie ZIP werden nicht angenommen."), Arguments.of(400, "bombe.docx", bomb, "entpackt ungewöhnlich groß"),
                Arguments.of(415, "makro.docm", SampleFiles.docx(), "Makros"), Arguments.of(415, "falsch.pdf", SampleFiles.png(), "passt nicht zu ihrer Endung"),
                Arguments.of(415, "a.html", SampleFiles.text("<html/>"), "Diese Art von Datei wird nicht angenommen. Möglich sind PDF,"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void badFilesAreRefusedInGermanAndNothingIsKept(int status, String name, byte[] content, String words) {
        long chunks = rows("attachment_chunk");
        Answer answer = proposer.send(number, Sent.of(name, content));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("role=\"alert\"", words, "aria-invalid=\"true\"").contains("Es wurde nichts aufgenommen");
        assertThat(proposer.list(number)).isEmpty();
        assertThat(rows("attachment_chunk")).isEqualTo(chunks);
        assertThat(events()).isEmpty();
    }

    @Test
    void oneBadFileDoesNotTakeTheOthersWithIt() {
        Answer answer = proposer.send(number, Sent.of("gut.txt", SampleFiles.text("gut")), Sent.of("schlecht.zip", SampleFiles.docx()));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("Nicht alles wurde aufgenommen", "<strong>schlecht.zip</strong>", "Die andere Datei wurde aufgenommen.");
        assertThat(proposer.list(number)).extracting(Listed::name).containsExactly("gut.txt");
    }

    @Test
    void requestsWithoutAFileOrWithoutAnEndAreRefused() {
        assertThat(proposer.send(number).status()).isEqualTo(400);
        assertThat(proposer.send(number, Sent.of("", new byte[0])).body()).contains("Bitte wählen Sie mindestens eine Datei aus.");
        assertThat(proposer.send(number, IntStream.range(0, 30).mapToObj(i -> Sent.of(i + ".txt", SampleFiles.text("a" + i))).toArray(Sent[]::new)).status())
                .isEqualTo(413);
        assertThat(proposer.post(Uploads.page(number)).status()).isEqualTo(415);
        assertThat(proposer.list(number)).isEmpty();
    }

    @Test
    void pathsAndMarkupInNamesComeToNothing() {
        proposer.send(number, Sent.of("../../../etc/cron.d/boese.txt", SampleFiles.text("1")), Sent.of("C:\\\\Windows\\\\x.txt", SampleFiles.text("2")),
                Sent.of("<img src=x onerror=alert(1)>.txt", SampleFiles.text("3")), Sent.of("a\u202Etxt.exe.txt", SampleFiles.text("4")));
        assertThat(proposer.list(number)).extracting(Listed::name).containsExactly("boese.txt", "x.txt", "img src=x onerror=alert(1).txt", "atxt.exe.txt");
        assertThat(proposer.get(Uploads.page(number)).body()).doesNotContain("<img");
    }

    /** What is on its way to us, as the server keeps it. */
    private List<Path> onTheirWay() {
        try (Stream<Path> files = Files.walk(((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath())) {
            return files.filter(file -> file.getFileName().toString().matches("upload_.*\\.tmp")).toList();
        } catch (IOException | UncheckedIOException gone) {
            // a file that ends while one looks
            return List.of(Path.of("unknown"));
        }
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() throws Exception {
        long chunks = rows("attachment_chunk");
        long attachments = rows("attachment");
        assertThat(onTheirWay()).isEmpty();
        byte[] pdf = SampleFiles.pdf(10 * MB, 3);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + Uploads.page(number) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + proposer.authorization()
                    + "\r\nContent-Type: multipart/form-data; boundary=" + Uploads.BOUNDARY + "\r\nContent-Length: " + (pdf.length + 500) + "\r\n\r\n--" + Uploads.BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"dateien\"; filename=\"a.pdf\"\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(pdf, 0, 6 * MB);
            out.flush();
            await().untilAsserted(() -> assertThat(onTheirWay()).as("the server is in the middle of it").hasSize(1));
        }
        // the server is through with it when the file is gone
        await().untilAsserted(() -> assertThat(onTheirWay()).isEmpty());
        assertThat(rows("attachment_chunk")).isEqualTo(chunks);
        assertThat(rows("attachment")).isEqualTo(attachments);
        assertThat(proposer.list(number)).isEmpty();
        assertThat(events()).isEmpty();
        assertThat(proposer.send(number, Sent.of("danach.txt", SampleFiles.text("danach"))).status()).isEqualTo(302);
    }

    /** All that is asked for has come, but not all that was announced. */
    @Test
    void anIdeaThatBreaksOffIsNotStored() throws Exception {
        String form = Visitor.form(Visitor.proposal(UUID.randomUUID().toString(), "Fundsachen aller Ämter", "abgebrochen@example.org"));
        long drafts = rows("draft");
        long submissions = rows("submission");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("POST /vorschlagen HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + (form.length() + 100) + "\r\n\r\n" + form).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            // to the end of the answer
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400").contains("Das war nicht lesbar");
        }
        assertThat(rows("draft")).isEqualTo(drafts);
        assertThat(rows("submission")).isEqualTo(submissions);
    }

    @Test
    void theTenthPlaceIsTakenOnce() {
        List<CompletableFuture<Integer>> all = IntStream.range(0, 14).mapToObj(i -> CompletableFuture.supplyAsync(
                () -> new Uploads(port, i % 2 == 0 ? "vorschlag" : "koordination").send(number, Sent.of(i + ".txt", SampleFiles.text("Text " + i))).status())).toList();
        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(302, 409).filteredOn(status -> status == 302).hasSize(10);
        assertThat(proposer.list(number)).hasSize(10);
        assertThat(proposer.get(Uploads.page(number)).body()).contains("Es sind schon 10 Anlagen da");
        assertThat(events()).hasSize(10);
    }

    @Test
    void aRequestSentAgainMakesNoSecondOne() {
        List<CompletableFuture<Integer>> twice = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> proposer.send(number, Sent.of("a.txt", SampleFiles.text("x"))).status())).toList();
        assertThat(twice.stream().map(CompletableFuture::join)).containsOnly(302);
        assertThat(proposer.list(number)).hasSize(1);
        assertThat(events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "behoerde-bva", "werkstatt-dienste", "bewertung1" })
    void strangersAreRefused(String stranger) {
        proposer.send(number, Sent.of("a.txt", SampleFiles.text("x")));
        String id = proposer.list(number).get(0).id();
        Uploads other = new Uploads(port, stranger);
        assertThat(other.get(Uploads.page(number)).status()).isEqualTo(403);
        assertThat(other.get(Uploads.page(number) + "/" + id).status()).isEqualTo(403);
        assertThat(other.get(Uploads.page(number) + "/" + id + "/entfernen").status()).isEqualTo(403);
        assertThat(other.post(Uploads.page(number) + "/" + id + "/entfernen").status()).isEqualTo(403);
        assertThat(other.send(number, Sent.of("b.txt", SampleFiles.text("y"))).status()).isEqualTo(403);
        assertThat(other.get(Uploads.page("V-2026-999999")).status()).isEqualTo(403);
        assertThat(proposer.list(number)).hasSize(1);
    }

    @Test
    void nobodyIsAskedToSignInAndForeignPagesAreShutOut() {
        proposer.send(number, Sent.of("a.txt", SampleFiles.text("x")));
        String id = proposer.list(number).get(0).id();
        Uploads nobody = new Uploads(port, null);
        assertThat(nobody.get(Uploads.page(number)).location()).contains("/anmelden");
        assertThat(nobody.get(Uploads.page(number) + "/" + id).location()).contains("/anmelden");
        assertThat(nobody.send(number, Sent.of("b.txt", SampleFiles.text("y"))).location()).contains("/anmelden");
        assertThat(proposer.send(number, "cross-site", Sent.of("b.txt", SampleFiles.text("y"))).status()).isEqualTo(403);
        assertThat(proposer.list(number)).hasSize(1);
    }

    @Test
    void whoOnlyWatchesReadsButAddsAndRemovesNothing() {
        proposer.send(number, Sent.of("a.txt", SampleFiles.text("x")));
        String id = proposer.list(number).get(0).id();
        for (String watcher : List.of("panel", "admin")) {
            Uploads other = new Uploads(port, watcher);
            assertThat(other.get(Uploads.page(number) + "/" + id).body()).isEqualTo("x");
            assertThat(other.get(Uploads.page(number)).body()).doesNotContain("type=\"file\"", "Entfernen");
            assertThat(other.send(number, Sent.of("b.txt", SampleFiles.text("y"))).status()).isEqualTo(403);
            assertThat(other.post(Uploads.page(number) + "/" + id + "/entfernen").status()).isEqualTo(403);
            assertThat(other.get(Uploads.page("V-2026-999999")).status()).isEqualTo(404);
        }
        assertThat(proposer.list(number)).hasSize(1);
    }

    @Test
    void anAttachmentBelongsToItsCase() {
        proposer.send(number, Sent.of("a.txt", SampleFiles.text("x")));
        String id = proposer.list(number).get(0).id();
        String other = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Karte der Brunnen", "Alle Brunnen der Behörden auf einer Karte.", "offene-daten")).body()
                .path("businessKey").asText();
        for (String path : List.of(Uploads.page(other) + "/" + id, Uploads.page(number) + "/0", Uploads.page(number) + "/abc", Uploads.page(number) + "/99999999999999999999")) {
            assertThat(proposer.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void removingTakesTheBytesAndLeavesTheTrace() {
        proposer.send(number, Sent.of("meine.txt", SampleFiles.text("meine")));
        coordination.send(number, Sent.of("ihre.txt", SampleFiles.text("ihre")));
        List<Listed> listed = proposer.list(number);
        String mine = Uploads.page(number) + "/" + listed.get(0).id();
        String theirs = Uploads.page(number) + "/" + listed.get(1).id();
        assertThat(proposer.post(theirs + "/entfernen").status()).isEqualTo(403);
        assertThat(proposer.get(mine + "/entfernen").body()).contains("meine.txt", "wird gelöscht. Das lässt sich nicht rückgängig machen.", "method=\"post\"");
        assertThat(proposer.list(number)).hasSize(2);
        assertThat(coordination.post(mine + "/entfernen").location()).endsWith(Uploads.page(number) + "?entfernt=1");
        assertThat(proposer.list(number)).extracting(Listed::name).containsExactly("ihre.txt");
        assertThat(proposer.get(mine).status()).isEqualTo(404);
        assertThat(coordination.post(mine + "/entfernen").status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from attachment_chunk where attachment = :id").param("id", Long.valueOf(listed.get(0).id())).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select removed_by from attachment where id = :id").param("id", Long.valueOf(listed.get(0).id())).query(String.class).single())
                .isEqualTo("koordination");
        assertThat(events()).contains("koordination attachmentRemoved meine.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update attachment set name = 'x'", "update attachment set removed_at = now(), removed_by = 'x', author = 'y'", "delete from attachment",
            "truncate attachment cascade", "update attachment_chunk set position = 7", "delete from attachment_chunk", "truncate attachment_chunk",
            "insert into attachment_chunk select id, 99, 'x' from attachment where removed_at is null" })
    void theDatabaseRefusesToChangeWhatWasHandedIn(String sql) {
        proposer.send(number, Sent.of("a.txt", SampleFiles.text("x")));
        // the product's own role may not even truncate; the owner's may, and meets the triggers
        assertThatThrownBy(() -> JdbcClient.create(Superuser.owner(server)).sql(sql).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
    }

    @Test
    void assessorsStayUnnamedToTheProposer() {
        new Rest(port, "koordination").complete(number, "screenProposal", Answers.decision("admit"));
        String assessor = await().until(() -> Stream.of("bewertung1", "bewertung2", "bewertung3", "bewertung4", "bewertung5")
                .filter(one -> !new Rest(port, one).tasks(number, "assessProposal").isEmpty()).findFirst(), java.util.Optional::isPresent).orElseThrow();
        assertThat(new Uploads(port, assessor).send(number, Sent.of("gutachten.txt", SampleFiles.text("x"))).status()).isEqualTo(302);
        assertThat(proposer.get(Uploads.page(number)).body()).contains("gutachten.txt", ">Bewertungskreis</td>");
        assertThat(new Rest(port, "vorschlag").get("/api/initiatives/" + number).body().toString()).contains("gutachten.txt").doesNotContain(assessor);
        assertThat(new Rest(port, "koordination").get("/api/initiatives/" + number).body().toString()).contains(assessor);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aBrowserHandsInWithAndWithoutJavaScript(boolean javaScript) {
        try (BrowserContext context = BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE").setJavaScriptEnabled(javaScript))) {
            Page page = context.newPage();
            page.navigate("http://127.0.0.1:" + port + Uploads.page(number));
            page.getByLabel("Konto").fill("vorschlag");
            page.getByLabel("Passwort").fill(Rest.PASSWORD);
            page.locator("main button").click();
            page.getByLabel("Dateien auswählen").setInputFiles(new FilePayload("boese.pdf", "application/pdf", SampleFiles.png()));
            page.locator("main").getByText("Hochladen").click();
            page.locator("[role=alert]").waitFor();
            assertThat(page.locator("[role=alert]").textContent()).contains("boese.pdf", "passt nicht zu ihrer Endung");
            assertThat(page.title()).startsWith("Fehler: ");
            page.getByLabel("Dateien auswählen").setInputFiles(new FilePayload[] { new FilePayload("plan.pdf", "application/pdf", SampleFiles.pdf(3 * MB, 4)),
                    new FilePayload("werte.csv", "text/csv", SampleFiles.text("a;b\n1;2\n")) });
            page.locator("main").getByText("Hochladen").click();
            page.locator(".attachment-done").waitFor();
            assertThat(page.locator(".attachment-done .kern-title").textContent()).isEqualTo("2 Anlagen wurden aufgenommen.");
            assertThat(page.locator("tbody tr")).satisfies(rows -> assertThat(rows.allTextContents()).hasSize(2));
            page.getByLabel("plan.pdf entfernen").click();
            page.locator("main button").click();
            assertThat(page.locator(".attachment-done .kern-title").textContent()).isEqualTo("Die Anlage wurde entfernt.");
        }
        assertThat(proposer.list(number)).extracting(Listed::name).containsExactly("werte.csv");
    }
}
