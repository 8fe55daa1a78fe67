package de.vorhabenpfad.running;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the product says of how it is: names and states to everybody, more to operators. */
@RunningApplication
class HealthTest {

    @LocalServerPort
    int port;

    private JsonNode components(@Nullable String account) {
        return new Rest(port, account).get("/actuator/health").body().path("components");
    }

    @Test
    void operatorsAreToldWhenTheIndexOfSimilarWorkWasLastUpToDate() {
        await().untilAsserted(() -> {
            JsonNode similarity = components("admin").path("similarity");
            assertThat(similarity.path("status").asText()).isEqualTo("UP");
            assertThat(Instant.parse(similarity.path("details").path("upToDate").asText())).isAfter(Instant.now().minus(30, ChronoUnit.SECONDS));
        });
    }

    @Test
    void nobodyElseIsToldMoreThanStates() {
        for (String account : new String[] { null, "koordination", "panel" }) {
            JsonNode components = components(account);
            assertThat(components.path("similarity").path("status").asText()).isEqualTo("UP");
            assertThat(components.findValue("details")).as("to " + account).isNull();
        }
    }
}
