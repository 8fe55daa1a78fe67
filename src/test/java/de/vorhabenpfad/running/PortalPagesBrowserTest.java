package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import de.vorhabenpfad.running.Accessible.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our pages in a real browser: their frame, their picture, their colours. That nothing on them keeps anybody out sees {@link EveryStateBrowserTest}. */
@RunningApplication
class PortalPagesBrowserTest {

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    private static final Pattern COLOUR = Pattern.compile("--kern-([a-z-]+): (#[0-9a-f]{6});");

    @LocalServerPort
    int port;

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

    /** Light is light and dark is dark: the contrasts alone would be right with the one for the other. */
    @Test
    void whoPrefersADarkPageGetsOne() {
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            visitor.open("/vorschlagen");
            assertThat(brightness(visitor.page(), "backgroundColor")).isGreaterThan(200);
            assertThat(brightness(visitor.page(), "color")).isLessThan(60);
            visitor.turnTo(Look.WIDE_DARK);
            assertThat(brightness(visitor.page(), "backgroundColor")).isLessThan(60);
            assertThat(brightness(visitor.page(), "color")).isGreaterThan(200);
        }
    }

    /** The mean of red, green and blue, 0 to 255. */
    private static double brightness(Page page, String property) {
        String colour = (String) page.evaluate("property => getComputedStyle(document.body)[property]", property);
        return Stream.of(painted(page, colour).split(" ")).limit(3).mapToInt(Integer::parseInt).average().orElseThrow();
    }

    /** Tasklist, Cockpit and Admin know no tokens: what they got by hand is what KERN of this version says, in light. */
    @Test
    void theWebApplicationsWearTheLightColoursOfKern() throws IOException {
        String style = new ClassPathResource("META-INF/resources/webjars/camunda/app/vorhabenpfad.css").getContentAsString(StandardCharsets.UTF_8);
        Map<String, String> tokens = Map.ofEntries(Map.entry("action", "action-default"), Map.entry("action-hover", "action-state-indicator-shade-hover"), Map.entry("focus", "action-focus-default"),
                Map.entry("text", "layout-text-default"), Map.entry("muted", "layout-text-muted"), Map.entry("surface", "layout-background-hued"),
                Map.entry("border", "decorative-border-default"), Map.entry("control", "layout-border"), Map.entry("danger", "feedback-danger"),
                Map.entry("danger-background", "feedback-danger-background"), Map.entry("warning", "feedback-warning"),
                Map.entry("warning-background", "feedback-warning-background"), Map.entry("info", "feedback-info"),
                Map.entry("info-background", "feedback-info-background"), Map.entry("success", "feedback-success"),
                Map.entry("success-background", "feedback-success-background"));
        Map<String, String> written = new TreeMap<>();
        for (Matcher one = COLOUR.matcher(style); one.find();) {
            written.put(one.group(1), one.group(2));
        }
        assertThat(written).containsOnlyKeys(tokens.keySet());
        try (Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT)) {
            visitor.open("/");
            assertThat(written).allSatisfy((name, colour) -> assertThat(painted(visitor.page(), colour)).as(name)
                    .isEqualTo(painted(visitor.page(), "var(--kern-color-" + tokens.get(name) + ")")));
        }
    }

    /** The colour as it comes out on the screen, whatever way it is written. */
    private static String painted(Page page, String colour) {
        return (String) page.evaluate("""
                colour => {
                  const probe = document.createElement('i');
                  document.body.append(probe);
                  // what is no colour leaves this one
                  probe.style.color = 'magenta';
                  probe.style.color = colour;
                  const paint = document.createElement('canvas').getContext('2d');
                  paint.fillStyle = getComputedStyle(probe).color;
                  probe.remove();
                  paint.fillRect(0, 0, 1, 1);
                  return [...paint.getImageData(0, 0, 1, 1).data].join(' ');
                }""", colour);
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
        assertThat((Integer) page.evaluate("""
                () => document.fonts.ready.then(() => [...document.querySelectorAll('.way text')].filter(t => t.getBoundingClientRect().width > 0).filter(t => {
                  const line = t.getBoundingClientRect(), picture = t.ownerSVGElement.getBoundingClientRect();
                  return line.left < picture.left || line.right > picture.right || line.bottom > picture.bottom; }).length)""")).isZero();
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
                    .anyMatch(one -> one.startsWith("target-size: "))
                    .anyMatch(one -> one.startsWith("is wider than the window: ")).anyMatch(one -> one.startsWith("reaches out of the window: "))
                    .anyMatch(one -> one.startsWith("cuts off its text: ")).anyMatch(one -> one.startsWith("has 2 headings"))
                    .anyMatch(one -> one.startsWith("asks a foreign host: http://foreign.invalid/")).anyMatch(one -> one.startsWith("script: "));
        }
    }
}
