package de.vorhabenpfad.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SameSiteAttribute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What every page and web application carries in its headers and cookies, and that a browser finds nothing against the content policy. */
@RunningApplication
class HeadersBrowserTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void open() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    /** Pages as one person sees them, with what the browser complained about and whom it asked. */
    private final class Visit implements AutoCloseable {

        final BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("de-DE"));
        final Page page = context.newPage();
        final List<String> complaints = new ArrayList<>();

        Visit(String account) {
            context.setDefaultTimeout(60_000);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy") || message.text().contains("Content-Security-Policy")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(base()) && !request.url().startsWith("data:") && !request.url().startsWith("blob:")) {
                    complaints.add(page.url() + " asks a foreign host: " + request.url());
                }
            });
            if (!account.isEmpty()) {
                page.navigate(base() + "/anmelden?weiter=/impressum");
                page.locator("#konto").fill(account);
                page.locator("#passwort").fill(Rest.PASSWORD);
                page.locator("#passwort").press("Enter");
                page.waitForURL(base() + "/impressum");
            }
        }

        Map<String, String> headers(String path) {
            Response response = page.navigate(base() + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return response.allHeaders();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static void common(Map<String, String> headers) {
        assertThat(headers).containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cross-origin-opener-policy", "same-origin").containsEntry("x-frame-options", "DENY");
        assertThat(headers.get("referrer-policy")).isEqualTo("same-origin");
        assertThat(headers.get("permissions-policy")).contains("camera=()").contains("geolocation=()");
        assertThat(headers.get("content-security-policy")).contains("default-src 'self'").contains("object-src 'none'").contains("base-uri 'self'")
                .contains("frame-ancestors 'none'").contains("form-action 'self'").doesNotContain("unsafe-eval");
        assertThat(headers).doesNotContainKeys("server", "x-powered-by");
        // over HTTP a promise of HTTPS would be void; see HttpsTest
        assertThat(headers).doesNotContainKey("strict-transport-security");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/vorschlagen", "/status", "/status/gibt-es-nicht", "/werkzeugkasten", "/werkzeugkasten/gibt-es-nicht", "/anmelden",
            "/barrierefreiheit", "/datenschutz", "/impressum", "/gibt-es-nicht" })
    void pagesForEveryone(String path) {
        try (Visit visit = new Visit("")) {
            Map<String, String> headers = visit.headers(path);
            common(headers);
            assertThat(headers.get("content-security-policy")).doesNotContain("unsafe-");
            assertThat(visit.complaints).isEmpty();
        }
    }

    @Test
    void pagesForPeopleWithAnAccount() {
        String number = new Rest(port, "admin").get("/api/initiatives").body().path("items").get(0).path("number").asText();
        try (Visit visit = new Visit("admin")) {
            for (String path : List.of("/suche", "/vorhaben/" + number, "/vorhaben/" + number + "/anlagen")) {
                Map<String, String> headers = visit.headers(path);
                common(headers);
                assertThat(headers.get("content-security-policy")).doesNotContain("unsafe-");
                assertThat(headers.get("cache-control")).contains("no-store");
            }
            assertThat(visit.complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "tasklist", "cockpit", "admin", "welcome" })
    void webApplications(String app) {
        try (Visit visit = new Visit("admin")) {
            Map<String, String> headers = visit.headers("/camunda/app/" + app + "/default/");
            common(headers);
            // styles are written by its scripts; scripts need the page's own number
            assertThat(headers.get("content-security-policy")).containsPattern("script-src 'nonce-[^']+' 'strict-dynamic'");
            visit.page.locator("[cam-widget-header], header, .navbar").first().waitFor();
            assertThat(visit.complaints).isEmpty();
        }
    }

    @Test
    void cookies() {
        try (Visit visit = new Visit("koordination")) {
            visit.headers("/camunda/app/tasklist/default/");
            List<Cookie> cookies = visit.context.cookies();
            assertThat(cookies).extracting(cookie -> cookie.name).containsExactlyInAnyOrder("JSESSIONID", "XSRF-TOKEN");
            for (Cookie cookie : cookies) {
                assertThat(cookie.sameSite).as(cookie.name).isIn(SameSiteAttribute.LAX, SameSiteAttribute.STRICT);
                // the web applications' scripts read the token and send it back
                assertThat(cookie.httpOnly).as(cookie.name).isEqualTo(cookie.name.equals("JSESSIONID"));
                assertThat(cookie.expires).as(cookie.name + " ends with the browser").isEqualTo(-1);
            }
        }
    }

    /** The checks above bite: an inline script is held back and complained about. */
    @Test
    void aBrokenPageWouldBeFound() {
        try (Visit visit = new Visit("")) {
            visit.headers("/impressum");
            visit.page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s); "
                    + "const i = document.createElement('img'); i.src = 'http://foreign.invalid/x.png'; document.body.append(i); }");
            visit.page.waitForTimeout(300);
            assertThat(visit.page.evaluate("() => window.broken === undefined")).isEqualTo(true);
            assertThat(visit.complaints).isNotEmpty();
        }
    }
}
