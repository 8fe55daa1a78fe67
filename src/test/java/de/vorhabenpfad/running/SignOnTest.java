package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sign-on elsewhere, switched on by three settings, against a real Keycloak: in a browser to Tasklist and Cockpit, and for programs by token. The
 * tests that change somebody's groups come last, and at the very end the provider is away.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignOnTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    @TempDir
    static Path folder;
    private static Keycloak keycloak;
    private static ProductServer product;
    private static Playwright playwright;
    private static Browser browser;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        int port = ProductServer.freePort();
        keycloak = Keycloak.start(folder, port);
        product = ProductServer.startAt(port, folder, "--vorhabenpfad.sign-on.issuer=" + keycloak.issuer(),
                "--vorhabenpfad.sign-on.client-id=" + Keycloak.CLIENT, "--vorhabenpfad.sign-on.client-secret=" + Keycloak.SECRET);
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (playwright != null) {
            playwright.close();
        }
        if (product != null) {
            product.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private static String base() {
        return "http://127.0.0.1:" + product.port;
    }

    /** A person with a browser, who was sent to the provider and has typed the password there. */
    private static final class Somebody implements AutoCloseable {

        final BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("de-DE"));
        final Page page = context.newPage();

        Somebody() {
            context.setDefaultTimeout(60_000);
        }

        Somebody signOn(String account, String path) {
            page.navigate(base() + path);
            assertThat(page.url()).startsWith(keycloak.issuer());
            page.locator("#username").fill(account);
            page.locator("#password").fill(Keycloak.PASSWORD);
            page.locator("#kc-login").click();
            page.waitForURL(url -> url.startsWith(base()));
            return this;
        }

        /** By the browser's cookies and not by the page, which may be on its way to another one. */
        int status(String address) {
            return page.context().request().get(base() + address).status();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Test
    @Order(1)
    void aWorkshopLeadSignsOnToTasklist() {
        try (Somebody lena = new Somebody().signOn("lena", TASKLIST)) {
            lena.page.locator(".task-filter").first().waitFor();
            assertThat(lena.page.url()).startsWith(base() + TASKLIST);
            // the same session on our own pages, in the right name
            lena.page.navigate(base() + "/suche");
            assertThat(lena.page.locator("body").innerText()).contains("Rolle lena").contains("Abmelden");
            assertThat(lena.page.locator("body").innerText()).doesNotContain("Cockpit");
            // and no further than the duty goes; groups of the provider that are none here give none
            assertThat(lena.status("/camunda/api/engine/engine/default/process-instance/count")).isEqualTo(403);
            assertThat(lena.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(200);
        }
    }

    @Test
    @Order(2)
    void thePanelSignsOnToCockpit() {
        try (Somebody paula = new Somebody().signOn("paula", COCKPIT)) {
            paula.page.locator(".processes-dashboard, .section.deployed, [cam-dashboard], .dashboard").first().waitFor();
            assertThat(paula.page.url()).startsWith(base() + COCKPIT);
            assertThat(paula.status("/camunda/api/engine/engine/default/process-instance/count")).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void leavingEndsBothSessions() {
        try (Somebody lena = new Somebody().signOn("lena", TASKLIST)) {
            lena.page.locator(".task-filter").first().waitFor();
            int before = keycloak.sessions("lena");
            assertThat(before).isPositive();
            lena.page.locator(".logout a").dispatchEvent("click");
            lena.page.waitForURL(base() + "/");
            assertThat(keycloak.sessions("lena")).isEqualTo(before - 1);
            assertThat(lena.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
            // the provider asks for the password again
            lena.page.navigate(base() + TASKLIST);
            lena.page.locator("#password").waitFor();
        }
    }

    @Test
    @Order(4)
    void leavingOnOurPagesEndsBothSessionsToo() {
        try (Somebody paula = new Somebody().signOn("paula", "/suche")) {
            int before = keycloak.sessions("paula");
            paula.page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abmelden")).click();
            paula.page.waitForURL(base() + "/");
            assertThat(keycloak.sessions("paula")).isEqualTo(before - 1);
            assertThat(paula.page.locator("body").innerText()).contains("Anmelden");
        }
    }

    @Test
    @Order(5)
    void whoseSessionIsEndedAtTheProviderIsSignedInNoMore() throws Exception {
        try (Somebody lena = new Somebody().signOn("lena", TASKLIST); Somebody lenaElsewhere = new Somebody().signOn("lena", "/suche");
                Somebody paula = new Somebody().signOn("paula", "/suche")) {
            lena.page.locator(".task-filter").first().waitFor();
            assertThat(lena.status(TASKS)).isEqualTo(200);
            assertThat(lenaElsewhere.status(TASKS)).isEqualTo(200);
            keycloak.endSessions("lena");
            await().untilAsserted(() -> {
                assertThat(lena.status(TASKS)).isEqualTo(401);
                assertThat(lenaElsewhere.status(TASKS)).isEqualTo(401);
            });
            assertThat(paula.status(TASKS)).isEqualTo(200);
            // our pages lead to the provider, and whoever signs on there is in again
            lenaElsewhere.page.navigate(base() + "/suche");
            lenaElsewhere.page.locator("#password").waitFor();
            lenaElsewhere.signOn("lena", "/suche");
            assertThat(lenaElsewhere.status(TASKS)).isEqualTo(200);
        }
        // the provider's word, and each session when it was found ended
        await().untilAsserted(() -> assertThat(trail("lena")).contains("Abmeldung oidc", "Abmeldung session"));
    }

    @Test
    @Order(5)
    void onlyTheProviderEndsASession() throws Exception {
        KeyPair key = key();
        String name = keycloak.trust(key);
        try (Somebody paula = new Somebody().signOn("paula", "/suche")) {
            Map<String, Object> claims = new HashMap<>(Map.of("iss", keycloak.issuer(), "aud", Keycloak.CLIENT, "sub", keycloak.subject("paula"),
                    "iat", Instant.now().getEpochSecond(), "exp", Instant.now().plusSeconds(120).getEpochSecond(), "jti", "1",
                    "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
            Map<String, String> wrong = new LinkedHashMap<>();
            wrong.put("none", "");
            wrong.put("no token", "x");
            wrong.put("signed by somebody else", Keycloak.signed(key(), name, "logout+jwt", claims));
            wrong.put("not signed", Keycloak.signed(key, name, "logout+jwt", claims).replaceFirst("[^.]+$", ""));
            wrong.put("an ID token", keycloak.idToken(Keycloak.CLIENT, "paula"));
            wrong.put("an access token", keycloak.token(Keycloak.CLIENT, "paula"));
            wrong.put("of another type", Keycloak.signed(key, name, "at+jwt", claims));
            wrong.put("for somebody else", Keycloak.signed(key, name, "logout+jwt", with(claims, "aud", Keycloak.FOREIGN_CLIENT)));
            wrong.put("of another provider", Keycloak.signed(key, name, "logout+jwt", with(claims, "iss", "https://login.example.org")));
            wrong.put("over", Keycloak.signed(key, name, "logout+jwt", with(claims, "exp", Instant.now().minusSeconds(120).getEpochSecond())));
            wrong.put("of tomorrow", Keycloak.signed(key, name, "logout+jwt", with(claims, "iat", Instant.now().plusSeconds(86_400).getEpochSecond())));
            wrong.put("of another event", Keycloak.signed(key, name, "logout+jwt", with(claims, "events", Map.of("http://example.org/event", Map.of()))));
            wrong.put("with a nonce", Keycloak.signed(key, name, "logout+jwt", with(claims, "nonce", "1")));
            for (String claim : List.of("iss", "aud", "sub", "iat", "exp", "jti", "events")) {
                wrong.put("without " + claim, Keycloak.signed(key, name, "logout+jwt", with(claims, claim, null)));
            }
            for (Map.Entry<String, String> one : wrong.entrySet()) {
                assertThat(backChannel(one.getValue())).as(one.getKey()).isEqualTo(400);
            }
            assertThat(paula.status(TASKS)).isEqualTo(200);
            await().untilAsserted(() -> assertThat(trail(null)).contains("Abweisung 400 POST /logout/connect/back-channel/vorhabenpfad (logout token)"));
            // what was changed is what was wrong with them
            String good = Keycloak.signed(key, name, "logout+jwt", claims);
            assertThat(get("/engine-rest/task", "Bearer " + good)).isEqualTo(401);
            assertThat(backChannel(good)).isEqualTo(200);
            assertThat(paula.status(TASKS)).isEqualTo(401);
        }
    }

    private static KeyPair key() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Map<String, Object> with(Map<String, Object> claims, String claim, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(claim, value);
        changed.values().removeIf(Objects::isNull);
        return changed;
    }

    /** Tells the product as the provider does. */
    private int backChannel(String token) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(base() + "/logout/connect/back-channel/vorhabenpfad"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token)).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** What the trail has of an account, or of all: kind and what. */
    private List<String> trail(@Nullable String account) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(base() + "/protokoll.csv" + (account == null ? "" : "?konto=" + account)))
                .header("Authorization", "Bearer " + keycloak.token(Keycloak.CLIENT, "olga")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().map(line -> line.split("\";\"")).filter(cells -> cells.length > 3).map(cells -> cells[1] + " " + cells[3]).toList();
    }

    @Test
    @Order(6)
    void anAccountThatCannotBeOneIsToldSo() {
        try (Somebody max = new Somebody().signOn("max.mit.punkt", "/suche")) {
            assertThat(max.page.locator("[role=alert]").innerText()).contains("passt nicht zu Vorhabenpfad");
            assertThat(max.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
        }
    }

    @Test
    @Order(7)
    void theTrailSaysWhoSignedOnAndWhoWasNotLetIn() throws Exception {
        long before = signOns("paula");
        try (Somebody paula = new Somebody().signOn("paula", "/suche"); Somebody max = new Somebody().signOn("max.mit.punkt", "/suche")) {
            await().untilAsserted(() -> assertThat(signOns("paula")).isEqualTo(before + 1));
            // equal ones of a minute are one row
            await().untilAsserted(() -> assertThat(trail(null)).contains("Anmeldung abgewiesen oidc"));
        }
    }

    private long signOns(String account) throws Exception {
        return trail(account).stream().filter("Anmeldung oidc"::equals).count();
    }

    @Test
    @Order(6)
    void programsShowATokenForUs() throws Exception {
        String ours = "Bearer " + keycloak.token(Keycloak.CLIENT, "lena");
        assertThat(get("/engine-rest/task", ours)).isEqualTo(200);
        assertThat(get("/api/initiatives", ours)).isEqualTo(200);
        assertThat(get("/engine-rest/process-instance", ours)).isEqualTo(403);
        assertThat(get("/engine-rest/process-instance", "Bearer " + keycloak.token(Keycloak.CLIENT, "paula"))).isEqualTo(200);
    }

    @Test
    @Order(7)
    void aTokenForSomebodyElseIsRefused() throws Exception {
        assertThat(get("/engine-rest/task", "Bearer " + keycloak.token(Keycloak.FOREIGN_CLIENT, "lena"))).isEqualTo(401);
        assertThat(get("/api/initiatives", "Bearer " + keycloak.token(Keycloak.FOREIGN_CLIENT, "lena"))).isEqualTo(401);
    }

    @Test
    @Order(7)
    void aProofOfWhoSignedOnIsNoKeyForPrograms() throws Exception {
        assertThat(get("/engine-rest/task", "Bearer " + keycloak.idToken(Keycloak.CLIENT, "lena"))).isEqualTo(401);
    }

    @Test
    @Order(8)
    void aForgedTokenIsRefused() throws Exception {
        String[] parts = keycloak.token(Keycloak.CLIENT, "lena").split(Pattern.quote("."));
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("/workshop-daten", "/camunda-admin");
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String changed = encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        String unsigned = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(claims).contains("camunda-admin");
        assertThat(get("/engine-rest/task", "Bearer " + parts[0] + "." + changed + "." + parts[2])).isEqualTo(401);
        assertThat(get("/engine-rest/task", "Bearer " + unsigned + "." + changed + ".")).isEqualTo(401);
        assertThat(get("/engine-rest/task", "Bearer x")).isEqualTo(401);
        assertThat(get("/engine-rest/task", null)).isEqualTo(401);
    }

    @Test
    @Order(9)
    void ourOwnPasswordsOpenNothing() throws Exception {
        String admin = "Basic " + Base64.getEncoder().encodeToString(("admin:" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(get("/engine-rest/task", admin)).isEqualTo(401);
        assertThat(get("/api/initiatives", admin)).isEqualTo(401);
        for (String path : new String[] { "/anmelden", "/camunda/api/admin/auth/user/default/login/admin" }) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(base() + path)).header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", base()).POST(HttpRequest.BodyPublishers.ofString("konto=admin&passwort=Vorhaben%232018&username=admin&password=Vorhaben%232018"))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isIn(302, 401);
            assertThat(answer.headers().firstValue("Location").orElse("/anmelden")).endsWith("/anmelden");
        }
    }

    @Test
    @Order(9)
    void aDeletedAccountDoesNotComeBackByAnOlderToken() throws Exception {
        String older = "Bearer " + keycloak.token(Keycloak.CLIENT, "lena");
        assertThat(get("/engine-rest/task", older)).isEqualTo(200);
        HttpResponse<String> deleted = client.send(HttpRequest.newBuilder(URI.create(base() + "/engine-rest/user/lena")).DELETE()
                .header("Authorization", "Bearer " + keycloak.token(Keycloak.CLIENT, "olga")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(get("/engine-rest/task", older)).isEqualTo(401);
        Thread.sleep(1100); // proofs are told apart by the second they were issued in
        assertThat(get("/engine-rest/task", "Bearer " + keycloak.token(Keycloak.CLIENT, "lena"))).isEqualTo(200);
    }

    @Test
    @Order(10)
    void groupsChangeWithTheNextLogin() throws Exception {
        String older = "Bearer " + keycloak.token(Keycloak.CLIENT, "paula");
        assertThat(get("/engine-rest/process-instance", older)).isEqualTo(200);
        Thread.sleep(1100); // proofs are told apart by the second they were issued in
        keycloak.move("paula", "panel", "workshop-daten");
        try (Somebody paula = new Somebody().signOn("paula", TASKLIST)) {
            paula.page.locator(".task-filter").first().waitFor();
            assertThat(paula.status("/camunda/api/engine/engine/default/process-instance/count")).isEqualTo(403);
        }
        // the older token is still signed and not yet over, but brings nothing back
        assertThat(get("/engine-rest/process-instance", older)).isEqualTo(403);
    }

    @Test
    @Order(11)
    void aTokenThatNobodyCanCheckIsNotCalledWrong() throws Exception {
        String known = "Bearer " + keycloak.token(Keycloak.CLIENT, "paula");
        assertThat(get("/engine-rest/task", known)).isEqualTo(200);
        keycloak.close();
        String ofAnotherKey = "Bearer " + Keycloak.signed(key(), "new", "JWT", Map.of("iss", keycloak.issuer()));
        HttpResponse<String> answer = ask("/engine-rest/task", ofAnotherKey);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(answer.body()).contains("\"type\":\"NotReady\"", "Anmeldedienst");
        assertThat(ask("/api/initiatives", ofAnotherKey).statusCode()).isEqualTo(503);
        assertThat(backChannel(ofAnotherKey.substring("Bearer ".length()))).isEqualTo(503);
        assertThat(get("/engine-rest/task", known)).isEqualTo(200);
        assertThat(get("/engine-rest/task", null)).isEqualTo(401);
    }

    private int get(String path, @Nullable String authorization) throws Exception {
        return ask(path, authorization).statusCode();
    }

    private HttpResponse<String> ask(String path, @Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path)).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
