package de.vorhabenpfad.running;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * Somebody who looks at pages in one width and one colour scheme, and whose browser notes all that a page of ours must not do. Every
 * page is looked at in every {@link Look}:
 *
 * <pre>{@code
 * try (Accessible visitor = Accessible.visitor(browser, port, look)) {
 *     visitor.signIn("panel");                // only for pages that ask for a login
 *     visitor.open("/suche");                 // then visitor.page() for whatever else it takes to reach a state
 *     assertThat(visitor.findings()).isEmpty();
 * }
 * }</pre>
 */
final class Accessible implements AutoCloseable {

    /** WCAG 2.2, levels A and AA. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** The widths are a telephone (or 1280 pixels at 400 %) and a desk. */
    enum Look {
        NARROW_LIGHT(320, ColorScheme.LIGHT), NARROW_DARK(320, ColorScheme.DARK), WIDE_LIGHT(1400, ColorScheme.LIGHT), WIDE_DARK(1400, ColorScheme.DARK);

        private final int width;
        private final ColorScheme scheme;

        Look(int width, ColorScheme scheme) {
            this.width = width;
            this.scheme = scheme;
        }
    }

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> noted = new ArrayList<>();

    private Accessible(BrowserContext context, String base) {
        this.context = context;
        this.base = base;
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
    }

    static Accessible visitor(Browser browser, int port, Look look) {
        return new Accessible(browser.newContext(new Browser.NewContextOptions().setLocale("de-DE").setTimezoneId("Europe/Berlin")
                .setViewportSize(look.width, 900).setColorScheme(look.scheme)
                // the smooth scrolling of the design system would still be under way when a test looks
                .setReducedMotion(ReducedMotion.REDUCE)), "http://127.0.0.1:" + port);
    }

    private boolean isOurs(String url) {
        return url.startsWith(base + "/") || List.of("data", "about", "blob").contains(URI.create(url.split("[?#,]")[0]).getScheme());
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(base + path);
    }

    void signIn(String account) {
        open("/anmelden?weiter=/");
        page.getByLabel("Konto").fill(account);
        page.getByLabel("Passwort").fill(Rest.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(base + "/");
    }

    /** What is wrong with the page as it is now, and what was noted since the last call; empty if nothing is. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(noted);
        noted.clear();
        new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze().getViolations()
                .forEach(rule -> rule.getNodes().forEach(node -> findings.add(rule.getId() + ": " + rule.getHelp() + ": " + node.getHtml())));
        // the gutter of the scroll bar is kept free and is not part of what fits
        if ((Boolean) page.evaluate("() => document.scrollingElement.scrollWidth > Math.ceil(document.documentElement.getBoundingClientRect().width)")) {
            findings.add("is wider than the window: " + page.evaluate("""
                    () => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.getBoundingClientRect().right + 1)
                      .map(e => e.outerHTML.slice(0, 80)).slice(0, 3).join(' | ')"""));
        }
        int headings = page.locator("h1").count();
        if (headings != 1) {
            findings.add("has " + headings + " headings of the first level");
        }
        if (!page.title().contains("Vorhabenpfad")) {
            findings.add("has the title: " + page.title());
        }
        return findings;
    }

    @Override
    public void close() {
        context.close();
    }
}
