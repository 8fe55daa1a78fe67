package de.vorhabenpfad.running;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * Somebody who looks at pages, and whose browser notes all that a page of ours must not do. A state of a page is reached once and then
 * looked at in one {@link Look} after the other:
 *
 * <pre>{@code
 * try (Accessible visitor = Accessible.visitor(browser, port, look)) {
 *     visitor.signIn("panel");                // only for pages that ask for a login
 *     visitor.open("/suche");                 // then visitor.page() for whatever else it takes to reach a state
 *     visitor.turnTo(Look.WIDE_DARK);
 *     assertThat(visitor.findings()).isEmpty();
 * }
 * }</pre>
 */
final class Accessible implements AutoCloseable {

    /** WCAG 2.2, levels A and AA. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What axe-core cannot decide by itself, as "rule: reason", and why it is no barrier here. Whatever else it leaves open is a finding. */
    private static final Map<Pattern, String> DECIDED = decided();

    /** The templates that made what was looked at. */
    private static final Set<String> LOOKED_AT = ConcurrentHashMap.newKeySet();

    /** What axe-core looks for. */
    private enum Axe {
        ALL, NOTHING
    }

    /** The widths are a telephone, a tablet and a desk; the low window is a desk of 1280 by 1024 pixels at 400 %. */
    enum Look {
        NARROW_LIGHT(320, 900, ColorScheme.LIGHT, Axe.ALL), NARROW_DARK(320, 900, ColorScheme.DARK, Axe.ALL), MIDDLE_LIGHT(768, 1024, ColorScheme.LIGHT, Axe.NOTHING),
        MIDDLE_DARK(768, 1024, ColorScheme.DARK, Axe.NOTHING), WIDE_LIGHT(1400, 900, ColorScheme.LIGHT, Axe.ALL), WIDE_DARK(1400, 900, ColorScheme.DARK, Axe.ALL),
        ZOOMED_LIGHT(320, 256, ColorScheme.LIGHT, Axe.NOTHING);

        private final int width;
        private final int height;
        private final ColorScheme scheme;
        private final Axe axe;

        Look(int width, int height, ColorScheme scheme, Axe axe) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
            this.axe = axe;
        }

        @Override
        public String toString() {
            return width + (this == ZOOMED_LIGHT ? "x" + height : "") + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What reaches out of the window though nothing scrolls it, and text that is cut off. */
    private static final String LAYOUT = """
            () => {
              // the gutter of the scroll bar is kept free and is not part of what fits
              const edge = Math.ceil(document.documentElement.getBoundingClientRect().right) + 1;
              const wrong = [];
              const name = e => e.outerHTML.slice(0, 100);
              if (document.scrollingElement.scrollWidth > edge) { wrong.push('is wider than the window: ' + document.scrollingElement.scrollWidth); }
              for (const e of document.querySelectorAll('body *')) {
                // meant to be out of sight; and what the browser draws itself
                if (e.closest('.visually-hidden, .trap, .skip, svg, select') || !e.checkVisibility({ visibilityProperty: true })) { continue; }
                const box = e.getBoundingClientRect();
                if (box.width === 0 || box.height === 0) { continue; }
                const text = [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
                let scrolls = false;
                for (let one = e; one && one !== document.body; one = one.parentElement) {
                  const style = getComputedStyle(one);
                  if (style.display === 'inline') { continue; }
                  if (one !== e && ['auto', 'scroll'].includes(style.overflowX)) { scrolls = true; break; }
                  const cuts = way => ['hidden', 'clip'].includes(way);
                  const room = one.getBoundingClientRect();
                  if (text && (cuts(style.overflowX) && (one === e ? e.scrollWidth > e.clientWidth + 1 : box.right > room.right + 1)
                      || cuts(style.overflowY) && (one === e ? e.scrollHeight > e.clientHeight + 1 : box.bottom > room.bottom + 1))) {
                    wrong.push('cuts off its text: ' + name(e));
                    break;
                  }
                }
                if (!scrolls && box.right > edge) { wrong.push('reaches out of the window: ' + name(e)); }
              }
              return wrong.slice(0, 5);
            }""";

    /** Text as WCAG 1.4.12 lets people set it; by a sheet of the script's own, which the content policy allows. */
    private static final String SPACING = """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
              document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
            }""";

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> noted = new ArrayList<>();
    private final Set<String> templates = new HashSet<>();
    private Look look;

    private Accessible(BrowserContext context, String base, Look look) {
        this.context = context;
        this.base = base;
        this.look = look;
        context.setDefaultTimeout(20_000);
        // nothing leaves this machine, not even for a page that is wrong
        context.route(url -> !isOurs(url), route -> {
            noted.add("asks a foreign host: " + route.request().url());
            route.abort();
        });
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // the browser also reports the status of the page itself, which is what an error page is about
            if (message.type().equals("error") && !(message.text().startsWith("Failed to load resource") && message.location().startsWith(page.url()))) {
                noted.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> noted.add("script: " + error));
        page.onResponse(this::remember);
    }

    static Accessible visitor(Browser browser, int port, Look look) {
        return new Accessible(browser.newContext(new Browser.NewContextOptions().setLocale("de-DE").setTimezoneId("Europe/Berlin")
                .setViewportSize(look.width, look.height).setColorScheme(look.scheme)
                // the smooth scrolling of the design system would still be under way when a test looks
                .setReducedMotion(ReducedMotion.REDUCE)), "http://127.0.0.1:" + port, look);
    }

    /** Where our scripts do not arrive; those of the tests still run. */
    Accessible withoutScripts() {
        context.route("**/script/**", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/javascript").setBody("")));
        return this;
    }

    private boolean isOurs(String url) {
        return url.startsWith(base + "/") || List.of("data", "about", "blob").contains(URI.create(url.split("[?#,]")[0]).getScheme());
    }

    private void remember(Response response) {
        if (response.request().isNavigationRequest()) {
            templates.clear();
        }
        String template = response.headers().get(TemplateNames.HEADER.toLowerCase());
        if (template != null) {
            templates.add(template);
        }
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(base + path);
    }

    String address(String path) {
        return base + path;
    }

    void signIn(String account) {
        open("/anmelden?weiter=/");
        page.getByLabel("Konto").fill(account);
        page.getByLabel("Passwort").fill(Rest.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(base + "/");
    }

    /** The same page, as it is now, in another look. */
    void turnTo(Look other) {
        look = other;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(look.width, look.height);
        // colours change step by step, and none of the steps is meant to be read
        page.evaluate("() => document.getAnimations().forEach(one => one.finish())");
    }

    /** Gives the text more room, as some people's browsers do; until the next page is opened. */
    void spaceOut() {
        page.evaluate(SPACING);
    }

    /** What is wrong with the page as it is now, and what was noted since the last call; empty if nothing is. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(noted);
        noted.clear();
        LOOKED_AT.addAll(templates);
        if (look.axe != Axe.NOTHING) {
            AxeResults results = new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze();
            results.getViolations().forEach(rule -> rule.getNodes().forEach(node -> findings.add(rule.getId() + ": " + rule.getHelp() + ": " + node.getHtml())));
            results.getIncomplete().forEach(rule -> rule.getNodes().forEach(node -> findings.addAll(undecided(rule, node))));
        }
        findings.addAll(misfits());
        int headings = page.locator("h1").count();
        if (headings != 1) {
            findings.add("has " + headings + " headings of the first level");
        }
        if (!page.title().contains("Vorhabenpfad")) {
            findings.add("has the title: " + page.title());
        }
        return findings;
    }

    /** What does not fit into the window. */
    List<String> misfits() {
        return ((List<?>) page.evaluate(LAYOUT)).stream().map(String::valueOf).toList();
    }

    private List<String> undecided(Rule rule, CheckedNode node) {
        List<String> reasons = new ArrayList<>();
        List.of(node.getAny(), node.getAll(), node.getNone()).forEach(checks -> checks.forEach(check -> {
            Object key = check.getData() instanceof Map<?, ?> data ? data.get("messageKey") : null;
            reasons.add(rule.getId() + ": " + (key == null ? check.getMessage() : key) + ": " + node.getHtml() + (isInTable(node) ? " in a table that scrolls" : ""));
        }));
        return reasons.stream().filter(reason -> DECIDED.keySet().stream().noneMatch(one -> one.matcher(reason).find()))
                .map(reason -> "not decided: " + reason).toList();
    }

    private boolean isInTable(CheckedNode node) {
        return (Boolean) page.evaluate("one => document.querySelector(one)?.closest('.scroll')?.scrollWidth > document.querySelector(one)?.closest('.scroll')?.clientWidth",
                String.valueOf(node.getTarget() instanceof List<?> path ? path.get(0) : node.getTarget()));
    }

    private static Map<Pattern, String> decided() {
        Map<Pattern, String> decided = new LinkedHashMap<>();
        decided.put(Pattern.compile("^color-contrast: imgNode: <text "), "the drawing on the first page: the colours of other text, on the ground of the page");
        decided.put(Pattern.compile("^color-contrast: pseudoContent: <(span class=\"(name|note)\"|time )"), "the line of stages: number and line stand above or before the text, not under it");
        decided.put(Pattern.compile("^color-contrast: shortTextContent: <td "), "a dash or one figure in a cell, in the colours of its neighbours");
        decided.put(Pattern.compile("^color-contrast: elmPartiallyObscured: .* in a table that scrolls$", Pattern.DOTALL), "scrolled out of sight, not covered; in the colours of the cells in sight");
        return decided;
    }

    /** The templates that made pages which somebody has called {@link #findings} for. */
    static Set<String> lookedAt() {
        return Set.copyOf(LOOKED_AT);
    }

    /** The whole page, to look at it. The low window shows the same as the narrow one, of which there is a picture. */
    void picture(String state) {
        if (look == Look.ZOOMED_LIGHT) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures", state + "-" + look + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
