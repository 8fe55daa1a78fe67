package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import de.vorhabenpfad.running.Accessible.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our pages in a real browser: nothing on them keeps anybody out, in any look. */
@RunningApplication
class PortalPagesBrowserTest {

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @EnumSource
    void whatEverybodyMayOpen(Look look) {
        Map<String, List<String>> findings = new TreeMap<>();
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            for (String path : List.of("/", "/anmelden", "/barrierefreiheit", "/datenschutz", "/impressum", "/vorschlagen", "/status", "/status/gibt-es-nicht",
                    "/werkzeugkasten", "/werkzeugkasten?text=gibtesnicht")) {
                visitor.open(path);
                findings.put(path, visitor.findings());
            }
            visitor.open("/");
            visitor.page().locator("summary").click();
            findings.put("the way in words", visitor.findings());
            visitor.open("/anmelden");
            visitor.page().getByLabel("Konto").fill("niemand");
            visitor.page().getByLabel("Passwort").fill("falsch");
            visitor.page().locator("main button[type=submit]").click();
            visitor.page().locator("#fehler").waitFor();
            findings.put("refused login", visitor.findings());
            visitor.open("/vorschlagen");
            visitor.page().locator("main button[type=submit]").click();
            visitor.page().locator("#fehler").waitFor();
            findings.put("refused idea", visitor.findings());
            visitor.open("/werkzeugkasten");
            visitor.page().locator("#ergebnisse h3 a").first().click();
            visitor.page().waitForURL("**/werkzeugkasten/*");
            findings.put("entry of the toolbox", visitor.findings());
            visitor.open("/werkzeugkasten/gibt-es-nicht");
            findings.put("not found", visitor.findings());
            visitor.open(BrokenPage.ADDRESS);
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Das hat nicht geklappt");
            findings.put("broken down", visitor.findings());
            assertThat(visitor.page().context().cookies()).as("cookies of somebody who is not signed in").isEmpty();
        }
        assertThat(findings).allSatisfy((page, found) -> assertThat(found).as(page).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void whatPeopleWithAnAccountMayOpen(Look look) {
        Map<String, List<String>> findings = new TreeMap<>();
        JsonNode cases = new Rest(port, "panel").get("/api/initiatives?outcome=handed-over").body().path("items");
        String handedOver = cases.get(0).path("number").asText();
        String underWay = new Rest(port, "panel").get("/api/initiatives?stage=pilot").body().path("items").get(0).path("number").asText();
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("panel");
            for (String path : List.of("/", "/suche", "/suche?seite=2", "/suche?text=gibtesnicht", "/vorhaben/" + handedOver, "/vorhaben/" + underWay, "/vorhaben/" + underWay + "/anlagen",
                    "/vorhaben/V-1999-0001", "/impressum")) {
                visitor.open(path);
                findings.put(path, visitor.findings());
            }
        }
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("admin");
            for (String path : List.of("/protokoll", "/protokoll?art=change&seite=2", "/protokoll?konto=gibtesnicht", "/protokoll?vorhaben=x&von=x&bis=x")) {
                visitor.open(path);
                findings.put(path, visitor.findings());
            }
        }
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("koordination");
            visitor.open("/vorhaben/" + underWay + "/anlagen");
            visitor.page().setInputFiles("#dateien", new FilePayload[] { new FilePayload("falsch.pdf", "application/pdf", new byte[] { 1, 2, 3 }),
                    new FilePayload("Ein" + "lang".repeat(30) + ".txt", "text/plain", look.name().getBytes(StandardCharsets.UTF_8)) });
            visitor.page().locator(".attachment-form button").click();
            visitor.page().locator(".attachment-failures").waitFor();
            findings.put("attachments with a refused file", visitor.findings());
            visitor.page().locator("main td a[href$=entfernen]").last().click();
            visitor.page().waitForURL("**/entfernen");
            findings.put("removal of an attachment", visitor.findings());
            visitor.page().locator("main button").click();
            visitor.page().locator("[role=status]").waitFor();
            findings.put("attachment removed", visitor.findings());
        }
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, look)) {
            visitor.signIn("behoerde-bsh");
            visitor.open("/vorhaben/" + new Rest(port, "vorschlag").get("/api/initiatives?stage=proposal").body().path("items").get(0).path("number").asText());
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Kein Zugang");
            findings.put("no access", visitor.findings());
            visitor.open("/vorschlagen");
            findings.put("idea of somebody with an account", visitor.findings());
            visitor.open("/werkzeugkasten");
            visitor.page().locator("#ergebnisse h3 a").first().click();
            visitor.page().waitForURL("**/werkzeugkasten/*");
            visitor.open(URI.create(visitor.page().url()).getPath() + "/uebernehmen");
            findings.put("request to adopt", visitor.findings());
            visitor.page().locator("main button[type=submit]").click();
            visitor.page().locator("#fehler").waitFor();
            findings.put("refused request to adopt", visitor.findings());
        }
        assertThat(findings).allSatisfy((page, found) -> assertThat(found).as(page).isEmpty());
    }

    @Test
    void theNavigationShowsWhatOneMayDoAndWhereOneIs() {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            Locator ways = visitor.page().locator("header nav a");
            visitor.open("/");
            assertThat(ways.allInnerTexts()).containsExactly("Start", "Idee vorschlagen", "Werkzeugkasten");
            assertThat(visitor.page().locator("header nav [aria-current=page]").innerText()).isEqualTo("Start");
            visitor.signIn("werkstatt-daten");
            visitor.open("/suche");
            assertThat(ways.allInnerTexts()).containsExactly("Start", "Idee vorschlagen", "Werkzeugkasten", "Suche", "Aufgaben");
            assertThat(visitor.page().locator("header nav [aria-current=page]").innerText()).isEqualTo("Suche");
            visitor.page().locator("main tbody a").first().click();
            assertThat(visitor.page().locator("header nav [aria-current=true]").innerText()).isEqualTo("Suche");
        }
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            visitor.signIn("panel");
            assertThat(visitor.page().locator("header nav a").allInnerTexts()).contains("Cockpit");
        }
    }

    @Test
    void theKeyboardSkipsToTheContentAndIsSeenEverywhere() {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.NARROW_LIGHT)) {
            visitor.signIn("panel");
            visitor.open("/suche");
            Page page = visitor.page();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").innerText()).isEqualTo("Zum Inhalt springen");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("inhalt");
            visitor.open("/suche");
            int stops = page.locator("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']").count();
            for (int stop = 0; stop < stops; stop++) {
                page.keyboard().press("Tab");
                assertThat((String) page.evaluate("""
                        () => { const e = document.activeElement, s = getComputedStyle(e), a = getComputedStyle(e, '::after');
                          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || a.outlineStyle !== 'none' && parseFloat(a.outlineWidth) >= 2 ? '' : e.outerHTML.slice(0, 120); }"""))
                        .as("shows no focus").isEmpty();
            }
        }
    }

    @Test
    void theTypefaceIsOurOwnCopy() {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            visitor.open("/");
            assertThat(visitor.page().evaluate("() => document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded').length > 0)")).isEqualTo(true);
            assertThat(visitor.page().evaluate("getComputedStyle(document.body).fontFamily").toString()).startsWith("\"Fira Sans\"");
            for (String licence : List.of("/kern/LICENSE.md", "/kern/fonts/fira-sans/OFL.txt")) {
                assertThat(visitor.page().request().get("http://127.0.0.1:" + port + licence).status()).as(licence).isEqualTo(200);
            }
        }
    }

    @Test
    void theImprintNamesWhatIsMissing() {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            visitor.open("/impressum");
            assertThat(visitor.page().locator("main").innerText()).contains("[vom Betreiber zu ergänzen: Name der Behörde]", "[vom Betreiber zu ergänzen: Anschrift]");
        }
    }

    @Test
    void theWayIsOnePictureInARowOrInAColumn() {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            visitor.open("/");
            assertThat(shownPicture(visitor.page())).isEqualTo("way way-breit");
            visitor.page().screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(Path.of(System.getProperty("vorhabenpfad.pictures", "target/pictures"), "start.png")));
        }
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.NARROW_LIGHT)) {
            visitor.open("/");
            assertThat(shownPicture(visitor.page())).isEqualTo("way way-hoch");
            assertThat((Boolean) visitor.page().evaluate("() => [...document.querySelectorAll('.way-hoch text')].every(t => t.getBoundingClientRect().height > 14)"))
                    .as("lines of a readable height").isTrue();
        }
    }

    /** Also sees that no line of the picture leaves it. */
    private static String shownPicture(Page page) {
        page.evaluate("() => document.fonts.ready.then(() => true)");
        assertThat((Integer) page.evaluate("""
                () => [...document.querySelectorAll('.way text')].filter(t => t.getBoundingClientRect().width > 0).filter(t => {
                  const line = t.getBoundingClientRect(), picture = t.ownerSVGElement.getBoundingClientRect();
                  return line.left < picture.left || line.right > picture.right || line.bottom > picture.bottom; }).length""")).isZero();
        return page.locator(".way:visible").getAttribute("class");
    }

    /** The check itself, against a page that breaks each of its rules. */
    @Test
    void aBrokenPageIsFoundOut() throws IOException {
        String broken = new ClassPathResource("pages/broken.html").getContentAsString(StandardCharsets.UTF_8);
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.NARROW_LIGHT)) {
            visitor.page().route("**/broken", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(broken)));
            visitor.open("/broken");
            assertThat(visitor.findings()).anyMatch(one -> one.startsWith("color-contrast: ")).anyMatch(one -> one.startsWith("label: "))
                    .anyMatch(one -> one.startsWith("is wider than the window: ")).anyMatch(one -> one.startsWith("has 2 headings"))
                    .anyMatch(one -> one.startsWith("asks a foreign host: http://foreign.invalid/")).anyMatch(one -> one.startsWith("script: "));
        }
    }
}
