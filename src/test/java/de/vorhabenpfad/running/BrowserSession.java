package de.vorhabenpfad.running;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The calls that a web application's page makes in the session of a demonstration account, or of nobody: with cookie, sender and CSRF token. */
final class BrowserSession {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    BrowserSession(int port, @Nullable String account) {
        this.base = "http://127.0.0.1:" + port;
        // the first answer of the web applications brings the token
        send("GET", "/camunda/api/engine/engine", null);
        if (account != null && send("POST", "/anmelden", "konto=" + account + "&passwort=Vorhaben%232018&weiter=/impressum").statusCode() != 302) {
            throw new AssertionError(account + " cannot sign in.");
        }
    }

    /** The id that the session's cookie holds by now. */
    String id() {
        return cookie("JSESSIONID").orElseThrow();
    }

    private Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst();
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = request(path);
        if (body != null) {
            request.header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
        }
        return send(request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build());
    }

    /** As a page of another site makes a browser send it: with the cookies, and saying so. */
    HttpResponse<String> sendFromElsewhere(String method, String path) {
        HttpRequest.Builder request = request(path).setHeader("Origin", "https://elsewhere.example").header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "text/plain");
        return send(request.method(method, HttpRequest.BodyPublishers.ofString("{}")).build());
    }

    /** Posts what is said to be JSON. */
    HttpResponse<String> sendJson(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** Posts JSON without saying how much it will be. */
    HttpResponse<String> postInChunks(String path, String json) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))).build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json, text/html;q=0.9, */*;q=0.8")
                .header("Origin", base);
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
