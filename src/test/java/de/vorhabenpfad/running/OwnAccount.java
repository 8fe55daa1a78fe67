package de.vorhabenpfad.running;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** An account that an operator has made for one test, so that no other is kept out by what the test does to it. It has no duties. */
final class OwnAccount {

    static final String PASSWORD = "Zaunkönig+41-am-Ried";
    static final String OTHER_PASSWORD = "Rohrsänger+42-im-Schilf";

    private final Rest operator;
    private final int port;
    final String name = "konto-" + UUID.randomUUID().toString().substring(0, 8);

    OwnAccount(int port) {
        this.port = port;
        this.operator = new Rest(port, "admin");
        make();
    }

    void make() {
        expect(204, operator.post("/engine-rest/user/create", Map.of("profile", Map.of("id", name, "firstName", "Eva", "lastName", "Muster"),
                "credentials", Map.of("password", PASSWORD))));
    }

    void delete() {
        expect(204, operator.send("DELETE", "/engine-rest/user/" + name, ""));
    }

    private static void expect(int status, Rest.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("The operator got " + answer);
        }
    }

    /** The ways to sign in with a password. */
    enum Door {
        FORM, WEB_APPLICATIONS, BASIC
    }

    /** Whether a password opens a door; nothing of an earlier try is left. */
    boolean opens(Door door, String password) {
        return switch (door) {
            case FORM -> signIn(new BrowserSession(port, null), name, password).statusCode() == 302;
            case WEB_APPLICATIONS -> signInToWebApplications(new BrowserSession(port, null), name, password).statusCode() == 200;
            case BASIC -> new Rest(port, name, password).get("/engine-rest/task").status() == 200;
        };
    }

    /** A session of this account, by our own login. */
    BrowserSession session() {
        BrowserSession session = new BrowserSession(port, null);
        if (signIn(session, name, PASSWORD).statusCode() != 302) {
            throw new AssertionError(name + " cannot sign in.");
        }
        // a token of the new session
        session.send("GET", "/camunda/api/engine/engine", null);
        return session;
    }

    static HttpResponse<String> signIn(BrowserSession session, String account, String password) {
        return session.send("POST", "/anmelden", "konto=" + account + "&passwort=" + encoded(password) + "&weiter=/impressum");
    }

    /** By the login of the web applications; the welcome page is the one of theirs that lets everybody in. */
    static HttpResponse<String> signInToWebApplications(BrowserSession session, String account, String password) {
        return session.send("POST", "/camunda/api/admin/auth/user/default/login/welcome", "username=" + account + "&password=" + encoded(password));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
