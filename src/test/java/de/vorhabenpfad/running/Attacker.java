package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Sends exploits as somebody, by one of the engine's two REST applications. */
final class Attacker {

    /** The two ways in, which are the same engine. */
    enum Way {
        /** with name and password in each request */
        REST("/engine-rest"),
        /** with a session of the web applications */
        WEBAPP("/camunda/api/engine/engine/default");

        final String prefix;

        Way(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final Exploit.Actor actor;
    private final Way way;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

    Attacker(int port, Exploit.Actor actor, Way way) {
        this.base = "http://127.0.0.1:" + port;
        this.actor = actor;
        this.way = way;
        if (way == Way.WEBAPP) {
            signIn();
        }
    }

    /** @param body the answer's JSON; missing if it is none */
    record Answer(int status, String text, JsonNode body) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** Opens a page of the web applications, which gives the token against foreign pages, and signs in at their own login. */
    private void signIn() {
        send(request("/camunda/app/welcome/default/").GET());
        if (actor.account != null) {
            String form = "username=" + actor.account + "&password=" + URLEncoder.encode(Rest.PASSWORD, StandardCharsets.UTF_8);
            Answer answer = send(request("/camunda/api/admin/auth/user/default/login/tasklist").header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
            if (!answer.isSuccess()) {
                throw new IllegalStateException(actor + " could not sign in: " + answer.status());
            }
            // the session is a new one now, with a new token
            send(request("/camunda/app/tasklist/default/").GET());
        }
    }

    Answer tries(Exploit exploit, Victim victim) {
        String path = victim.fill(exploit, exploit.path());
        String body = victim.fill(exploit, exploit.body());
        return send(request(exploit.isOwnAddress() ? path.substring(1) : way.prefix + path).header("Content-Type", exploit.type())
                .method(exploit.method(), body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json, text/html;q=0.5");
        if (way == Way.REST && actor.account != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((actor.account + ":" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        if (way == Way.WEBAPP) {
            request.header("Origin", base);
        }
        cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue)
                .findFirst().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json") && !text.isBlank();
            return new Answer(response.statusCode(), text, json ? JSON.readTree(text) : JSON.missingNode());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
