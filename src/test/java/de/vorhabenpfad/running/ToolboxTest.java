package de.vorhabenpfad.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import com.fasterxml.jackson.databind.JsonNode;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contact;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.toolbox.Toolbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The toolbox over HTTP: who sees what, what is found, what is refused, and the request to adopt. */
@RunningApplication
class ToolboxTest {

    private static final String PUBLIC = "probe-oeffentlich";
    private static final String NETWORK = "probe-netzwerk";
    private static final String RETIRED = "probe-stillgelegt";

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Toolbox toolbox;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Contacts contacts;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void publish() {
        tidy();
        publish(1, PUBLIC, "Trinkbrunnenverzeichnis <b>neu</b> & 100 % gut_so 'x'", "method", "daten", "uba", "public", null);
        publish(2, NETWORK, "Trinkbrunnenkarte", "template", "dienste", "kba", "network", null);
        publish(3, RETIRED, "Trinkbrunnenliste", "method", "daten", "uba", "public", Instant.now());
    }

    private void publish(int i, String slug, String name, String kind, String workshop, String maintainer, String visibility,
            @Nullable Instant retired) {
        String number = "V-1999-000" + i;
        jdbc.sql("""
                insert into initiative (number, title, idea, stage, outcome, submitted_at, closed_at, version)
                values (:number, 'Probe', 'Probe', 'closed', 'handed-over', now(), now(), 0)""").param("number", number).update();
        jdbc.sql("""
                insert into toolbox_entry (slug, number, name, short_description, long_description, kind, repository_url, operation, maintainer,
                  contact_point, workshop, visibility, dossier, published_at, retired_at)
                values (:slug, :number, :name, 'Zeigt <i>verständlich</i>, wo Wasser fließt', 'Erster Absatz.' || chr(10) || chr(10) || 'Zweiter <u>Absatz</u>.',
                  :kind, 'javascript:alert(1)', 'Überall', :maintainer, 'Servicestelle', :workshop, :visibility, '[]', now(), :retired)""")
                .param("slug", slug).param("number", number).param("name", name).param("kind", kind).param("maintainer", maintainer)
                .param("workshop", workshop).param("visibility", visibility)
                .param("retired", retired == null ? null : java.sql.Timestamp.from(retired)).update();
    }

    @AfterEach
    void tidy() {
        jdbc.sql("delete from contact where number like 'V-1999-%'").update();
        jdbc.sql("delete from adoption where slug like 'probe-%'").update();
        jdbc.sql("delete from toolbox_entry where slug in (:slugs)").param("slugs", List.of(PUBLIC, NETWORK, RETIRED)).update();
        jdbc.sql("delete from initiative where number like 'V-1999-%'").update();
    }

    // asking

    private HttpResponse<String> send(String method, String path, @Nullable String account, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (account != null) {
            request.header("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString((account + ":" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        if (body != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path, @Nullable String account) {
        return send("GET", path, account, null);
    }

    private HttpResponse<String> ask(String slug, @Nullable String account, Map<String, String> answers) {
        return send("POST", "/werkzeugkasten/" + slug + "/uebernehmen", account, answers.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue())).collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> found(String query, @Nullable String account) {
        JsonNode body = new Rest(port, account).get("/api/toolbox?size=100&" + query).body();
        List<String> slugs = body.path("items").findValuesAsText("slug");
        assertThat(body.path("total").asInt()).isEqualTo(slugs.size());
        return slugs;
    }

    // who sees what

    @Test
    void nobodySeesWhatIsPublicAndPeopleOfTheNetworkSeeAll() {
        assertThat(found("", null)).contains(PUBLIC).doesNotContain(NETWORK, RETIRED);
        assertThat(found("", "vorschlag")).contains(PUBLIC, NETWORK).doesNotContain(RETIRED);

        assertThat(get("/werkzeugkasten?text=trinkbrunnen", null).body()).contains(PUBLIC).doesNotContain(NETWORK, RETIRED, "Nur im Netzwerk");
        assertThat(get("/werkzeugkasten?text=trinkbrunnen", "vorschlag").body()).contains(PUBLIC, NETWORK, "Nur im Netzwerk").doesNotContain(RETIRED);
        assertThat(get("/werkzeugkasten/" + NETWORK, "vorschlag").statusCode()).isEqualTo(200);
        assertThat(get("/api/toolbox/" + NETWORK, "vorschlag").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/uebernahme" })
    void whatIsForTheNetworkLooksToNobodyLikeWhatIsNotThere(String below) {
        HttpResponse<String> hidden = get("/werkzeugkasten/" + NETWORK + below, null);
        HttpResponse<String> unknown = get("/werkzeugkasten/gibt-es-nicht" + below, null);

        assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(hidden.body()).contains("melden Sie sich bitte an", "/anmelden?weiter=/werkzeugkasten/" + NETWORK + "\"");
        assertThat(hidden.body().replace(NETWORK, "x")).isEqualTo(unknown.body().replace("gibt-es-nicht", "x"));
        assertThat(get("/api/toolbox/" + NETWORK, null).body()).isEqualTo(get("/api/toolbox/gibt-es-nicht", null).body())
                .contains("\"type\":\"NotFound\"");
    }

    @Test
    void theSameHoldsForTheRequestToAdopt() {
        assertThat(get("/werkzeugkasten/" + NETWORK + "/uebernehmen", null).statusCode())
                .isEqualTo(get("/werkzeugkasten/gibt-es-nicht/uebernehmen", null).statusCode()).isEqualTo(302);
        HttpResponse<String> hidden = ask(NETWORK, null, wish("rki"));
        HttpResponse<String> unknown = ask("gibt-es-nicht", null, wish("rki"));
        assertThat(hidden.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(hidden.body().replace(NETWORK, "x")).isEqualTo(unknown.body().replace("gibt-es-nicht", "x")).doesNotContain("Trinkbrunnenkarte");
        assertThat(hidden.body()).contains("nicht mehr angemeldet", "Referat Wasser", "Robert Koch-Institut", "Für die &lt;b&gt;Außenstelle&lt;/b&gt;",
                "/anmelden?weiter=/werkzeugkasten/" + NETWORK + "/uebernehmen");
        assertThat(toolbox.adoptions(NETWORK)).isEmpty();
        assertThat(get("/werkzeugkasten/gibt-es-nicht/uebernehmen", "behoerde-rki").statusCode()).isEqualTo(404);
    }

    @Test
    void retiredEntryKeepsItsPageAndIsNotAdopted() {
        assertThat(get("/werkzeugkasten/" + RETIRED, null).body()).contains("Stillgelegt", "Trinkbrunnenliste").doesNotContain("Wir möchten das übernehmen");
        assertThat(new Rest(port, null).get("/api/toolbox/" + RETIRED).body().path("retiredAt").isNull()).isFalse();
        assertThat(get("/werkzeugkasten/" + RETIRED + "/uebernehmen", "behoerde-rki").headers().firstValue("Location").orElse("")).endsWith("/" + RETIRED);

        HttpResponse<String> refused = ask(RETIRED, "behoerde-rki", wish("rki"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("steht nicht zur Auswahl");
        assertThat(toolbox.adoptions(RETIRED)).isEmpty();
    }

    // what is found

    @ParameterizedTest
    @ValueSource(strings = { "trink", "Trinkbrunnenv", "TRINKBRUNNENVERZEICHNIS", "verzeichnis", "verständl", "verständlicher wasser", "fließ", "absatz",
            "100 %", "gut_so", "'x'", "trink & (neu | gut) <-> !gut:*", "\\trinkbrunnenverzeichnis" })
    void wordsAreFoundWhileTheyAreTypedAndSignsAreNoMagic(String text) {
        assertThat(found("text=" + encoded(text), null)).contains(PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = { "trink nirgendwo", "%%", "__", "') or geheimnis=geheimnis --", "🙂" })
    void whatIsNotThereIsNotFound(String text) {
        assertThat(found("text=" + encoded(text), null)).isEmpty();
        HttpResponse<String> page = get("/werkzeugkasten?text=" + encoded(text), null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nichts gefunden", "/vorschlagen");
    }

    @Test
    void aSingleSignIsLookedForAsItIs() {
        assertThat(found("text=%25", null)).containsExactly(PUBLIC);
        assertThat(found("text=_", null)).containsExactly(PUBLIC);
    }

    @Test
    void theZeroCharacterAndAWholeBookDoNoHarm() {
        assertThat(found("text=trink%00brunnenverz", null)).containsExactly(PUBLIC);
        assertThat(get("/werkzeugkasten?art=%00&werkstatt=%00&behoerde=%00&seite=%00&text=trink%00", null).statusCode()).isEqualTo(200);
        assertThat(get("/werkzeugkasten?text=" + "wort+".repeat(1500), null).statusCode()).isEqualTo(200);
        assertThat(get("/werkzeugkasten/%25", null).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({ "kind=method,true", "kind=software,false", "workshop=daten,true", "workshop=dienste,false", "authority=uba,true",
            "authority=bsh,true", "authority=rki,false", "kind=method&workshop=daten&authority=uba&text=trink,true",
            "kind=method&workshop=daten&authority=uba&text=bescheid,false" })
    void filtersNarrowTheList(String query, boolean there) {
        adopted("bsh", "in-use");
        adopted("rki", "abandoned");

        assertThat(found(query, null).contains(PUBLIC)).isEqualTo(there);
        String page = query.replace("kind=", "art=").replace("workshop=", "werkstatt=").replace("authority=", "behoerde=");
        assertThat(get("/werkzeugkasten?" + page, null).body().contains(PUBLIC)).isEqualTo(there);
    }

    private void adopted(String authority, String status) {
        jdbc.sql("""
                insert into adoption (slug, authority, status, planned_go_live, responsible, variant, go_live_on, started_at)
                values (:slug, :authority, :status, '2026-01-01', 'Frau Geheim', 'Mit <em>Logo</em>', '2026-02-03', now())""")
                .param("slug", PUBLIC).param("authority", authority).param("status", status).update();
    }

    @Test
    void newestIsFirstAndPagesHoldTogether() {
        List<String> all = found("", "vorschlag");
        List<String> paged = IntStream.range(0, all.size()).mapToObj(page -> new Rest(port, "vorschlag")
                .get("/api/toolbox?size=1&page=" + page).body().path("items").get(0).path("slug").asText()).toList();

        assertThat(paged).isEqualTo(all);
        JsonNode beyond = new Rest(port, "vorschlag").get("/api/toolbox?size=1&page=1000000").body();
        assertThat(beyond.path("items")).isEmpty();
        assertThat(beyond.path("total").asInt()).isEqualTo(all.size());
        assertThat(get("/werkzeugkasten?seite=1000000", null).body()).contains(PUBLIC);
    }

    @Test
    void wrongParametersOfAProgramAreNamed() {
        Rest.Answer answer = new Rest(port, null).get("/api/toolbox?page=-1&kind=x&workshop=%00&authority=x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asText()).isEqualTo("InvalidRequest");
        assertThat(answer.body().path("fields").findValuesAsText("key")).containsExactly("page", "kind", "workshop", "authority");
        assertThat(new Rest(port, null).get("/v3/api-docs").body().path("paths").has("/api/toolbox/{slug}")).isTrue();
    }

    // the entry

    @Test
    void whatPeopleTypedIsTextAndNoMarkup() {
        adopted("bsh", "in-use");
        for (String page : List.of("/werkzeugkasten?text=trink", "/werkzeugkasten/" + PUBLIC)) {
            assertThat(get(page, null).body()).contains("&lt;b&gt;neu&lt;/b&gt; &amp; 100 %").doesNotContain("<b>neu", "<i>verst", "<u>Absatz", "<em>Logo",
                    "javascript:");
        }
        assertThat(get("/werkzeugkasten?text=" + encoded("\"><script>alert(1)</script>"), null).body()).doesNotContain("<script>alert");
    }

    @Test
    void usersAreShownWithVariantAndDateAndWithoutNames() {
        adopted("bsh", "in-use");
        adopted("kba", "running");
        adopted("rki", "abandoned");

        assertThat(get("/werkzeugkasten/" + PUBLIC, null).body()).contains("Bundesamt für Seeschifffahrt und Hydrographie", "03.02.2026", "Kraftfahrt-Bundesamt",
                "in Einführung, geplant zum", "01.01.2026").doesNotContain("Frau Geheim");
        JsonNode entry = new Rest(port, null).get("/api/toolbox/" + PUBLIC).body();
        assertThat(entry.path("adoptions").findValuesAsText("authority")).containsExactly("bsh", "kba");
        assertThat(entry.path("adoptions").get(0).path("goLiveOn").asText()).isEqualTo("2026-02-03");
        assertThat(entry.path("repositoryUrl").isNull()).isTrue();
        assertThat(entry.toString()).doesNotContain("Frau Geheim", "javascript");
        assertThat(get("/werkzeugkasten?text=trink", null).body()).contains("bei 1 Behörde");
    }

    @Test
    void theWayFromIdeaToToolIsToldWithoutThosePeopleWhoWentIt() {
        String slug = "bescheide-in-verstaendlicher-sprache";
        JsonNode entry = new Rest(port, null).get("/api/toolbox/" + slug).body();
        assertThat(entry.path("stages").findValuesAsText("stage")).containsExactly("proposal", "prototyping", "pilot", "handover", "closed");
        assertThat(entry.path("rounds").asInt()).isPositive();
        assertThat(entry.path("pilotSites").asInt()).isPositive();

        String page = get("/werkzeugkasten/" + slug, null).body();
        assertThat(page).contains("Entwicklung planen", "Erprobung auswerten", "Runden entwickelt", "EUPL-1.2", "https://example.org/quelltext");
        for (String account : caseFiles.get(entry.path("number").asText()).entries().stream().map(one -> one.author()).distinct().toList()) {
            assertThat(page + entry).doesNotContain("\"" + account + "\"").doesNotContain(">" + account + "<");
        }
    }

    private void proposed(boolean publishName) {
        jdbc.sql("delete from contact where number = 'V-1999-0001'").update();
        contacts.keep("V-1999-0001", new Contact("Mia <b>Muster</b>", "mia@example.org", null, null, "Amt für Brunnen", publishName));
    }

    @Test
    void whoHadTheIdeaIsNamedOnlyIfTheyAllowedIt() {
        assertThat(get("/werkzeugkasten/" + PUBLIC, null).body()).doesNotContain("idee-von");
        assertThat(new Rest(port, null).get("/api/toolbox/" + PUBLIC).body().path("ideaBy").isNull()).isTrue();

        proposed(false);
        for (String account : new String[] { null, "koordination" }) {
            assertThat(get("/werkzeugkasten/" + PUBLIC, account).body()).doesNotContain("idee-von", "Muster", "Amt für Brunnen");
            assertThat(get("/api/toolbox/" + PUBLIC, account).body()).doesNotContain("Muster", "Amt für Brunnen");
        }

        proposed(true);
        assertThat(get("/werkzeugkasten/" + PUBLIC, null).body()).contains("<dt>Idee</dt>", "Mia &lt;b&gt;Muster&lt;/b&gt;, Amt für Brunnen").doesNotContain("mia@example.org");
        JsonNode ideaBy = new Rest(port, null).get("/api/toolbox/" + PUBLIC).body().path("ideaBy");
        assertThat(ideaBy.path("name").asText() + ", " + ideaBy.path("authority").asText()).isEqualTo("Mia <b>Muster</b>, Amt für Brunnen");
        assertThat(ideaBy).hasSize(2);
        assertThat(get("/werkzeugkasten?text=trink", null).body()).doesNotContain("Muster");
        assertThat(get("/werkzeugkasten/feed.atom", null).body()).doesNotContain("Muster");
    }

    // the feed

    @Test
    void feedIsAsTheRfcDemandsAndHoldsWhatIsPublic() throws XPathExpressionException {
        HttpResponse<String> response = get("/werkzeugkasten/feed.atom", "vorschlag");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        Document feed = xml(response.body());

        String base = "http://127.0.0.1:" + port + "/werkzeugkasten";
        assertThat(texts(feed, "/feed/id")).containsExactly(base + "/feed.atom");
        assertThat(texts(feed, "/feed/link[@rel='self']/@href")).containsExactly(base + "/feed.atom");
        assertThat(texts(feed, "/feed/title")).hasSize(1);
        assertThat(texts(feed, "/feed/updated")).singleElement().satisfies(Instant::parse);
        assertThat(texts(feed, "/feed/entry/id")).doesNotHaveDuplicates().contains(base + "/" + PUBLIC).doesNotContain(base + "/" + NETWORK, base + "/" + RETIRED);
        int entries = texts(feed, "/feed/entry").size();
        for (String needed : List.of("id", "title", "updated", "author/name", "link[@rel='alternate']", "summary")) {
            assertThat(texts(feed, "/feed/entry/" + needed)).as(needed).hasSize(entries).noneMatch(text -> !needed.startsWith("link") && text.isBlank());
        }
        assertThat(texts(feed, "/feed/entry/updated")).allSatisfy(Instant::parse).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(texts(feed, "/feed/entry[id='" + base + "/" + PUBLIC + "']/author/name")).containsExactly("Werkstatt Daten");
        assertThat(texts(feed, "/feed/entry/title")).contains("Trinkbrunnenverzeichnis <b>neu</b> & 100 % gut_so 'x'");
        assertThat(get("/werkzeugkasten", null).body()).contains("rel=\"alternate\" type=\"application/atom+xml\"");
    }

    @Test
    void feedThatHasNotChangedIsNotSentAgain() {
        HttpResponse<String> first = get("/werkzeugkasten/feed.atom", null);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(send("GET", "/werkzeugkasten/feed.atom", null, null, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(send("GET", "/werkzeugkasten/feed.atom", null, null, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        toolbox.retire(PUBLIC);
        assertThat(send("GET", "/werkzeugkasten/feed.atom", null, null, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    private static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("This is no XML: " + text, e);
        }
    }

    private static List<String> texts(Document document, String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }

    // the request to adopt

    private static Map<String, String> wish(String authority) {
        return Map.of("authority", authority, "plannedGoLive", LocalDate.now().plusDays(30).toString(), "responsible", "Referat Wasser", "reason",
                "Für die <b>Außenstelle</b>");
    }

    /** A published entry of the demonstration that the authority does not adopt yet. */
    private String free(String authority) {
        return toolbox.current().stream().map(Toolbox.Named::slug).filter(slug -> !slug.startsWith("probe-") && toolbox.runningAdoption(slug, authority).isEmpty())
                .findFirst().orElseThrow();
    }

    @Test
    void nobodyIsLedToTheLoginAndBack() {
        assertThat(get("/werkzeugkasten/" + PUBLIC + "/uebernehmen", null).headers().firstValue("Location").orElse(""))
                .endsWith("/anmelden?weiter=" + encoded("/werkzeugkasten/" + PUBLIC + "/uebernehmen"));
        assertThat(get("/werkzeugkasten/" + PUBLIC, null).body()).contains("/anmelden?weiter=/werkzeugkasten/" + PUBLIC + "/uebernehmen");
    }

    @Test
    void whatWasTypedSurvivesTheEndOfTheSession() {
        HttpResponse<String> page = ask(PUBLIC, null, wish("rki"));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("nicht mehr angemeldet", "Referat Wasser", "Robert Koch-Institut").doesNotContain("<b>Außenstelle");
        assertThat(toolbox.adoptions(PUBLIC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "vorschlag", "koordination", "werkstatt-daten", "admin" })
    void whoIsNoContactIsToldWhoIs(String account) {
        HttpResponse<String> page = get("/werkzeugkasten/" + PUBLIC + "/uebernehmen", account);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("digitaler Behördenkontakt").doesNotContain("name=\"responsible\"");
        assertThat(ask(PUBLIC, account, wish("rki")).statusCode()).isEqualTo(403);
        assertThat(toolbox.adoptions(PUBLIC)).isEmpty();
    }

    @Test
    void missingAnswersAreNamedAtTheTopAndAtTheirFields() {
        HttpResponse<String> page = ask(PUBLIC, "behoerde-rki", Map.of("authority", "rki", "reason", "Für <b>alle</b>\r\nim Haus", "geheim", "x"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("role=\"alert\"", "href=\"#feld-plannedGoLive\"", "href=\"#feld-responsible\"", "Bitte füllen Sie „Geplante Inbetriebnahme“ aus.",
                "aria-describedby=\"hilfe-responsible fehler-responsible\"", "Für &lt;b&gt;alle&lt;/b&gt;");
    }

    @Test
    void wrongAnswersAreRefusedAsInTasklist() {
        assertThat(ask(PUBLIC, "behoerde-rki", wish("kba")).body()).contains("href=\"#feld-authority\"");
        Map<String, String> wrong = Map.of("authority", "rki", "plannedGoLive", "morgen", "responsible", "x".repeat(201), "reason", "Ein\0Zeichen");
        assertThat(ask(PUBLIC, "behoerde-rki", wrong).body()).contains("href=\"#feld-plannedGoLive\"", "href=\"#feld-responsible\"", "href=\"#feld-reason\"");
        assertThat(toolbox.adoptions(PUBLIC)).isEmpty();
    }

    @Test
    void aForeignPageStartsNothing() {
        assertThat(send("POST", "/werkzeugkasten/" + PUBLIC + "/uebernehmen", "behoerde-rki", "authority=rki", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDoubleClickStartsOneAdoption() {
        String slug = free("ptb");
        int before = toolbox.adoptions(slug).size();
        List<CompletableFuture<HttpResponse<String>>> clicks = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(slug, "behoerde-ptb", wish("ptb")))).toList();

        assertThat(clicks).extracting(CompletableFuture::join).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/uebernahme?behoerde=ptb");
        });
        assertThat(get("/werkzeugkasten/" + slug + "/uebernahme?behoerde=ptb", "behoerde-ptb").body()).contains("Inbetriebnahme melden");
        assertThat(get("/werkzeugkasten/" + slug + "/uebernahme?behoerde=ptb", "behoerde-rki").statusCode()).isEqualTo(302);
        assertThat(toolbox.adoptions(slug)).hasSize(before + 1);
        String number = toolbox.find(slug).orElseThrow().number();
        List<String> open = await().until(() -> new Rest(port, "behoerde-ptb").tasks(number, "goLive"), found -> !found.isEmpty());
        assertThat(open).hasSize(1);
        assertThat(caseFiles.get(number).all("adoptionWished").stream().filter(wish -> "ptb".equals(wish.text("authority")))).hasSize(1);

        HttpResponse<String> second = ask(slug, "behoerde-ptb", Map.of("authority", "ptb", "plannedGoLive", LocalDate.now().plusDays(90).toString(), "responsible",
                "Ein anderes Referat"));
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("ist schon dabei", "Ein anderes Referat");
        assertThat(get("/werkzeugkasten/" + slug + "/uebernehmen", "behoerde-ptb").body()).contains("Schon dabei");
    }
}
