package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.SampleFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
        // a secret address goes to nobody, not even to our own pages
        assertThat(headers.get("referrer-policy")).as(address).isEqualTo(address.startsWith("/status/") ? "strict-origin" : "same-origin");
        assertThat(headers.get("permissions-policy")).contains("camera=()").contains("geolocation=()");
        assertThat(headers.get("content-security-policy")).contains("default-src 'self'").contains("object-src 'none'").contains("base-uri '")
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

    /** What is refused before anybody is asked who it is, by the server, or not at all but for a failure of ours. */
    private record No(String method, String path, int status, String words, Map<String, String> headers, String body) {

        static No get(String path, int status, String words) {
            return new No("GET", path, status, words, Map.of(), "");
        }

        static No post(String path, int status, String words, String type, String body) {
            return new No("POST", path, status, words, Map.of("Content-Type", type), body);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + status;
        }
    }

    static Stream<No> everyNo() {
        String form = "application/x-www-form-urlencoded";
        String tooMuch = "idea=" + "x".repeat(3 * 1024 * 1024);
        return Stream.of(No.post("/vorschlagen", 413, "Das war zu groß", form, tooMuch), No.post("/status/geheim/ueberarbeiten", 413, "Das war zu groß", form, tooMuch),
                No.post("/vorschlagen", 400, "Das war nicht lesbar", form, "idea=%zz"),
                new No("POST", "/vorschlagen", 403, "Diese Anfrage kam nicht von unseren Seiten", Map.of("Content-Type", form, "Sec-Fetch-Site", "cross-site"), "idea=x"),
                new No("POST", "/abmelden", 403, "Diese Anfrage kam nicht von unseren Seiten", Map.of("Content-Type", form, "Sec-Fetch-Site", "same-site"), ""),
                No.get("/camunda/app/admin/default/setup/", 403, "Diese Adresse ist für niemanden offen"), No.get("/gibt-es-nicht", 404, "Nicht gefunden"),
                No.get("/abmelden", 404, "Nicht gefunden"), No.post("/vorschlagen/kaputt", 404, "Nicht gefunden", form, "a=b"),
                No.post("/status/geheim/anlagen", 415, "Das hat nicht geklappt", form, "a=b"), No.get(BrokenPage.ADDRESS, 500, "Das hat nicht geklappt"));
    }

    @ParameterizedTest
    @MethodSource("everyNo")
    void everyNoCarriesTheSameAndKnowsWhoIsThere(No no) throws IOException {
        for (String account : List.of("", "koordination")) {
            try (Visit visit = new Visit(account)) {
                RequestOptions request = RequestOptions.create().setMethod(no.method).setHeader("Accept", "text/html").setMaxRedirects(0);
                no.headers.forEach(request::setHeader);
                request.setHeader("Origin", base());
                if (!no.body.isEmpty()) {
                    request.setData(no.body);
                }
                APIResponse answer = visit.context.request().fetch(base() + no.path, request);
                assertThat(answer.status()).as(account).isEqualTo(no.status);
                common(no.path, answer.headers());
                assertThat(answer.headers().get("content-security-policy")).doesNotContain("unsafe-");
                assertThat(answer.text()).contains(no.words);
                if (account.isEmpty()) {
                    assertThat(answer.text()).contains("/anmelden\"").doesNotContain("Angemeldet:");
                } else {
                    assertThat(answer.text()).as("still somebody").contains("Angemeldet:");
                }
                if (!account.isEmpty() || no.path.startsWith("/status/")) {
                    assertThat(answer.headers().get("cache-control")).contains("no-store");
                }
            }
        }
    }

    /** What the server itself refuses, before it knows which product it is for. */
    @ParameterizedTest
    @CsvSource({ "TRACE / HTTP/1.1, 400", "GET /%zz HTTP/1.1, 400", "GET /a%00b HTTP/1.1, 400", "GET /a%2Fb HTTP/1.1, 400", "GET /{a} HTTP/1.1, 400", "BREW /vorschlagen HTTP/1.1, 400", "GET /status/geheim%zz HTTP/1.1, 400" })
    void theServersOwnNo(String line, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((line + "\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as("nothing of the inside").doesNotContain("Tomcat", "Exception", "\tat ");
            String[] head = answer.split("\r\n\r\n", 2)[0].split("\r\n");
            assertThat(head[0]).startsWith("HTTP/1.1 " + status);
            Map<String, String> headers = new LinkedHashMap<>();
            for (String one : List.of(head).subList(1, head.length)) {
                headers.put(one.substring(0, one.indexOf(':')).toLowerCase(Locale.ROOT), one.substring(one.indexOf(':') + 1).strip());
            }
            // what never came to us may have been meant for a secret address
            common(line.startsWith("BREW") ? line : "/status/", headers);
        }
    }

    /** What people are told who may not, each in its own words. */
    @Test
    void whoHasAnotherDutyIsToldSo() {
        try (Visit visit = new Visit("vorschlag")) {
            visit.open("/protokoll");
            assertThat(visit.page.locator("main").textContent()).contains("Diese Seite gehört zu einer Aufgabe, die Ihr Konto nicht hat.").doesNotContain("Ein Vorhaben sehen nur");
            visit.open("/vorhaben/V-2018-99999");
            assertThat(visit.page.locator("main").textContent()).contains("Ein Vorhaben sehen nur Personen, die daran mitwirken.");
        }
    }

    /** From a page with a secret address the browser tells the next page no more than where we are; and still says that a form is ours. */
    @Test
    void aSecretAddressIsToldToNobody() {
        Map<String, Place> places = new LinkedHashMap<>();
        ofAnIdeaFromOutside(places);
        String status = places.get("/status/{token}").address;
        try (Visit visit = new Visit("")) {
            Map<String, String> referers = new LinkedHashMap<>();
            Map<String, String> origins = new LinkedHashMap<>();
            visit.page.onRequest(request -> {
                Map<String, String> headers = request.allHeaders();
                referers.put(request.method() + " " + URI.create(request.url()).getPath(), headers.getOrDefault("referer", ""));
                origins.put(request.method() + " " + URI.create(request.url()).getPath(), headers.getOrDefault("origin", ""));
            });
            visit.open(status);
            visit.page.getByText("Meinen Namen und meine Behörde nennen").click();
            visit.page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(visit.page.locator("main").textContent()).contains("Das ist so festgehalten.");
            assertThat(origins).containsEntry("POST " + status + "/name", base());
            visit.page.locator("footer a[href='/barrierefreiheit']").click();
            visit.page.waitForURL(base() + "/barrierefreiheit");
            assertThat(referers).containsEntry("GET /barrierefreiheit", base() + "/").containsEntry("POST " + status + "/name", base() + "/");
            assertThat(referers.values()).as("who is told the address").noneMatch(referer -> referer.contains("/status/"));
        } finally {
            jdbc.sql("delete from submission").update();
        }
    }

    private void ours(Visit visit, String address, int status) {
        Response response = visit.open(address);
        Map<String, String> headers = response.allHeaders();
        assertThat(response.status()).as(address).isEqualTo(status);
        assertThat(URI.create(response.url()).getPath()).as("no redirect").isEqualTo(URI.create(address).getPath());
        assertThat(headers.get("content-type")).as(address).startsWith("text/html");
        common(address, headers);
        assertThat(headers.get("content-security-policy")).as(address).doesNotContain("unsafe-").contains("base-uri 'none'");
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
        for (String address : List.of("/", "/anmelden", "/vorschlagen", "/status", "/werkzeugkasten", "/barrierefreiheit", "/leichte-sprache", "/datenschutz", "/impressum")) {
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
