package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SameSiteAttribute;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.SampleFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What every page and web application carries in its headers and cookies, and that a browser finds nothing against the content policy. */
@RunningApplication
class HeadersBrowserTest {

    private static Playwright playwright;
    private static Browser browser;

    private static final String TABLE = "access/routes.txt";
    private static final Pattern REMOVAL = Pattern.compile("/anlagen/(\\d+)/entfernen");

    /** Addresses of ours that answer a GET, and why they are no pages. */
    private static final Map<String, String> NO_PAGES = Map.ofEntries(Map.entry("/favicon.ico", "a picture"), Map.entry("/portal.css", "a style"),
            Map.entry("/portal.svg", "a picture"), Map.entry("/kern/**", "styles and fonts"), Map.entry("/script/**", "scripts"),
            Map.entry("/pictures/**", "pictures"), Map.entry("/werkzeugkasten/feed.atom", "a feed"),
            Map.entry("/werkzeugkasten/{slug}/dokumente/{id}", "a file"), Map.entry("/status/{token}/anlagen/{id}", "a file"),
            Map.entry("/vorhaben/{number}/anlagen/{id}", "a file"), Map.entry("/protokoll.csv", "a file"), Map.entry("/actuator/health", "data"),
            Map.entry("/actuator/health/**", "data"), Map.entry("/actuator/prometheus", "data"), Map.entry("/api/toolbox", "data"),
            Map.entry("/api/toolbox/{slug}", "data"), Map.entry("/api/similar", "data"), Map.entry("/api/initiatives", "data"),
            Map.entry("/api/initiatives/{number}", "data"), Map.entry("/v3/api-docs", "data"), Map.entry("/v3/api-docs.yaml", "data"),
            Map.entry("/v3/api-docs/**", "data"));

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;

    /** @param account who may see it; empty for somebody without a login */
    private record Place(String account, String address) {
    }

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

        final String account;

        Visit(String account) {
            this.account = account;
            context.setDefaultTimeout(60_000);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy") || message.text().contains("Content-Security-Policy")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onResponse(response -> {
                if (response.url().startsWith(base()) && !"nosniff".equals(response.headers().get("x-content-type-options"))) {
                    complaints.add(page.url() + ": without X-Content-Type-Options: " + response.url());
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

        Response open(String path) {
            Response response = page.navigate(base() + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return response;
        }

        /** What is left behind in the browser: nothing but the session and, for the web applications, the token of their forms. */
        List<Cookie> cookies() {
            List<Cookie> cookies = context.cookies();
            for (Cookie cookie : cookies) {
                String where = cookie.name + " at " + page.url();
                assertThat(cookie.name).as(where).isIn("JSESSIONID", "XSRF-TOKEN");
                assertThat(cookie.sameSite).as(where).isIn(SameSiteAttribute.LAX, SameSiteAttribute.STRICT);
                // the web applications' scripts read the token and send it back
                assertThat(cookie.httpOnly).as(where).isEqualTo(cookie.name.equals("JSESSIONID"));
                assertThat(cookie.expires).as(where + " ends with the browser").isEqualTo(-1);
            }
            return cookies;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static void common(String address, Map<String, String> headers) {
        assertThat(headers).as(address).containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cross-origin-opener-policy", "same-origin").containsEntry("x-frame-options", "DENY");
        assertThat(headers.get("referrer-policy")).as(address).isEqualTo("same-origin");
        assertThat(headers.get("permissions-policy")).contains("camera=()").contains("geolocation=()");
        assertThat(headers.get("content-security-policy")).contains("default-src 'self'").contains("object-src 'none'").contains("base-uri 'self'")
                .contains("frame-ancestors 'none'").contains("form-action 'self'").doesNotContain("unsafe-eval");
        assertThat(headers).doesNotContainKeys("server", "x-powered-by");
        // over HTTP a promise of HTTPS would be void; see HttpsTest
        assertThat(headers).doesNotContainKey("strict-transport-security");
    }

    /** Every page that the table of routes lets anybody open, with something on it, as somebody who may see it. */
    @Test
    void everyPageOfOurs() throws IOException {
        Map<String, Place> places = new LinkedHashMap<>();
        try (PublishedCase published = PublishedCase.of(jdbc, caseFiles, "public")) {
            forEveryone(places);
            ofAnIdeaFromOutside(places);
            ofACase(places, published);
            assertThat(places.keySet()).as("pages with a place to visit, of those that %s names", TABLE).containsExactlyInAnyOrderElementsOf(pages());
            Map<String, List<String>> findings = new TreeMap<>();
            Set<String> accounts = new LinkedHashSet<>();
            places.values().forEach(place -> accounts.add(place.account));
            for (String account : accounts) {
                try (Visit visit = new Visit(account)) {
                    places.forEach((page, place) -> {
                        if (place.account.equals(account)) {
                            ours(visit, place.address, 200);
                            findings.put(page, List.copyOf(visit.complaints));
                            visit.complaints.clear();
                        }
                    });
                }
            }
            jdbc.sql("delete from adoption where slug = :slug").param("slug", published.slug()).update();
            System.out.println("Headers, cookies and content policy: " + findings.size() + " pages of ours visited.");
            assertThat(findings).allSatisfy((page, found) -> assertThat(found).as(page).isEmpty());
        } finally {
            jdbc.sql("delete from submission").update();
        }
    }

    @ParameterizedTest
    @CsvSource({ "/status/gibt-es-nicht, 404, ''", "/werkzeugkasten/gibt-es-nicht, 404, ''", "/gibt-es-nicht, 404, ''", "/vorhaben/gibt-es-nicht, 404, admin",
            "/protokoll, 403, vorschlag" })
    void pagesThatSayNo(String path, int status, String account) {
        try (Visit visit = new Visit(account)) {
            ours(visit, path, status);
            // the browser itself reports a status that is no success, as it should
            assertThat(visit.complaints).isEmpty();
        }
    }

    private void ours(Visit visit, String address, int status) {
        Response response = visit.open(address);
        Map<String, String> headers = response.allHeaders();
        assertThat(response.status()).as(address).isEqualTo(status);
        assertThat(URI.create(response.url()).getPath()).as("no redirect").isEqualTo(URI.create(address).getPath());
        assertThat(headers.get("content-type")).as(address).startsWith("text/html");
        common(address, headers);
        assertThat(headers.get("content-security-policy")).as(address).doesNotContain("unsafe-");
        if (!visit.account.isEmpty() || address.startsWith("/status/")) {
            assertThat(headers.get("cache-control")).as(address).contains("no-store");
        }
        visit.cookies();
    }

    /** The pages by the table: what may be read there, but for files, data and the web applications. */
    private static List<String> pages() throws IOException {
        List<String> addresses = new ClassPathResource(TABLE).getContentAsString(StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\\|"))
                .filter(line -> List.of(line[0].strip().split(",")).contains("GET")).map(line -> line[1].strip())
                .filter(address -> !address.startsWith("{engine}") && !address.startsWith("/camunda")).toList();
        assertThat(addresses).as("what is no page and still there").containsAll(NO_PAGES.keySet());
        return addresses.stream().filter(address -> !NO_PAGES.containsKey(address)).toList();
    }

    private static void forEveryone(Map<String, Place> places) {
        for (String address : List.of("/", "/anmelden", "/vorschlagen", "/status", "/werkzeugkasten", "/barrierefreiheit", "/datenschutz", "/impressum")) {
            places.put(address, new Place("", address));
        }
    }

    private void ofAnIdeaFromOutside(Map<String, Place> places) {
        jdbc.sql("delete from submission").update();
        String email = "headers-" + UUID.randomUUID() + "@example.org";
        Visitor visitor = new Visitor(port);
        Visitor.Page sent = visitor.post("/vorschlagen", Visitor.proposal(UUID.randomUUID().toString(), "Fundsachen aller Ämter suchen", email));
        places.put("/vorschlagen/{page}", new Place("", sent.path()));
        String status = visitor.post(TestMail.link(TestMail.waitFor(email, 1)) + "/bestaetigen", Map.of()).path();
        Visitor.Page attachments = visitor.upload(status + "/anlagen", "Liste.txt", "Eine Liste der Fundsachen");
        places.put("/status/{token}", new Place("", status));
        places.put("/status/{token}/anlagen", new Place("", status + "/anlagen"));
        places.put("/status/{token}/anlagen/{id}/entfernen", new Place("", status + "/anlagen/" + attachment(attachments.html()) + "/entfernen"));
    }

    private void ofACase(Map<String, Place> places, PublishedCase published) {
        String lead = "werkstatt-daten";
        Uploads files = new Uploads(port, lead);
        String attachments = Uploads.page(published.number());
        assertThat(files.send(published.number(), Uploads.Sent.of("Anleitung.txt", SampleFiles.text("Anleitung zu den Brunnen"))).status()).isEqualTo(302);
        String attachment = attachments + "/" + attachment(files.get(attachments).body());
        places.put("/vorhaben/{number}", new Place(lead, "/vorhaben/" + published.number()));
        places.put("/vorhaben/{number}/anlagen", new Place(lead, attachments));
        places.put("/vorhaben/{number}/anlagen/{id}/entfernen", new Place(lead, attachment + "/entfernen"));
        places.put("/vorhaben/{number}/anlagen/{id}/werkzeugkasten", new Place(lead, attachment + "/werkzeugkasten"));
        places.put("/werkzeugkasten/{slug}", new Place("", published.page()));
        places.put("/werkzeugkasten/{slug}/uebernehmen", new Place("behoerde-rki", published.page() + "/uebernehmen"));
        // by hand: a process would outlive the entry
        jdbc.sql("""
                insert into adoption (slug, authority, status, planned_go_live, responsible, started_at)
                values (:slug, 'rki', 'running', current_date + 60, 'Referat 1', now())""").param("slug", published.slug()).update();
        places.put("/werkzeugkasten/{slug}/uebernahme", new Place("behoerde-rki", published.page() + "/uebernahme?behoerde=rki"));
        places.put("/suche", new Place("admin", "/suche"));
        places.put("/protokoll", new Place("admin", "/protokoll"));
    }

    /** The id of the first attachment that may be taken away on this page. */
    private static String attachment(String html) {
        Matcher link = REMOVAL.matcher(html);
        assertThat(link.find()).as("an attachment on the page").isTrue();
        return link.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "tasklist", "cockpit", "admin", "welcome" })
    void webApplications(String app) {
        try (Visit visit = new Visit("admin")) {
            String address = "/camunda/app/" + app + "/default/";
            Map<String, String> headers = visit.open(address).allHeaders();
            common(address, headers);
            // styles are written by its scripts; scripts need the page's own number
            assertThat(headers.get("content-security-policy")).containsPattern("script-src 'nonce-[^']+' 'strict-dynamic'");
            visit.page.locator("[cam-widget-header], header, .navbar").first().waitFor();
            visit.cookies();
            assertThat(visit.complaints).isEmpty();
        }
    }

    @Test
    void cookies() {
        try (Visit visit = new Visit("koordination")) {
            visit.open("/camunda/app/tasklist/default/");
            assertThat(visit.cookies()).extracting(cookie -> cookie.name).containsExactlyInAnyOrder("JSESSIONID", "XSRF-TOKEN");
        }
    }

    /** The checks above bite: an inline script is held back and complained about. */
    @Test
    void aBrokenPageWouldBeFound() {
        try (Visit visit = new Visit("")) {
            visit.open("/impressum");
            visit.page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s); "
                    + "const i = document.createElement('img'); i.src = 'http://foreign.invalid/x.png'; document.body.append(i); }");
            visit.page.waitForTimeout(300);
            assertThat(visit.page.evaluate("() => window.broken === undefined")).isEqualTo(true);
            assertThat(visit.complaints).isNotEmpty();
        }
    }
}
