package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** The engine's REST API and our own, as a program calls them in the name of a demonstration account. */
final class Rest {

    static final String PASSWORD = "Vorhaben#2018";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final @Nullable String account;
    private final String password;

    Rest(int port, @Nullable String account) {
        this(port, account, PASSWORD);
    }

    /** In the name of an account that a test has made for itself. */
    Rest(int port, @Nullable String account, String password) {
        this.base = "http://127.0.0.1:" + port;
        this.account = account;
        this.password = password;
    }

    Rest as(String other) {
        return new Rest(URI.create(base).getPort(), other);
    }

    /** The account whose name it carries, or null for nobody. */
    @Nullable String self() {
        return account;
    }

    /** @param body the answer as JSON; missing if it is none */
    record Answer(int status, JsonNode body) {

        String message() {
            return body.path("message").asText();
        }

        String messageOf(String field) {
            for (JsonNode one : body.path("fields")) {
                if (one.path("key").asText().equals(field)) {
                    return one.path("message").asText();
                }
            }
            return "";
        }
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, Object body) {
        try {
            return send(request(path).header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a process by its form; the number stands in {@code businessKey} of the answer. */
    Answer start(String process, Map<String, Object> answers) {
        return post("/engine-rest/process-definition/key/" + process + "/submit-form", Map.of("variables", variables(answers)));
    }

    Answer complete(String task, Map<String, Object> answers) {
        return post("/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables(answers)));
    }

    /** Ids of this account's tasks of a step, oldest first. */
    java.util.List<String> tasks(String number, String step) {
        JsonNode tasks = get("/engine-rest/task?sortBy=created&sortOrder=asc&processInstanceBusinessKey=" + number + "&taskDefinitionKey=" + step).body();
        java.util.List<String> ids = new java.util.ArrayList<>();
        tasks.forEach(task -> ids.add(task.path("id").asText()));
        return ids;
    }

    /** Completes this account's one task of a step. */
    Answer complete(String number, String step, Map<String, Object> answers) {
        java.util.List<String> open = org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(20))
                .until(() -> tasks(number, step), found -> !found.isEmpty());
        return complete(open.get(0), answers);
    }

    /** Lists and rows are sent as Tasklist sends them: as Json text. */
    static Map<String, Object> variables(Map<String, Object> answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((key, value) -> {
            Map<String, Object> variable = new LinkedHashMap<>();
            if (value instanceof java.util.Collection<?>) {
                variable.put("type", "Json");
                variable.put("value", text(value));
            } else {
                variable.put("value", value);
            }
            variables.put(key, variable);
        });
        return variables;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        if (account != null) {
            String pair = account + ":" + password;
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json") && !body.isBlank();
            return new Answer(response.statusCode(), json ? JSON.readTree(body) : JSON.missingNode());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
