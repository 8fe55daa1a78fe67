package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** When the session of somebody begins who has an account of ours, and when it ends. What ends it by age: {@code platform.access.SignInTest}. */
@RunningApplication
class SessionsTest {

    private static final String TASKS = "/camunda/api/engine/engine/default/task";

    @LocalServerPort
    int port;
    @Autowired
    ServletContext container;

    @Test
    void ourLoginBeginsASessionWithANewId() throws Exception {
        BrowserSession browser = new BrowserSession(port, null);
        String before = browser.id();
        assertThat(OwnAccount.signIn(browser, "bewertung3", Rest.PASSWORD).statusCode()).isEqualTo(302);
        newIdThatAloneIsSignedIn(browser, before);
    }

    @Test
    void theLoginOfTheWebApplicationsBeginsASessionWithANewId() throws Exception {
        BrowserSession browser = new BrowserSession(port, null);
        String before = browser.id();
        assertThat(OwnAccount.signInToWebApplications(browser, "bewertung3", Rest.PASSWORD).statusCode()).isEqualTo(200);
        newIdThatAloneIsSignedIn(browser, before);
    }

    private void newIdThatAloneIsSignedIn(BrowserSession browser, String before) throws Exception {
        assertThat(browser.id()).isNotEqualTo(before);
        assertThat(page(browser.id())).isEqualTo(200);
        assertThat(page(before)).isEqualTo(302);
    }

    /** Who signs in once more does not go on in the session of before. */
    @Test
    void aSecondLoginEndsTheSessionOfTheFirst() throws Exception {
        BrowserSession browser = new BrowserSession(port, "bewertung3");
        String before = browser.id();
        assertThat(page(before)).isEqualTo(200);
        OwnAccount.signIn(browser, "bewertung3", Rest.PASSWORD);
        newIdThatAloneIsSignedIn(browser, before);
    }

    /** The answer that a session's id gets from a page for people with an account. */
    private int page(String session) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/suche")).header("Cookie", "JSESSIONID=" + session).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void anIdleHourEndsASession() {
        assertThat(container.getSessionTimeout()).as("minutes").isEqualTo(60);
    }

    @Test
    void theSessionsOfADeletedAccountEndAtTheirNextRequestAndDoNotComeBack() {
        OwnAccount account = new OwnAccount(port);
        BrowserSession onOurPages = account.session();
        BrowserSession inTasklist = account.session();
        assertThat(onOurPages.send("GET", "/suche", null).statusCode()).isEqualTo(200);
        assertThat(inTasklist.send("GET", TASKS, null).statusCode()).isEqualTo(200);
        account.delete();
        shutOut(onOurPages, inTasklist);
        account.make();
        shutOut(onOurPages, inTasklist);
        assertThat(account.session().send("GET", "/suche", null).statusCode()).isEqualTo(200);
        account.delete();
    }

    private static void shutOut(BrowserSession onOurPages, BrowserSession inTasklist) {
        HttpResponse<String> page = onOurPages.send("GET", "/suche", null);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValueSatisfying(login -> assertThat(login).contains("/anmelden"));
        assertThat(inTasklist.send("GET", TASKS, null).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionIsNotThatOfTheNextAccountOfTheSameName() {
        OwnAccount account = new OwnAccount(port);
        BrowserSession onOurPages = account.session();
        BrowserSession inTasklist = account.session();
        // nobody asks between
        account.delete();
        account.make();
        shutOut(onOurPages, inTasklist);
        account.delete();
    }

    @Test
    void aNewPasswordEndsTheSessionsThatTheOldOneOpened() {
        OwnAccount account = new OwnAccount(port);
        BrowserSession inUse = account.session();
        assertThat(inUse.send("GET", "/suche", null).statusCode()).isEqualTo(200);
        // somebody who has got hold of the password, and keeps these for later
        BrowserSession byForm = new BrowserSession(port, null);
        assertThat(OwnAccount.signIn(byForm, account.name, OwnAccount.PASSWORD).statusCode()).isEqualTo(302);
        BrowserSession byWebApplications = new BrowserSession(port, null);
        assertThat(OwnAccount.signInToWebApplications(byWebApplications, account.name, OwnAccount.PASSWORD).statusCode()).isEqualTo(200);

        assertThat(new Rest(port, "admin").send("PUT", "/engine-rest/user/" + account.name + "/credentials",
                Map.of("password", OwnAccount.OTHER_PASSWORD, "authenticatedUserPassword", Rest.PASSWORD)).status()).isEqualTo(204);

        shutOut(inUse, inUse);
        shutOut(byForm, byForm);
        shutOut(byWebApplications, byWebApplications);
        assertThat(account.opens(OwnAccount.Door.FORM, OwnAccount.OTHER_PASSWORD)).isTrue();
        account.delete();
    }

    @Test
    void leavingClearsTheBrowsersStorageAndEndsTheSession() {
        Visitor byForm = new Visitor(port);
        byForm.signIn("bewertung3");
        assertThat(byForm.get("/suche").path()).isEqualTo("/suche");
        HttpHeaders answer = byForm.post("/abmelden", Map.of()).response().previousResponse().orElseThrow().headers();
        assertThat(answer.firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        assertThat(byForm.get("/suche").path()).isEqualTo("/anmelden");

        BrowserSession byScript = new BrowserSession(port, "bewertung3");
        HttpResponse<String> left = byScript.send("POST", "/abmelden", "");
        assertThat(left.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        assertThat(left.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(left.body()).isEqualTo("{\"weiter\":\"/anmelden\"}");
        assertThat(byScript.send("GET", TASKS, null).statusCode()).isEqualTo(401);
    }
}
