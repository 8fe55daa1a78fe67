package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The product's models and forms, deployed by REST: which a bare engine lets its administrator do. */
final class Models {

    private static final String BOUNDARY = "grenze-der-teile";

    void deploy(int port) {
        try {
            StringBuilder body = new StringBuilder();
            PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
            for (String pattern : List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form")) {
                for (Resource file : files.getResources(pattern)) {
                    body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file.getFilename() + "\"; filename=\"" + file.getFilename()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + file.getContentAsString(StandardCharsets.UTF_8) + "\r\n");
                }
            }
            body.append("--" + BOUNDARY + "--\r\n");
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest/deployment/create"))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("admin:" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
