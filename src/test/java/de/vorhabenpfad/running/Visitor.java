package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody without JavaScript and, at first, without an account, who sends the forms of our pages. */
final class Visitor {

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final String base;

    Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** @param path where the redirects led to */
    record Page(int status, String path, String html, HttpResponse<String> response) {

        /** The text without tags, its spaces drawn together. */
        String text() {
            return org.springframework.web.util.HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Page get(String path) {
        return send(request(path).GET().build());
    }

    Page post(String path, Map<String, String> fields) {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))).build());
    }

    /** As a form is sent. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    /** Sends one file, as the form of attachments does. */
    Page upload(String path, String name, String content) {
        String boundary = "grenze-der-teile";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"dateien\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    Page signIn(String account) {
        return post("/anmelden", Map.of("konto", account, "passwort", Rest.PASSWORD, "weiter", "/"));
    }

    /** A proposal that is complete, from this address, on this page of the form. */
    static Map<String, String> proposal(String page, String title, String email) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("seite", page);
        fields.put("webseite", "");
        fields.put("title", title);
        fields.put("idea", "Alle Behörden führen ihre Fundsachen in einer gemeinsamen Liste, die man durchsuchen kann.");
        fields.put("topic", "offene-daten");
        fields.put("name", "Vorschlagende Person");
        fields.put("email", email);
        fields.put("authority", "andere");
        fields.put("authorityOther", "Amt für Fundsachen");
        return fields;
    }

    private HttpRequest.Builder request(String path) {
        // as a browser says where a form comes from
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").header("Origin", base);
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.uri().getPath(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
