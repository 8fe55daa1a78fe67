package de.vorhabenpfad.running;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures on a port of their own: the same gate stands before it, and whom it turns away is on the trail. */
class ManagementPortTest {

    @TempDir
    Path folder;

    @Test
    void theGateAndTheTrailStandBeforeThePortOfTheMonitoringToo() throws Exception {
        int monitoring = ProductServer.freePort();
        int people = ProductServer.freePort();
        try (ProductServer product = ProductServer.startAt(people, folder, port -> isReady(monitoring), "--management.server.port=" + monitoring)) {
            assertThat(new Rest(monitoring, null).get("/actuator/prometheus").status()).isEqualTo(401);
            assertThat(new Rest(monitoring, "panel").get("/actuator/prometheus").status()).isEqualTo(403);
            assertThat(new Rest(monitoring, "koordination", "falsch").get("/actuator/prometheus").status()).isEqualTo(401);
            assertThat(asOperator(monitoring, "/actuator/prometheus")).contains("jvm_memory_used_bytes");
            assertThat(new Rest(product.port, "admin").get("/actuator/prometheus").status()).as("no longer here").isEqualTo(404);
            String trail = asOperator(product.port, "/protokoll.csv");
            assertThat(trail).contains("\"Abweisung\";\"\";\"401 GET /actuator/prometheus\"").contains("\"Abweisung\";\"panel\";\"403 GET /actuator/prometheus\"")
                    .contains("\"Anmeldung abgewiesen\";\"koordination\";\"basic\"").contains("\"Anmeldung\";\"admin\";\"basic\"");
        }
    }

    private static boolean isReady(int port) {
        try {
            return new Rest(port, null).get("/actuator/health/readiness").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private static String asOperator(int port, String address) throws Exception {
        String basic = Base64.getEncoder().encodeToString(("admin:" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address)).header("Authorization", "Basic " + basic).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
