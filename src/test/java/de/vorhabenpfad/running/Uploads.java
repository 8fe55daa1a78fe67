package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The page of attachments as a browser without JavaScript uses it, in the name of a demonstration account or of nobody. */
final class Uploads {

    static final String BOUNDARY = "----anlagen7d2f";
    private static final Pattern LINK = Pattern.compile("<a href=\"/vorhaben/[^/]+/anlagen/(\\d+)\"[^>]*>([^<]*)</a>");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final int port;
    private final @Nullable String account;

    Uploads(int port, @Nullable String account) {
        this.port = port;
        this.account = account;
    }

    /** A file to send. */
    record Sent(String name, BodyPublisher content) {

        static Sent of(String name, byte[] content) {
            return new Sent(name, BodyPublishers.ofByteArray(content));
        }
    }

    /** @param location where a redirect leads, or empty */
    record Answer(int status, String location, String body) {
    }

    /** An attachment as the list names it. */
    record Listed(String id, String name) {
    }

    static String page(String number) {
        return "/vorhaben/" + number + "/anlagen";
    }

    Answer send(String number, Sent... files) {
        return send(number, "same-origin", files);
    }

    Answer send(String number, String site, Sent... files) {
        List<BodyPublisher> parts = new ArrayList<>();
        for (Sent file : files) {
            parts.add(BodyPublishers.ofString("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"dateien\"; filename=\"" + file.name()
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            parts.add(file.content());
            parts.add(BodyPublishers.ofString("\r\n"));
        }
        parts.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
        return answer(request(page(number)).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new))).build());
    }

    Answer get(String path) {
        return answer(request(path).GET().build());
    }

    Answer post(String path) {
        return post(path, "");
    }

    /** @param headers further ones: name, value, ... */
    Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        return answer((headers.length == 0 ? request : request.headers(headers)).POST(BodyPublishers.ofString(body)).build());
    }

    Map<String, List<String>> headers(String path) {
        return exchange(request(path).GET().build(), BodyHandlers.discarding()).headers().map();
    }

    List<Listed> list(String number) {
        List<Listed> listed = new ArrayList<>();
        for (Matcher link = LINK.matcher(get(page(number)).body()); link.find();) {
            listed.add(new Listed(link.group(1), link.group(2)));
        }
        return listed;
    }

    <T> HttpResponse<T> download(String number, String id, BodyHandler<T> handler) {
        return exchange(request(page(number) + "/" + id).GET().build(), handler);
    }

    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return account == null ? request : request.header("Authorization", authorization());
    }

    private Answer answer(HttpRequest request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers().firstValue("Location").orElse(""), response.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

}
