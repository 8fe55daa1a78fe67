package de.vorhabenpfad.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
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
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.platform.Answers;
import org.apache.catalina.Context;
import org.apache.catalina.session.StandardManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
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
    @Autowired
    ServletWebServerApplicationContext server;

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

    private List<String> since(String account) {
        return since().stream().filter(line -> line.contains(" " + account + " ")).toList();
    }

    private static String basic(String account, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever has a session of their own shows another's password beside it. */
    @Test
    void aLoginByAHeaderIsNotHiddenByASession() throws Exception {
        OwnAccount own = new OwnAccount(port);
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        send(browser, "/anmelden", "konto=" + own.name + "&passwort=" + URLEncoder.encode(OwnAccount.PASSWORD, StandardCharsets.UTF_8));
        // the reader of the header passes over one sign, whatever it is
        for (Map.Entry<String, String> door : Map.of("/suche", "Basic ", "/engine-rest/task", "basic ", "/suche?text=x", "BASIC_", "/engine-rest/filter", "Basic:").entrySet()) {
            OwnAccount other = new OwnAccount(port);
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + door.getKey()))
                    .header("Authorization", basic(other.name, OwnAccount.PASSWORD).replace("Basic ", door.getValue())).build();
            assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).as(door.toString()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(since(other.name)).contains("login " + other.name + " basic - 127.0.0.1"));
            other.delete();
        }
        HttpRequest ownHeader = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/suche")).header("Authorization", basic(own.name, "whatever")).build();
        assertThat(browser.send(ownHeader, HttpResponse.BodyHandlers.ofString()).statusCode()).as("nobody asks for a password that was shown").isEqualTo(200);
        assertThat(since(own.name)).contains("login " + own.name + " form - 127.0.0.1").noneMatch(line -> line.contains("basic"));
        own.delete();
    }

    /** What else stands in the request, true or false, changes nothing of what is written about a guess. */
    @Test
    void aGuessIsRecordedWithItsAccountWhateverHeaderIsSentWithIt() throws Exception {
        OwnAccount guesser = new OwnAccount(port);
        List<String> headers = List.of("Bearer x", basic(guesser.name, OwnAccount.PASSWORD));
        for (String header : headers) {
            for (String form : List.of("/anmelden", "/camunda/api/admin/auth/user/default/login/welcome")) {
                OwnAccount guessed = new OwnAccount(port);
                HttpClient browser = webApplication();
                send(browser, form, (form.equals("/anmelden") ? "konto=" + guessed.name + "&passwort=" : "username=" + guessed.name + "&password=") + "falsch", "Authorization", header);
                await().untilAsserted(() -> assertThat(since(guessed.name)).contains("login-refused " + guessed.name + " form - 127.0.0.1"));
                guessed.delete();
            }
        }
        // what was typed into forms before, and came too often to be written at once, is told at the end of a minute, which may be now
        assertThat(since()).contains("login " + guesser.name + " basic - 127.0.0.1").noneMatch(line -> line.matches("login-refused - (basic|bearer) .*"));
        OwnAccount guessed = new OwnAccount(port);
        send(webApplication(), "/anmelden", "konto=" + guesser.name + "&passwort=falsch", "Authorization", basic(guessed.name, "falsch"));
        await().untilAsserted(() -> assertThat(since(guessed.name)).contains("login-refused " + guessed.name + " basic - 127.0.0.1"));
        assertThat(since(guesser.name)).noneMatch(line -> line.startsWith("login-refused"));
        guessed.delete();
        guesser.delete();
    }

    /** Whoever sits at somebody's open session and guesses. */
    @Test
    void aWrongOldPasswordIsRecordedAsAGuess() {
        OwnAccount account = new OwnAccount(port);
        assertThat(new Rest(port, account.name, OwnAccount.PASSWORD).send("PUT", "/engine-rest/user/" + account.name + "/credentials",
                Map.of("password", OwnAccount.OTHER_PASSWORD, "authenticatedUserPassword", "falsch")).status()).isEqualTo(400);
        await().untilAsserted(() -> assertThat(since(account.name)).contains("login-refused " + account.name + " form - 127.0.0.1"));
        account.delete();
    }

    @Test
    void aRightPasswordWithoutTheRightToTheApplicationIsRecordedWithItsAccount() throws Exception {
        OwnAccount account = new OwnAccount(port);
        String login = "username=" + account.name + "&password=" + URLEncoder.encode(OwnAccount.PASSWORD, StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(webApplication(), "/camunda/api/admin/auth/user/default/login/cockpit", login);
        assertThat(answer.statusCode()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(since(account.name)).contains("login-refused " + account.name + " form - 127.0.0.1"));
        assertThat(since()).noneMatch(line -> line.startsWith("refusal - 403 POST /camunda"));
        // no password is looked at without the token of the page
        OwnAccount untried = new OwnAccount(port);
        HttpClient noToken = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(send(noToken, "/camunda/api/admin/auth/user/default/login/cockpit", login.replace(account.name, untried.name)).statusCode()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(since()).anyMatch(line -> line.startsWith("refusal - 403 POST /camunda/api/admin/auth/user/default/login/cockpit")));
        assertThat(since(untried.name)).noneMatch(line -> line.startsWith("login"));
        account.delete();
        untried.delete();
    }

    /** A browser that has the token of the web applications' first page. */
    private HttpClient webApplication() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/")).build(), HttpResponse.BodyHandlers.ofString());
        return browser;
    }

    /** In the same browser somebody else signs in: that ends the session of before. */
    @Test
    void aLoginInSomebodysPlaceIsTheirLogoutToo() throws Exception {
        OwnAccount first = new OwnAccount(port);
        OwnAccount second = new OwnAccount(port);
        OwnAccount third = new OwnAccount(port);
        BrowserSession browser = new BrowserSession(port, null);
        assertThat(OwnAccount.signIn(browser, first.name, OwnAccount.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(OwnAccount.signIn(browser, second.name, OwnAccount.PASSWORD).statusCode()).isEqualTo(302);
        browser.send("GET", "/camunda/api/engine/engine", null);
        assertThat(OwnAccount.signInToWebApplications(browser, third.name, OwnAccount.PASSWORD).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(since().stream().filter(line -> line.startsWith("log") && line.contains("konto-")).toList()).containsExactly(
                "login " + first.name + " form - 127.0.0.1", "logout " + first.name + " session - 127.0.0.1", "login " + second.name + " form - 127.0.0.1",
                "logout " + second.name + " session - 127.0.0.1", "login " + third.name + " form - 127.0.0.1"));
        for (OwnAccount account : List.of(first, second)) {
            assertThat(marks(account)).as("login and logout of " + account.name).hasSize(1);
        }
        assertThat(marks(first)).isNotEqualTo(marks(second));
        List.of(first, second, third).forEach(OwnAccount::delete);
    }

    private List<String> marks(OwnAccount account) {
        return jdbc.sql("select distinct session from trail where who = :who and kind in ('login', 'logout')").param("who", account.name).query(String.class).list();
    }

    @Test
    void aSessionThatNobodyUsesAnyMoreIsALogout() throws Exception {
        OwnAccount account = new OwnAccount(port);
        OwnAccount left = new OwnAccount(port);
        BrowserSession idle = account.session();
        left.session().send("POST", "/abmelden", "");
        StandardManager sessions = (StandardManager) ((Context) ((TomcatWebServer) server.getWebServer()).getTomcat().getHost().findChildren()[0]).getManager();
        sessions.findSession(idle.id()).setMaxInactiveInterval(1);
        await().untilAsserted(() -> {
            sessions.processExpires();
            assertThat(since(account.name)).contains("logout " + account.name + " idle - -");
        });
        assertThat(marks(account)).as("login and end").hasSize(1);
        assertThat(since(left.name).stream().filter(line -> line.startsWith("logout")).toList()).containsExactly("logout " + left.name + " session - 127.0.0.1");
        account.delete();
        left.delete();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/vorhaben/x;Geheimwort=zwoelf/anlagen", "//suche", "/x/%2e%2e/suche", "/./suche", "/%252f/Geheimwort" })
    void aTryToGetAroundTheGateIsARefusal(String path) {
        assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 400");
        await().untilAsserted(() -> assertThat(since()).anyMatch(line -> line.matches("refusal - 400 GET /\\S* - 127.0.0.1")));
        assertThat(since()).noneMatch(line -> line.contains("Geheimwort"));
    }

    /** As a browser would never send it. */
    private String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((request + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who proposes without an account has no address there that leads to them; whoever signs in has. */
    @Test
    void ofPeopleWithoutAnAccountThereIsOnlyAMarkOfTheirAddress() {
        jdbc.sql("delete from submission").update();
        Visitor visitor = new Visitor(port);
        String email = "spur-" + UUID.randomUUID() + "@example.org";
        String page = UUID.randomUUID().toString();
        visitor.post("/vorschlagen", Visitor.proposal(page, "Karte der Brunnen", email));
        String link = TestMail.link(TestMail.waitFor(email, 1));
        visitor.post(link + "/bestaetigen", Map.of());
        String number = jdbc.sql("select number from contact where email = :email").param("email", email).query(String.class).single();
        visitor.post(link + "/name", Map.of("nennen", "true"));
        visitor.upload(link + "/anlagen", "skizze.txt", "Eine Skizze.");
        Matcher attachment = Pattern.compile("/anlagen/(\\d+)\"").matcher(visitor.get(link + "/anlagen").html());
        assertThat(attachment.find()).isTrue();
        assertThat(visitor.get(link + "/anlagen/" + attachment.group(1)).status()).isEqualTo(200);
        visitor.post("/status", Map.of("nummer", number, "email", email));
        // a form from elsewhere is refused
        raw("POST " + link + "/zuruecknehmen HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 0");
        await().untilAsserted(() -> assertThat(since()).anyMatch(line -> line.startsWith("refusal - 403 POST /status/")));
        List<String> theirs = since().stream().filter(line -> line.contains(number) || line.contains("/status/")).toList();
        assertThat(theirs).anyMatch(line -> line.matches("change - keep draft " + number + " #[0-9a-f]{16}"))
                .anyMatch(line -> line.matches("change proposer complete proposalReceived " + number + " #[0-9a-f]{16}"))
                .anyMatch(line -> line.matches("change - renew link " + number + " #[0-9a-f]{16}"))
                .anyMatch(line -> line.matches("export proposer /status/\\{token}/anlagen/\\{id} " + number + " #[0-9a-f]{16}"));
        assertThat(theirs).allMatch(line -> line.matches(".* #[0-9a-f]{16}"));
        assertThat(theirs.stream().map(line -> line.substring(line.lastIndexOf(' '))).distinct()).as("the same address").hasSize(1);

        jdbc.sql("delete from submission").update();
        visitor.signIn("vorschlag");
        Map<String, String> fields = Visitor.proposal(UUID.randomUUID().toString(), "Karte der Brunnen", email);
        fields.keySet().retainAll(Set.of("seite", "webseite", "title", "idea", "topic"));
        String theirNumber = visitor.post("/vorschlagen", fields).path().replace("/vorhaben/", "");
        await().untilAsserted(() -> assertThat(since()).contains("change vorschlag complete proposalReceived " + theirNumber + " 127.0.0.1"));
    }

    private HttpResponse<String> send(HttpClient client, String path, String form, String... headers) throws Exception {
        // the web applications ask for the token that their first page brought
        String token = ((CookieManager) client.cookieHandler().orElseThrow()).getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(cookie -> cookie.getValue()).findFirst().orElse("none");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", "application/x-www-form-urlencoded");
        return client.send((headers.length == 0 ? request : request.headers(headers))
                .header("Sec-Fetch-Site", "same-origin").header("X-XSRF-TOKEN", token).POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void refusalsThatLookLikeSomethingElseAreRecordedToo() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        browser.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/h2-console/login")).build(), HttpResponse.BodyHandlers.ofString());
        send(browser, "/vorhaben/V-2026-0001/anlagen", "x=y");
        await().untilAsserted(() -> assertThat(since()).containsOnlyOnce("refusal - 404 GET /*/login - 127.0.0.1", "refusal - 302 POST /vorhaben/*/anlagen V-2026-0001 127.0.0.1"));
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
        Visitor visitor = new Visitor(port);
        visitor.post("/status/x/name", Map.of("nennen", "Geheimwort-zwoelf"));
        for (String path : List.of("/kern/Geheimwort", "/kern/Geheimwort.css", "/kern/WEB-INF/Geheimwort", "/kern/url:Geheimwort", "/kern/..%5cGeheimwort", "/script/Geheimwort",
                "/api/initiatives?page=Geheimwort", "/werkzeugkasten/Geheimwort", "/vorschlagen/Geheimwort", "/camunda/assets/Geheimwort", "/camunda/app/Geheimwort")) {
            visitor.get(path);
        }
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
