package de.vorhabenpfad.running;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What somebody is told when something fails inside of the engine: a number, under which the operator finds the rest. */
@RunningApplication
class FailuresTest {

    private static final Pattern NUMBER = Pattern.compile("Das hat aus technischen Gründen nicht geklappt. Bitte nennen Sie dem Betrieb diese Kennung: ([0-9a-f-]{36})");

    @LocalServerPort
    int port;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
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

    /** The database takes no such statement: more values than it can count. */
    @ParameterizedTest
    @ValueSource(strings = { "/engine-rest", "/camunda/api/engine/engine/default" })
    void aFailureIsTheNumberUnderWhichItStandsInTheLog(String door) {
        JsonNode told = failed(door);
        Matcher number = NUMBER.matcher(told.path("message").asText());
        assertThat(number.matches()).as(told.toString()).isTrue();
        assertThat(told.path("type").asText()).isEqualTo("TechnicalFailure");
        assertThat(told.toString()).doesNotContainPattern("Exception|SQL|select|act_|java");
        await().untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.contains("Failure " + number.group(1) + ": ProcessEnginePersistenceException at POST "))
                .anyMatch(line -> line.contains("ENGINE-REST-HTTP500") && line.contains("PSQLException")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/engine-rest", "/camunda/api/engine/engine/default" })
    void aSignThatNoTextHasIsTheSendersFault(String door) {
        JsonNode told = answer(door, Map.of("name", "\0"), 400);
        assertThat(told.path("message").asText()).isEqualTo("Eine Angabe enthält ein Zeichen, das kein Text haben kann.");
        assertThat(lines()).noneMatch(line -> line.contains("Failure "));
    }

    /** The login is open to nobody in particular. */
    @Test
    void aSignThatNoAccountHasIsNoFailureOfTheLogin() {
        BrowserSession session = new BrowserSession(port, null);
        HttpResponse<String> answer = session.send("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "username=%00&password=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rest.json(answer.body()).path("message").asText()).isEqualTo("Eine Angabe enthält ein Zeichen, das kein Text haben kann.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"firstResult\": \"viele\"}", "{\"sortBy\": {}}", "{\"x", "[]" })
    void whatCockpitCannotReadIsToldWithoutClasses(String body) {
        BrowserSession session = new BrowserSession(port, "panel");
        session.send("GET", "/camunda/api/engine/engine", null);
        HttpResponse<String> answer = session.sendJson("/camunda/api/cockpit/plugin/base/default/process-instance", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContainPattern("Exception|jackson|camunda|java|Unrecognized|deserialize|token");
        assertThat(Rest.json(answer.body()).path("type").asText()).isEqualTo("UnreadableRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/camunda/api/cockpit/plugin/base/default/process-definition/%00/called-process-definitions", "/camunda/api/cockpit/plugin/base/default/incident?incidentId=%00",
            "/camunda/api/admin/plugin/adminPlugins/default/%00", "/camunda/api/admin/auth/user/default?x=%00" })
    void nothingThatTheWebApplicationsAskForTellsOfItsInside(String path) {
        BrowserSession session = new BrowserSession(port, "admin");
        HttpResponse<String> answer = session.send("GET", path, null);
        assertThat(answer.statusCode()).isBetween(200, 499);
        assertThat(answer.body()).doesNotContainPattern("Exception|jackson|org.camunda|java\\.");
    }

    private JsonNode failed(String door) {
        return answer(door, Map.of("processDefinitionKeyIn", Collections.nCopies(70_000, "a")), 500);
    }

    private JsonNode answer(String door, Map<String, Object> query, int status) {
        if (door.equals("/engine-rest")) {
            Rest.Answer answer = new Rest(port, "panel").post(door + "/task", query);
            assertThat(answer.status()).isEqualTo(status);
            return answer.body();
        }
        BrowserSession session = new BrowserSession(port, "panel");
        // the token of the new session
        session.send("GET", "/camunda/api/engine/engine", null);
        HttpResponse<String> answer = session.send("POST", door + "/task", Rest.text(query));
        assertThat(answer.statusCode()).isEqualTo(status);
        return Rest.json(answer.body());
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
