package de.vorhabenpfad.running;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.running.Accessible.Look;
import de.vorhabenpfad.toolbox.Toolbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages are for is done by keyboard alone, by Enter and Space, and Tab comes by all that can be used, in the order of the document,
 * visibly, and gets out again. That it does so in every state sees {@link EveryStateBrowserTest}.
 */
@RunningApplication
class KeyboardBrowserTest {

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Toolbox toolbox;

    private final Map<String, List<String>> walks = new TreeMap<>();
    private PublishedCase published;

    @BeforeEach
    void prepare() {
        jdbc.sql("delete from submission").update();
        published = PublishedCase.of(jdbc, caseFiles, "public");
    }

    @AfterEach
    void tidy() {
        published.close();
    }

    private void walk(String state, Keyboard keyboard) {
        walks.put(state, keyboard.walk());
    }

    private void open(Accessible visitor, String path) {
        visitor.open(path);
        walk(path, new Keyboard(visitor.page()));
        // from the top again for what follows
        visitor.open(path);
    }

    private void everyWalkIsComplete() {
        assertThat(walks).allSatisfy((state, wrong) -> assertThat(wrong).as(state).isEmpty());
    }

    private static String path(Page page) {
        return java.net.URI.create(page.url()).getPath();
    }

    @ParameterizedTest
    @EnumSource(names = { "NARROW_DARK", "WIDE_LIGHT" })
    void whatEverybodyMayOpen(Look look) {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            Page page = visitor.page();
            Keyboard keyboard = new Keyboard(page);
            for (String path : List.of("/barrierefreiheit", "/datenschutz", "/impressum")) {
                open(visitor, path);
                keyboard.press(".skip", "Enter");
                assertThat(page.evaluate("document.activeElement.id")).as(path).isEqualTo("inhalt");
            }
            for (String path : List.of("/status/gibt-es-nicht", "/werkzeugkasten/gibt-es-nicht", "/vorschlagen/gibt-es-nicht", BrokenPage.ADDRESS)) {
                open(visitor, path);
                keyboard.go("main a[href]");
                assertThat(path(page)).as(path).isNotEqualTo(path);
            }
            open(visitor, "/");
            keyboard.press("main summary", "Space");
            assertThat(page.locator("main details li").first().isVisible()).isTrue();
            walk("the way in words", keyboard);
            visitor.open("/");
            keyboard.go("main a[href='/vorschlagen']");
            assertThat(path(page)).isEqualTo("/vorschlagen");

            open(visitor, "/status");
            keyboard.go("main button[type=submit]");
            walk("refused request for a link", keyboard);
            open(visitor, "/werkzeugkasten?text=gibtesnicht");
            open(visitor, "/werkzeugkasten");
            keyboard.type("#text", "offene dat");
            page.keyboard().press("Enter");
            page.waitForURL("**/werkzeugkasten?text=offene+dat**");
            keyboard.go("#ergebnisse h3 a");
            String entry = path(page);
            open(visitor, entry);
            keyboard.press("main summary", "Enter");
            assertThat(page.locator("main details").first().getAttribute("open")).isNotNull();
            walk("entry with a section open", keyboard);
            visitor.open(entry);
            keyboard.go("main a[href*='uebernehmen']");
            walk("login", keyboard);
            keyboard.type("#konto", "niemand");
            keyboard.type("#passwort", "falsch");
            keyboard.go("main button[type=submit]");
            walk("refused login", keyboard);
            visitor.open("/anmelden?weiter=/suche");
            keyboard.type("#konto", "panel");
            keyboard.type("#passwort", Rest.PASSWORD);
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
            assertThat(path(page)).isEqualTo("/suche");
        }
        everyWalkIsComplete();
    }

    @ParameterizedTest
    @EnumSource(names = { "NARROW_DARK", "WIDE_LIGHT" })
    void theWayOfAProposer(Look look) {
        String email = "tasten-" + UUID.randomUUID() + "@example.org";
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            Page page = visitor.page();
            Keyboard keyboard = new Keyboard(page);
            open(visitor, "/vorschlagen");
            keyboard.go("main button[type=submit]");
            walk("refused idea", keyboard);
            visitor.open("/vorschlagen");
            keyboard.type("#feld-title", "Nur mit der Tastatur eingereicht");
            keyboard.type("#feld-idea", "Diese Idee wurde ganz ohne Maus eingegeben und abgeschickt.");
            keyboard.type("#feld-topic", "Offene");
            keyboard.type("#feld-name", "Vorschlagende Person");
            keyboard.type("#feld-email", email);
            keyboard.type("#feld-authority", "andere");
            keyboard.type("#feld-authorityOther", "Amt für Tastaturen");
            keyboard.press("#feld-publishName", "Space");
            assertThat(page.locator("#feld-publishName").isChecked()).isTrue();
            keyboard.go("main button.kern-btn--primary");
            walk("sent", keyboard);
            String number = page.locator("#nummer").textContent();

            open(visitor, TestMail.link(TestMail.waitFor(email, 1)));
            keyboard.press("main summary", "Enter");
            walk("draft with the way to discard it", keyboard);
            visitor.open(TestMail.link(TestMail.waitFor(email, 1)));
            keyboard.go("main button.kern-btn--primary");
            walk("confirmed", keyboard);

            assertThat(new Rest(port, "koordination").complete(number, "screenProposal", Answers.decision("revise", "Wer pflegt die Liste?")).status()).isEqualTo(204);
            String link = TestMail.link(TestMail.waitFor(email, 2));
            open(visitor, link);
            keyboard.go("form[action$=ueberarbeiten] button");
            walk("refused answer", keyboard);
            visitor.open(link);
            keyboard.press("input[name=decision]", "Space");
            assertThat(page.locator("input[name=decision]").first().isChecked()).isTrue();
            walk("answer chosen", keyboard);
            keyboard.tabTo("#feld-title");
            page.keyboard().press("End");
            page.keyboard().type(", und überarbeitet");
            keyboard.go("form[action$=ueberarbeiten] button");
            assertThat(page.locator("h1").innerText()).contains("und überarbeitet");

            attachments(visitor, link + "/anlagen");
            visitor.open(link);
            keyboard.press("main details summary", "Space");
            walk("withdrawal", keyboard);
            keyboard.type("#feld-reason", "Es gibt sie schon.");
            keyboard.go("form[action$=zuruecknehmen] button");
            walk("withdrawn", keyboard);
        }
        everyWalkIsComplete();
    }

    /** Hands a wrong and a right file in, and takes the right one back. */
    private void attachments(Accessible visitor, String path) {
        Page page = visitor.page();
        Keyboard keyboard = new Keyboard(page);
        List<FileChooser> choosers = new ArrayList<>();
        page.onFileChooser(choosers::add);
        open(visitor, path);
        keyboard.press("#dateien", "Enter");
        page.waitForCondition(() -> !choosers.isEmpty());
        choosers.get(0).setFiles(new FilePayload[] { new FilePayload("falsch.pdf", "application/pdf", new byte[] { 1, 2, 3 }),
                new FilePayload("richtig.txt", "text/plain", "Ein Text".getBytes(StandardCharsets.UTF_8)) });
        keyboard.press(".attachment-form button", "Enter");
        page.locator(".attachment-failures").waitFor();
        walk("refused file", keyboard);
        visitor.open(path);
        keyboard.go("main td a[href$=entfernen]");
        walk("removal", keyboard);
        keyboard.go("main button[type=submit]");
        assertThat(page.locator(".attachment-done .kern-title").textContent()).isEqualTo("Die Anlage wurde entfernt.");
    }

    @ParameterizedTest
    @EnumSource(names = { "NARROW_DARK", "WIDE_LIGHT" })
    void whatPeopleWithAnAccountMayOpen(Look look) {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("koordination");
            Page page = visitor.page();
            Keyboard keyboard = new Keyboard(page);
            open(visitor, "/suche?text=gibtesnicht");
            open(visitor, "/suche");
            keyboard.type("#text", "daten");
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
            keyboard.go("main tbody a");
            String number = path(page);
            open(visitor, number);
            keyboard.go("main a[href$='/anlagen']");
            assertThat(path(page)).isEqualTo(number + "/anlagen");
            open(visitor, "/vorhaben/V-1999-0001");
            keyboard.go("main a[href='/suche']");

            String files = Uploads.page(published.number());
            attachments(visitor, files);
            new Uploads(port, "koordination").send(published.number(), Uploads.Sent.of("Anleitung.txt", "Text".getBytes(StandardCharsets.UTF_8)));
            visitor.open(files);
            keyboard.go("main td a[href$=werkzeugkasten]");
            walk("release", keyboard);
            keyboard.go("main button[type=submit]");
            assertThat(page.locator(".attachment-done .kern-title").textContent()).contains("freigegeben");
            open(visitor, published.page());
            keyboard.tabTo("main a[href*='/dokumente/']");
            assertThat(page.waitForDownload(() -> page.keyboard().press("Enter")).suggestedFilename()).isEqualTo("Anleitung.txt");
        }
        everyWalkIsComplete();
    }

    @ParameterizedTest
    @EnumSource(names = { "NARROW_DARK", "WIDE_LIGHT" })
    void theTrail(Look look) {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("admin");
            Page page = visitor.page();
            Keyboard keyboard = new Keyboard(page);
            open(visitor, "/protokoll");
            keyboard.type("#feld-vorhaben", "42");
            keyboard.go("main form button[type=submit]");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("fehler");
            keyboard.press("#fehler a", "Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("feld-vorhaben");
            walk("refused filter", keyboard);
            visitor.open("/protokoll");
            keyboard.type("#feld-konto", "admin");
            keyboard.go("main form button[type=submit]");
            keyboard.tabTo("main a[href^='/protokoll.csv']");
            assertThat(page.waitForDownload(() -> page.keyboard().press("Enter")).suggestedFilename()).isEqualTo("protokoll.csv");
        }
        everyWalkIsComplete();
    }

    @ParameterizedTest
    @EnumSource(names = { "NARROW_DARK", "WIDE_LIGHT" })
    void theRequestToAdoptAndWhatIsRefused(Look look) {
        String authority = look == Look.WIDE_LIGHT ? "bsh" : "kba";
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("behoerde-" + authority);
            Page page = visitor.page();
            Keyboard keyboard = new Keyboard(page);
            open(visitor, "/vorhaben/V-1999-0001");
            assertThat(page.locator("h1").innerText()).isEqualTo("Kein Zugang");
            keyboard.go("main a[href='/suche']");
            String slug = toolbox.current().stream().map(Toolbox.Named::slug)
                    .filter(one -> !one.startsWith("probe-") && toolbox.runningAdoption(one, authority).isEmpty()).findFirst().orElseThrow();
            String form = "/werkzeugkasten/" + slug + "/uebernehmen";
            open(visitor, form);
            keyboard.go("main button[type=submit]");
            walk("refused request to adopt", keyboard);
            visitor.open(form);
            keyboard.tabTo("#feld-plannedGoLive");
            // day and month alike, in whatever order this browser asks for them
            LocalDate planned = LocalDate.of(LocalDate.now().getYear() + 1, 1, 1);
            page.keyboard().type("0101" + planned.getYear());
            assertThat(page.locator("#feld-plannedGoLive").inputValue()).isEqualTo(planned.toString());
            keyboard.type("#feld-responsible", "Referat Tastatur");
            keyboard.tabTo("main button[type=submit]");
            page.waitForNavigation(() -> page.keyboard().press("Space"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Ihre Übernahme ist angemeldet");
            walk("request to adopt sent", keyboard);
        }
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("vorschlag");
            open(visitor, "/");
            open(visitor, "/vorschlagen");
            open(visitor, published.page() + "/uebernehmen");
            new Keyboard(visitor.page()).go("main a[href]");
            assertThat(path(visitor.page())).isEqualTo(published.page());
        }
        everyWalkIsComplete();
    }
}
