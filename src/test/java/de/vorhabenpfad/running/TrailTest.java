package de.vorhabenpfad.running;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.platform.Answers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the running product writes into the trail, and does not write into its log. */
@RunningApplication
class TrailTest {

    private static final String TITLE = "Geheimzuhaltende Ladesäulenkarte";

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Network network;

    private Rest coordination;
    private Rest proposer;
    private long last;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        coordination = new Rest(port, "koordination");
        proposer = new Rest(port, "vorschlag");
        last = jdbc.sql("select coalesce(max(id), 0) from trail").query(Long.class).single();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private String proposed() {
        return proposer.start("initiative", Answers.proposal(TITLE, "Alle Ladesäulen der Behörden auf einer Karte.", "offene-daten")).body().path("businessKey").asText();
    }

    private List<String> since() {
        return jdbc.sql("""
                select kind || ' ' || coalesce(who, '-') || ' ' || what || ' ' || coalesce(number, '-') || ' ' || coalesce(source, '-') from trail
                where id > :id and who is distinct from 'system' order by id""").param("id", last).query(String.class).list();
    }

    @Test
    void aChangeATakenTaskARefusalAndAnExportOfOneCase() {
        String number = proposed();
        String task = coordination.tasks(number, "screenProposal").get(0);
        assertThat(new Rest(port, "werkstatt-daten").complete(task, Answers.decision("admit")).status()).isEqualTo(403);
        assertThat(coordination.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "koordination")).status()).isEqualTo(204);
        assertThat(coordination.complete(task, Map.of("decision", "gibt es nicht")).status()).isEqualTo(400);
        assertThat(coordination.complete(task, Answers.decision("reject", "Das gibt es schon.")).status()).isIn(200, 204);
        assertThat(proposer.get("/api/initiatives/" + number).status()).isEqualTo(200);
        assertThat(new Rest(port, "behoerde-bva").get("/api/initiatives/" + number).status()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(since()).containsOnlyOnce("change vorschlag complete proposalReceived " + number + " 127.0.0.1",
                "refusal werkstatt-daten 403 POST /engine-rest/task/*/submit-form " + number + " 127.0.0.1", "change koordination Claim Task " + number + " 127.0.0.1",
                "change koordination complete screenProposal " + number + " 127.0.0.1", "export vorschlag /api/initiatives/{number} " + number + " 127.0.0.1",
                "refusal behoerde-bva 403 GET /api/initiatives/{number} " + number + " 127.0.0.1"));
        assertThat(since().stream().filter(line -> line.startsWith("refusal") && line.contains(number)).toList()).hasSize(2);
    }

    @Test
    void everyDoorThatIsShutIsRecordedWithWhoAskedAndWhatFor() {
        String number = proposed();
        String task = coordination.tasks(number, "screenProposal").get(0);
        String instance = coordination.get("/engine-rest/task/" + task).body().path("processInstanceId").asText();
        proposer.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/stage", Map.of("value", "x"));
        proposer.post("/engine-rest/message", Map.of("messageName", "initiativeWithdrawn", "businessKey", number));
        coordination.post("/engine-rest/task/" + task + "/delegate", Map.of("userId", "panel"));
        coordination.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "panel"));
        new Rest(port, null).get("/engine-rest/incident");
        new Rest(port, null).get("/api/initiatives/" + Base64.getUrlEncoder().encodeToString("a secret token 123".getBytes(StandardCharsets.UTF_8)));
        await().untilAsserted(() -> assertThat(since()).anyMatch(line -> line.startsWith("refusal vorschlag 403 PUT /engine-rest/process-instance/*/variables/stage") && line.contains(number))
                .anyMatch(line -> line.startsWith("refusal vorschlag 403 POST /engine-rest/message"))
                .anyMatch(line -> line.startsWith("refusal koordination 403 POST /engine-rest/task/*/delegate") && line.contains(number))
                .anyMatch(line -> line.equals("refusal koordination 403 POST /engine-rest/task/*/claim " + number + " 127.0.0.1"))
                .anyMatch(line -> line.startsWith("refusal - 401 GET /engine-rest/incident"))
                .anyMatch(line -> line.startsWith("refusal - 401 GET /api/initiatives/* "))
                .noneMatch(line -> line.contains("YSBz") || line.contains(task)));
    }

    @Test
    void aFloodOfRefusalsIsCountedAndNotWritten() {
        Rest stranger = new Rest(port, "behoerde-bva");
        String number = proposed();
        IntStream.range(0, 200).parallel().forEach(i -> assertThat(stranger.get("/api/initiatives/" + number).status()).isEqualTo(403));
        assertThat(since().stream().filter(line -> line.startsWith("refusal behoerde-bva")).toList()).hasSizeBetween(1, 4);
    }

    @Test
    void loginsAndLogoutsAreRecordedByWhateverPage() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        // of an account that no other test signs in with: the engine keeps it out for some seconds now
        send(browser, "/anmelden", "konto=behoerde-zoll&passwort=falsch");
        send(browser, "/anmelden", "konto=Geheimwort-zehn&passwort=falsch");
        send(browser, "/anmelden", "konto=bewertung4&passwort=" + URLEncoder.encode(Rest.PASSWORD, StandardCharsets.UTF_8));
        browser.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/suche")).build(), HttpResponse.BodyHandlers.ofString());
        send(browser, "/abmelden", "");
        HttpClient webapp = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        webapp.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/")).build(), HttpResponse.BodyHandlers.ofString());
        send(webapp, "/camunda/api/admin/auth/user/default/login/tasklist", "username=bewertung2&password=" + URLEncoder.encode(Rest.PASSWORD, StandardCharsets.UTF_8));
        // an account that no other test signs in like this: logins of programs are written once in a quarter of an hour
        new Rest(port, "behoerde-bzst").get("/suche");
        new Rest(port, "behoerde-bzst").get("/engine-rest/task");
        // an answer may be on its way before its record is written
        await().untilAsserted(() -> assertThat(since().stream().filter(line -> line.startsWith("log")).toList()).containsExactlyInAnyOrder("login-refused behoerde-zoll form - 127.0.0.1", "login-refused - form - 127.0.0.1",
                "login bewertung4 form - 127.0.0.1", "logout bewertung4 session - 127.0.0.1", "login bewertung2 form - 127.0.0.1", "login behoerde-bzst basic - 127.0.0.1"));
        assertThat(since()).noneMatch(line -> line.contains("refusal - 401 POST /anmelden"));
        assertThat(jdbc.sql("select distinct session from trail where id > :id and who = 'bewertung4' and kind in ('login', 'logout')").param("id", last).query(String.class).list())
                .singleElement().asString().matches("[0-9a-f]{16}");
    }

    private void send(HttpClient client, String path, String form) throws Exception {
        // the web applications ask for the token that their first page brought
        String token = ((CookieManager) client.cookieHandler().orElseThrow()).getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(cookie -> cookie.getValue()).findFirst().orElse("none");
        client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin").header("X-XSRF-TOKEN", token).POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void refusalsThatLookLikeSomethingElseAreRecordedToo() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/h2-console/login")).build(), HttpResponse.BodyHandlers.ofString());
        send(browser, "/vorhaben/V-2026-0001/anlagen", "x=y");
        await().untilAsserted(() -> assertThat(since()).containsOnlyOnce("refusal - 404 GET /*/login - 127.0.0.1", "refusal - 302 POST /vorhaben/*/anlagen - 127.0.0.1"));
    }

    @Test
    void onlyOperatorsReadTheTrailAndTakingItAwayIsRecorded() throws Exception {
        String number = proposed();
        for (String account : List.of("vorschlag", "koordination", "panel", "werkstatt-daten")) {
            assertThat(page(account, "/protokoll").statusCode()).as(account).isEqualTo(403);
            assertThat(page(account, "/protokoll.csv").statusCode()).as(account).isEqualTo(403);
        }
        HttpResponse<String> list = page("admin", "/protokoll?vorhaben=" + number);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("complete proposalReceived", number).doesNotContain(TITLE);
        HttpResponse<String> wrong = page("admin", "/protokoll?vorhaben=x&von=gestern&bis=2026-99-99");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("feld-vorhaben", "fehler-von", "fehler-bis");
        HttpResponse<String> file = page("admin", "/protokoll.csv?konto=vorschlag&art=change");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("\uFEFF\"Zeit\";\"Art\"").contains("\"complete proposalReceived\"").doesNotContain("\"koordination\"");
        await().untilAsserted(() -> assertThat(since()).contains("export admin /protokoll.csv - 127.0.0.1").anyMatch(line -> line.startsWith("refusal panel 403 GET /protokoll")));
    }

    private HttpResponse<String> page(String account, String path) throws Exception {
        String basic = Base64.getEncoder().encodeToString((account + ":" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Basic " + basic).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theLogHoldsNeitherPeopleNorWhatTheyTyped() {
        String number = proposed();
        String task = coordination.tasks(number, "screenProposal").get(0);
        new Rest(port, "werkstatt-daten").complete(task, Answers.decision("admit"));
        coordination.complete(task, Map.of("decision", "Geheimwort-eins"));
        coordination.complete(task, Answers.decision("reject", "Geheimwort-zwei"));
        proposer.post("/engine-rest/task", Map.of("orQueries", List.of(Map.of("assigneeExpression", "${'Geheimwort-drei'}"))));
        proposer.post("/engine-rest/task", "{\"Geheimwort-vier");
        proposer.post("/engine-rest/user/create", Map.of("profile", Map.of("id", "Geheimwort-fuenf", "email", "geheim@example.org"), "credentials", Map.of("password", "x")));
        new Rest(port, "admin").post("/engine-rest/user/create", Map.of("profile", Map.of("id", "geheimkonto", "email", "geheim@example.org"), "credentials", Map.of("password", "x")));
        new Rest(port, "admin").post("/engine-rest/group/assessors/members/geheimkonto", "");
        new Rest(port, "admin").send("PUT", "/engine-rest/group/assessors/members/geheimkonto", Map.of());
        new Rest(port, "admin").send("PUT", "/engine-rest/group/geheimgruppe/members/panel", Map.of());
        new Rest(port, "admin").send("PUT", "/engine-rest/job/gibtesnicht/retries", Map.of("retries", 1));
        new Rest(port, "geheimkonto").get("/api/initiatives");
        IntStream.range(0, 12).forEach(i -> new Rest(port, "geheimkonto").get("/engine-rest/task"));
        new Rest(port, null).post("/camunda/api/admin/auth/user/default/login/tasklist", "username=geheimkonto&password=Geheimwort-sechs");
        new Rest(port, "panel").get("/api/initiatives?stage=Geheimwort-sieben");
        new Rest(port, "panel").get("/suche?text=%00Geheimwort-acht");
        new Rest(port, "panel").get("/api/similar?text=Geheimwort-neun&n=x");
        List<String> guessed = Stream.of(OwnAccount.Door.values()).map(this::wronglyGuessed).toList();
        List<String> forbidden = new ArrayList<>(List.of("geheim", "ladesäulen", "orschlag@", Rest.PASSWORD));
        forbidden.addAll(guessed);
        forbidden.addAll(List.of("koordination", "werkstatt-daten", "'vorschlag'", " vorschlag "));
        network.person("koordination").map(Person::name).ifPresent(forbidden::add);
        List<String> found = log.list.stream().map(TrailTest::text).filter(line -> forbidden.stream().anyMatch(word -> line.toLowerCase().contains(word.toLowerCase()))).toList();
        assertThat(found).isEmpty();
    }

    /** Whoever sends line breaks writes no line of their own: at whatever place of a request, as nobody and as somebody. */
    @Test
    void nobodyWritesALineIntoTheLog() {
        String line = "%0D%0A2026-01-01%20WARN%20Erfundene-Zeile";
        for (String account : List.of("", "panel")) {
            BrowserSession sender = new BrowserSession(port, account.isEmpty() ? null : account);
            sender.send("GET", "/camunda/api/engine/engine", null);
            for (String path : List.of("/suche?text=x", "/vorhaben/V-2026-0001", "/status/x", "/werkzeugkasten/x", "/camunda/api/engine/engine/default/task?name=x", "/camunda/app/x",
                    "/camunda/api/engine/engine/default/group/x", "/camunda/api/engine/engine/default/task/x", "/api/similar?text=x", "/login/oauth2/code/vorhabenpfad?error=x", "/x")) {
                sender.send("GET", path + line, null);
            }
            sender.send("POST", "/camunda/api/engine/engine/default/task", "{\"x\\nErfundene-Zeile\": 1}");
            sender.send("POST", "/camunda/api/engine/engine/default/filter/create", "{\"resourceType\": \"x\\nErfundene-Zeile\"}");
            sender.send("POST", "/camunda/api/admin/auth/user/default/login/x", "username=x" + line + "&password=x" + line);
            sender.send("POST", "/vorschlagen/aehnliches", "text=x" + line);
            sender.send("POST", "/anmelden", "konto=x" + line + "&passwort=x" + line + "&weiter=/" + line);
        }
        new Rest(port, "x\r\nErfundene-Zeile", "x\r\nErfundene-Zeile").get("/engine-rest/task");
        new Rest(port, "panel").get("/engine-rest/task/x" + line);
        new Rest(port, "panel").get("/engine-rest/history/process-instance/x" + line);
        assertThat(List.copyOf(log.list).stream().map(TrailTest::text).filter(text -> text.contains("Erfundene-Zeile")).toList()).isEmpty();
    }

    /** An account for which somebody tried a wrong password; it is locked for some seconds then. */
    private String wronglyGuessed(OwnAccount.Door door) {
        OwnAccount account = new OwnAccount(port);
        assertThat(account.opens(door, "Geheimwort-elf")).isFalse();
        account.delete();
        return account.name;
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getLoggerName() + " " + event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        return text.toString();
    }
}
