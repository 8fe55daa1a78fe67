package de.vorhabenpfad.running;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import de.vorhabenpfad.platform.Answers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** One imported initiative, every step over REST by the account whose step it is. */
@RunningApplication
class WholePathOverRestTest {

    @LocalServerPort
    int port;
    @Autowired
    DataSource dataSource;

    private String number;

    /** While the product runs, as is allowed on a database server of one's own. */
    @BeforeEach
    void importOne(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("idee.json"), """
                [{"id": "ladesaeulen", "title": "Karte der Ladesäulen", "description": "Alle Ladesäulen der Behörden auf einer Karte, frei nachnutzbar."}]""");
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        ProductProcess.Ended run = ProductProcess.run(folder, "--spring.datasource.url=" + pool.getJdbcUrl(),
                "--spring.datasource.username=" + pool.getUsername(), "--spring.datasource.password=" + pool.getPassword(),
                "--import=" + file, "--import-topic=offene-daten", "--import-authority=bva");
        assertThat(run.log()).contains("1 Zeilen, 1 neu");
        number = new Rest(port, "panel").get("/api/initiatives?size=1").body().path("items").get(0).path("number").asText();
    }

    @Test
    void anImportedInitiativeIsHandedOverAndAdoptedTwice() {
        LocalDate today = LocalDate.now();
        step("koordination", "screenProposal", Answers.decision("admit"));
        for (int i = 1; i <= 5; i++) {
            assess("bewertung" + i);
        }
        step("koordination", "decideAdmission", Answers.of("decision", "accept", "workshop", "daten"));
        step("werkstatt-daten", "acceptIntoWorkshop", Answers.decision("accept"));
        step("werkstatt-daten", "planPrototype", Answers.prototypePlan(today.plusMonths(2)));
        step("werkstatt-daten", "runIteration", Answers.iteration("finish"));
        step("werkstatt-daten", "reviewPrototype", Answers.review("pilot"));
        step("werkstatt-daten", "planPilot", Answers.pilotPlan(today, today.plusDays(30), List.of("rki", "kba"), List.of("data-protection")));
        step("behoerde-kba", "confirmPilot", Answers.decision("decline", "Zurzeit fehlt uns das Personal."));
        step("behoerde-rki", "confirmPilot", Answers.siteConfirms());
        step("behoerde-rki", "recordClearance", Answers.decision("granted"));
        step("behoerde-rki", "runPilot", Answers.siteCompletes());
        step("werkstatt-daten", "evaluatePilot", Answers.evaluation(18, 4));
        step("panel", "decideHandover", Answers.panelDecides("handover", today));
        step("werkstatt-daten", "documentSolution", Answers.documentation("Ladesäulenkarte", "itzbund", "chosen", List.of("rki", "kba")));
        step("behoerde-itzbund", "confirmMaintenance", Answers.maintenance());
        step("koordination", "approvePublication", Answers.publish("public"));
        step("behoerde-rki", "decideAdoption", Answers.adopts(today.plusDays(5)));
        step("behoerde-kba", "decideAdoption", Answers.adopts(today.plusDays(9)));
        step("behoerde-rki", "goLive", Answers.live(today));
        step("behoerde-rki", "confirmHandover", Answers.decision("confirmed"));
        step("behoerde-kba", "goLive", Answers.live(today));
        step("behoerde-kba", "confirmHandover", Answers.of("decision", "rework", "defects", "Die Legende fehlt."));
        step("behoerde-itzbund", "fixDefects", Answers.of("fixed", "Die Legende ist da."));
        step("behoerde-kba", "confirmHandover", Answers.decision("confirmed"));

        JsonNode file = new Rest(port, "panel").get("/api/initiatives/" + number).body();
        assertThat(file.path("outcome").asText()).isEqualTo("handed-over");
        List<String> steps = new ArrayList<>();
        file.path("entries").forEach(entry -> {
            if (!entry.path("step").isNull()) {
                steps.add(entry.path("step").asText());
            }
        });
        assertThat(steps).containsExactly("proposalReceived", "screenProposal", "assessProposal", "assessProposal", "assessProposal", "decideAdmission",
                "acceptIntoWorkshop", "planPrototype", "runIteration", "reviewPrototype", "planPilot", "confirmPilot", "confirmPilot", "recordClearance",
                "runPilot", "evaluatePilot", "decideHandover", "documentSolution", "confirmMaintenance", "approvePublication", "decideAdoption",
                "decideAdoption", "goLive", "confirmHandover", "goLive", "confirmHandover", "fixDefects", "confirmHandover");
    }

    private void assess(String account) {
        Rest rest = new Rest(port, account);
        org.awaitility.Awaitility.await().until(() -> new Rest(port, "panel").tasks(number, "assessProposal").size()
                + new Rest(port, "panel").tasks(number, "decideAdmission").size() > 0);
        rest.tasks(number, "assessProposal").forEach(task -> assertThat(rest.complete(task, Answers.scores(4, 4, 5, 3, "low")).status()).isEqualTo(204));
    }

    private void step(String account, String step, Map<String, Object> answers) {
        Rest.Answer answer = new Rest(port, account).complete(number, step, answers);
        assertThat(answer.status()).as("%s by %s: %s", step, account, answer.message()).isEqualTo(204);
    }
}
