package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The product as somebody tries it, without a mail server: what would be sent lies in files. */
class WithoutMailServerTest {

    @TempDir
    static Path folder;
    private static ProductServer product;

    @BeforeAll
    static void start() throws IOException {
        product = ProductServer.start(folder);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.close();
        }
    }

    private final Visitor visitor = new Visitor(product.port);

    private Path named(Visitor.Page sent) {
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).contains("Hier ist kein Mailserver eingerichtet");
        Matcher file = Pattern.compile("<code id=\"datei\">([^<]+)</code>").matcher(sent.html());
        assertThat(file.find()).as("the file's name on the page").isTrue();
        Path mail = Path.of(file.group(1));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(mail));
        return mail;
    }

    private Path sentIn(String title) {
        return named(visitor.post("/vorschlagen", Visitor.proposal(UUID.randomUUID().toString(), title, "wer@example.org")));
    }

    /** As a person copies it from the file. */
    private static String link(Path mail) throws IOException {
        Matcher link = Pattern.compile("^\\s*https?://localhost:" + product.port + "(/status/\\S+)\\s*$", Pattern.MULTILINE).matcher(Files.readString(mail, StandardCharsets.UTF_8));
        assertThat(link.find()).as("a link on a line of its own").isTrue();
        return link.group(1);
    }

    @Test
    void thePageNamesTheFileAndItsLinkConfirms() throws IOException {
        Path mail = sentIn("Gemeinsame Fundsachenliste");
        assertThat(mail).hasParent(folder.resolve("data").resolve("mails"));
        assertThat(Files.readString(mail)).contains("To: wer@example.org", "Fundsachenliste", "Freundliche Grüße");
        String link = link(mail);
        assertThat(visitor.get(link).text()).contains("Möchten Sie diesen Vorschlag einreichen?");
        assertThat(visitor.post(link + "/bestaetigen", Map.of()).text()).contains("Ihr Vorschlag ist eingegangen");
        String number = mail.getFileName().toString().replace("-confirm.eml", "");
        assertThat(new Rest(product.port, "koordination").tasks(number, "screenProposal")).hasSize(1);
    }

    @Test
    void withADiscardedDraftItsFilesGo() throws IOException {
        Path other = sentIn("Gemeinsame Schlüsselliste");
        Path mail = sentIn("Gemeinsame Schirmliste");
        assertThat(visitor.post(link(mail) + "/verwerfen", Map.of()).text()).contains("mit allen Angaben zu Ihrer Person gelöscht");
        assertThat(mail).doesNotExist();
        assertThat(other).exists();
    }
}
