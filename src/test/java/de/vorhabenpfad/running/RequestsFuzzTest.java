package de.vorhabenpfad.running;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.fuzz.Anything;
import de.vorhabenpfad.fuzz.Tried;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the running product what nobody expects, as nobody and as each role, and types markup into everything that is shown. The seed is
 * printed; {@code -Dfuzz.seed=} takes it again.
 */
@RunningApplication
class RequestsFuzzTest {

    private static final List<String> ACCOUNTS = List.of("", "vorschlag", "koordination", "bewertung1", "werkstatt-daten", "behoerde-rki", "panel", "admin");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    private static final List<String> PARAMETERS = List.of("text", "seite", "phase", "werkstatt", "behoerde", "art", "vorhaben", "konto", "von", "bis", "page", "size", "stage",
            "workshop", "authority", "outcome", "kind", "n", "title", "idea", "email", "nummer", "hinweis", "passwort", "weiter", "sortBy", "sortOrder", "maxResults", "firstResult", "username", "password",
            "processDefinitionId", "incidentId", "activityIdIn");
    /** What Cockpit asks its own servlet for; the table names it by two stars. */
    private static final List<String> COCKPIT = List.of("process-instance", "process-instance/count", "process-instance/{id}/called-process-instances", "process-definition/statistics",
            "process-definition/{id}/called-process-definitions", "process-definition/{id}/incidents", "incident", "incident/count", "incident/statistics", "{id}");
    private static final Pattern INTERNALS = Pattern.compile("\\b(?:java|javax|jakarta|org\\.(?:camunda|springframework|apache|postgresql|thymeleaf|hibernate)|com\\.(?:fasterxml|sun)"
            + "|de\\.vorhabenpfad)\\.[\\w.$]*[A-Z]\\w+|\\tat [\\w.$]+\\(|PSQLException|select .* from ");
    private static final String BROKEN_OFF = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nIdee";
    private static final long SLOWEST = Duration.ofSeconds(5).toNanos();

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, HttpClient> clients = new LinkedHashMap<>();
    private final List<String> surprises = new ArrayList<>();

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> one(Anything.NASTY);
            case 1 -> one(Anything.MARKUP);
            case 2 -> one(Anything.NASTY) + one(Anything.MARKUP) + one(Anything.NASTY);
            default -> random.ints(random.nextInt(30), 0, random.nextBoolean() ? 0x80 : 0x11000).mapToObj(Character::toString).reduce("", String::concat);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpClient client(String account) {
        return clients.computeIfAbsent(account, name -> {
            HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).version(HttpClient.Version.HTTP_1_1).build();
            if (!name.isEmpty()) {
                HttpResponse<String> answer = send(client, HttpRequest.newBuilder(URI.create(base() + "/anmelden")).header("Origin", base())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("konto=" + name + "&passwort=" + encoded(Rest.PASSWORD) + "&weiter=/impressum")).build());
                assertThat(answer.statusCode()).isEqualTo(302);
            }
            return client;
        });
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request + " got no answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The table's own addresses; leaving would end the session that the next try needs. */
    private static List<String> addresses() throws IOException {
        return new ClassPathResource("access/routes.txt").getContentAsString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|")[1].strip()).filter(address -> !address.endsWith("/logout") && !address.equals("/abmelden"))
                .flatMap(address -> address.equals("/camunda/api/cockpit/plugin/base/default/**") ? COCKPIT.stream().map(part -> address.replace("**", part)) : java.util.stream.Stream.of(address))
                .flatMap(address -> address.startsWith("{engine}") ? List.of("/engine-rest", "/camunda/api/engine/engine/default").stream()
                        .map(door -> address.replace("{engine}", door)) : java.util.stream.Stream.of(address)).toList();
    }

    private String filled(String address) {
        String filled = address.replace("/**", "/" + encoded(text().replace("\0", "")));
        while (filled.contains("{")) {
            filled = filled.replaceFirst("\\{[^}]+}", random.nextInt(3) == 0 ? "gibt-es-nicht" : encoded(text()));
        }
        return filled;
    }

    private String parameters() {
        StringBuilder parameters = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parameters.append(parameters.isEmpty() ? "" : "&").append(one(PARAMETERS)).append('=').append(encoded(text()));
        }
        return parameters.toString();
    }

    private HttpRequest request(String method, String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + address)).timeout(Duration.ofSeconds(30));
        if (random.nextInt(5) > 0) {
            request.header("Origin", base());
        }
        if (random.nextInt(4) == 0) {
            String value = text().replaceAll("[^\\x20-\\x7e]", "");
            request.header(one(List.of("Accept", "Accept-Language", "If-Modified-Since", "If-None-Match", "Range", "X-Forwarded-Host", "X-XSRF-TOKEN", "Cookie", "Authorization",
                    "X-HTTP-Method-Override", "Referer")), value);
        }
        if (List.of("GET", "HEAD", "OPTIONS").contains(method)) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        request.header("Content-Type", one(List.of("application/json", "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain",
                "application/x-java-serialized-object", "application/xml")));
        return request.method(method, HttpRequest.BodyPublishers.ofString(switch (random.nextInt(5)) {
            case 0 -> "{}";
            case 1 -> "{\"" + one(PARAMETERS) + "\":" + one(List.of("null", "[]", "{}", "1e9999", "\"x\"", "[[[[", "true")) + "}";
            case 2 -> parameters();
            case 3 -> "--x\r\nContent-Disposition: form-data; name=\"dateien\"; filename=\"" + text() + "\"\r\n\r\n" + text() + (random.nextBoolean() ? "\r\n--x--\r\n" : "");
            default -> text();
        })).build();
    }

    @Test
    void nothingBreaksAndTheGateHolds() throws IOException {
        System.out.println("Random requests: seed " + seed);
        List<String> addresses = addresses();
        int tries = Integer.getInteger("fuzz.requests", 1200);
        for (int i = 0; i < tries; i++) {
            String account = one(ACCOUNTS);
            String method = one(METHODS);
            String address = (random.nextInt(20) == 0 ? "/" + encoded(text()) : filled(one(addresses))) + (random.nextBoolean() ? "?" + parameters() : "");
            HttpRequest request = request(method, address);
            boolean known = request.headers().firstValue("Cookie").isEmpty() && request.headers().firstValue("Authorization").isEmpty();
            long begin = System.nanoTime();
            HttpResponse<String> answer = send(client(account), request);
            long took = System.nanoTime() - begin;
            Tried.one("RequestsFuzzTest.requests");
            String what = method + " " + address + " as " + (account.isEmpty() ? "nobody" : account) + " with " + request.headers().map() + ": " + answer.statusCode();
            if (answer.statusCode() >= 500) {
                surprises.add("broken: " + what + " " + answer.body());
            }
            if (took > SLOWEST) {
                surprises.add("slow (" + took / 1_000_000 + " ms): " + what);
            }
            if (answer.statusCode() >= 400 && INTERNALS.matcher(answer.body().replace("java.lang.Runtime", "what was sent")).find()) {
                surprises.add("talkative: " + what + " " + answer.body());
            }
            if (known && account.isEmpty() && answer.statusCode() < 300 && (address.startsWith("/engine-rest") || address.startsWith("/suche") || address.startsWith("/protokoll")
                    || address.startsWith("/vorhaben") || address.startsWith("/api/initiatives"))) {
                surprises.add("open to nobody: " + what);
            }
            if (known && !account.equals("admin") && answer.statusCode() < 300 && (address.startsWith("/protokoll") || address.startsWith("/actuator/prometheus"))) {
                surprises.add("open to others than operators: " + what);
            }
        }
        assertThat(surprises).isEmpty();
    }

    @Test
    void aBodyInPartsThatBreaksOffIsTheSendersFault() {
        for (String page : List.of("/vorschlagen", "/anmelden")) {
            for (String body : List.of("", "--x", BROKEN_OFF, "nothing of the kind")) {
                HttpResponse<String> answer = inParts("POST", page, body);
                assertThat(answer.statusCode()).as("%s with %s", page, body).isBetween(400, 499);
                assertThat(INTERNALS.matcher(answer.body()).find()).as(answer.body()).isFalse();
            }
        }
    }

    /** Programs only ask there, and may send a body all the same: any other method the gate refuses before a body is read. */
    @ParameterizedTest
    @ValueSource(strings = { "/api/similar?text=Fundsachen", "/api/toolbox" })
    void aProgramIsToldInTheInterfacesShapeThatABodyBreaksOff(String address) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (String body : List.of("", "--x", BROKEN_OFF, "nothing of the kind")) {
            HttpResponse<String> answer = inParts("GET", address, body);
            statuses.put(body, answer.statusCode());
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).as("%s with %s", address, body).startsWith("application/json");
            if (answer.statusCode() != 200) {
                JsonNode told = Rest.json(answer.body());
                assertThat(told.path("type").asText()).as(answer.body()).isEqualTo("UnreadableRequest");
                assertThat(told.path("message").asText()).isNotBlank();
                assertThat(told.path("fields").isArray()).isTrue();
            }
        }
        System.out.println(address + " with bodies in parts: " + statuses);
        assertThat(statuses).containsEntry(BROKEN_OFF, 400);
        // where there is no part, none breaks off
        assertThat(statuses.values()).isSubsetOf(200, 400);
    }

    private HttpResponse<String> inParts(String method, String address, String body) {
        return send(client(""), HttpRequest.newBuilder(URI.create(base() + address)).header("Content-Type", "multipart/form-data; boundary=x")
                .header("Origin", base()).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    }

    @Test
    void aParameterThatIsNoNumberIsRefusedInOurWords() {
        HttpResponse<String> answer = send(client("admin"), HttpRequest.newBuilder(URI.create(base() + "/camunda/api/engine/engine/default/metrics?maxResults=viele")).build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Eine Angabe hat nicht die Form").doesNotContain("java");
    }

    @Test
    void whoAsksForATaskThatThereIsNotIsToldSo() {
        for (String account : List.of("admin", "behoerde-rki")) {
            for (String part : List.of("identity-links", "deployed-form", "variables/x")) {
                HttpResponse<String> answer = send(client(account),
                        HttpRequest.newBuilder(URI.create(base() + "/camunda/api/engine/engine/default/task/gibt-es-nicht/" + part)).build());
                assertThat(answer.statusCode()).as("%s as %s", part, account).isBetween(400, 499);
            }
        }
    }

    @Test
    void aNameWithBracesIsNoFailure() {
        HttpResponse<String> answer = send(client("panel"), HttpRequest.newBuilder(URI.create(base() + "/camunda/api/engine/engine/default/group/%23%7Bx%7D"))
                .header("Origin", base()).method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    @Test
    void aFormThatIsNoneIsNoFailure() {
        HttpResponse<String> answer = send(client(""), HttpRequest.newBuilder(URI.create(base() + "/vorschlagen/aehnliches")).header("Origin", base())
                .header("Content-Type", "application/x-www-form-urlencoded").method("PATCH", HttpRequest.BodyPublishers.ofString("a=%zz")).build());
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    /** No element and no attribute of a page comes from what somebody typed. */
    private void looks(String account, HttpRequest request) {
        HttpResponse<String> answer = send(client(account), request);
        Tried.one("RequestsFuzzTest.markup");
        String what = request.method() + " " + request.uri() + ": " + answer.statusCode();
        if (answer.statusCode() >= 500) {
            surprises.add("broken: " + what);
        }
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            Jsoup.parse(answer.body()).getAllElements().forEach(element -> {
                boolean foreign = element.tagName().equals(Anything.MARKER) || element.attributes().asList().stream().anyMatch(attribute -> attribute.getKey().startsWith("on")
                        || attribute.getValue().strip().toLowerCase().startsWith("javascript:") && List.of("href", "src", "action").contains(attribute.getKey()));
                if (foreign) {
                    surprises.add("markup from outside: " + what + " " + element.outerHtml());
                }
            });
        }
    }

    private void looks(String account, String address) {
        looks(account, HttpRequest.newBuilder(URI.create(base() + address)).header("Accept", "text/html").build());
    }

    private void types(String address, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).reduce((a, b) -> a + "&" + b).orElse("");
        looks("", HttpRequest.newBuilder(URI.create(base() + address)).header("Origin", base()).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private String markup() {
        return (one(Anything.NASTY) + one(Anything.MARKUP) + text()).replaceAll("[\\x00\\p{Cs}]", "");
    }

    @Test
    void markupStaysText() throws Exception {
        System.out.println("Markup: seed " + seed);
        int rounds = Integer.getInteger("fuzz.markup", 12);
        try (PublishedCase made = PublishedCase.of(jdbc, caseFiles, "public")) {
            String status = statusPage(made);
            for (int i = 0; i < rounds; i++) {
                kept(made);
                looks("", status);
                looks("", status + "/anlagen");
                for (String page : List.of(made.page(), "/vorhaben/" + made.number(), "/suche?text=" + encoded(markup()), "/suche", "/suche?text=Trinkbrunnen", "/werkzeugkasten",
                        "/werkzeugkasten?text=" + encoded(markup()) + "&art=" + encoded(markup()), "/", "/vorhaben/" + encoded(markup()), made.page() + "/uebernehmen",
                        "/vorhaben/" + made.number() + "/anlagen?aufgenommen=" + encoded(markup()) + "&entfernt=" + encoded(markup()))) {
                    looks("koordination", page);
                }
                looks("", made.page());
                looks("", "/werkzeugkasten/" + encoded(markup()));
                looks("", "/status/" + encoded(markup()) + "?hinweis=" + encoded(markup()));
                looks("", "/anmelden?weiter=" + encoded(markup()));
                looks("admin", "/protokoll?vorhaben=" + encoded(markup()) + "&konto=" + encoded(markup()) + "&art=" + encoded(markup()) + "&von=" + encoded(markup()));
                looks("admin", "/protokoll");
                Map<String, String> proposal = Visitor.proposal("x", markup(), "keine-adresse" + markup());
                proposal.replaceAll((key, value) -> random.nextInt(3) == 0 || key.equals("idea") ? markup() : value);
                proposal.put("email", "keine Adresse " + markup());
                types("/vorschlagen", proposal);
                types("/vorschlagen/aehnliches", Map.of("text", "Trinkbrunnen auf einer Karte " + markup()));
                types("/anmelden", Map.of("konto", "niemand" + markup(), "passwort", markup(), "weiter", markup()));
                types("/status", Map.of("nummer", markup(), "email", markup()));
                HttpResponse<String> feed = send(client(""), HttpRequest.newBuilder(URI.create(base() + "/werkzeugkasten/feed.atom")).build());
                assertThat(feed.statusCode()).isEqualTo(200);
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertThat(surprises).isEmpty();
    }

    /** As if somebody had got it past every form: what is kept is shown as text all the same. */
    private void kept(PublishedCase made) {
        jdbc.sql("update initiative set title = :title, idea = :idea, link = :link where number = :number").param("title", "Trinkbrunnen " + markup()).param("idea", markup())
                .param("link", one(List.of("javascript:alert(1)", "https://a.example/\"><" + Anything.MARKER + ">", markup()))).param("number", made.number()).update();
        jdbc.sql("""
                update toolbox_entry set name = :name, short_description = :brief, long_description = :long, operation = :operation, contact_point = :contact, license = :license,
                  repository_url = :link, dossier = :dossier::jsonb where slug = :slug""").param("name", markup()).param("brief", markup()).param("long", markup())
                .param("operation", markup()).param("contact", markup()).param("license", markup()).param("link", one(List.of("javascript:alert(1)", markup())))
                .param("dossier", dossier()).param("slug", made.slug()).update();
        for (String step : List.of("screenProposal", "planPrototype", "planPilot", "recordClearance", "documentSolution")) {
            Map<String, Object> answers = new LinkedHashMap<>();
            List.of("decision", "reason", "goal", "risks", "conditions", "reference", "longDescription", "name", "link", "sites").forEach(key -> answers.put(key, markup()));
            answers.put("successCriteria", List.of(Map.of("name", markup(), "target", markup())));
            answers.put("kpis", List.of(Map.of("name", markup(), "unit", markup())));
            caseFiles.append(made.number(), step, random.nextBoolean() ? null : markup(), 0, one(List.of("koordination", "proposer", markup())), answers, markup(), 1);
        }
        List.of("attachmentAdded", "attachmentRemoved", "fellToCoordination", markup()).forEach(event -> caseFiles.happened(made.number(), event, markup(),
                Map.of("name", markup(), "task", markup(), "entry", markup())));
        jdbc.sql("""
                insert into contact (number, name, email, unit, phone, authority, publish_name) values (:number, :name, :email, :unit, :phone, :authority, true)
                on conflict (number) do update set name = excluded.name, unit = excluded.unit""").param("number", made.number()).param("name", markup())
                .param("email", markup()).param("unit", markup()).param("phone", markup()).param("authority", markup()).update();
        jdbc.sql("""
                insert into attachment (id, number, name, media_type, size, sha256, author, at)
                select coalesce(max(id), 0) + 1000000, :number, :name, 'text/plain', 1, '', :author, now() from attachment""").param("number", made.number())
                .param("name", markup() + ".txt").param("author", one(List.of("proposer", "koordination", markup()))).update();
    }

    /** The proposer's own page, behind a link that is good. */
    private String statusPage(PublishedCase made) throws NoSuchAlgorithmException {
        jdbc.sql("insert into status_link (hash, number, made_at) values (:hash, :number, now())")
                .param("hash", MessageDigest.getInstance("SHA-256").digest(made.slug().getBytes(StandardCharsets.UTF_8))).param("number", made.number()).update();
        return "/status/" + made.slug();
    }

    private String dossier() {
        com.fasterxml.jackson.databind.ObjectMapper json = new com.fasterxml.jackson.databind.ObjectMapper();
        return json.valueToTree(List.of(Map.of("heading", markup(), "on", "2026-03-02", "answers", List.of(Map.of("label", markup(), "text", markup()),
                Map.of("label", markup(), "items", List.of(markup())), Map.of("label", markup(), "headings", List.of(markup()), "rows", List.of(List.of(markup()))))))).toString();
    }
}
