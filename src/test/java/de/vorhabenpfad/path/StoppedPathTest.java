package de.vorhabenpfad.path;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever proposed reads on their page why their initiative was stopped, or what it was referred to. */
@PathTest
class StoppedPathTest extends OnThePath {

    private static final String TO_PROPOSER = "(geht an die vorschlagende Person)";

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Forms schemas;

    /** The page behind a link, as it is sent. */
    private String page(Journey journey) {
        String token = UUID.randomUUID().toString();
        try {
            jdbc.sql("insert into status_link (hash, number, made_at) values (:hash, :number, now())")
                    .param("hash", MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8))).param("number", journey.number).update();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/status/" + token)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void tellsWhy(Journey journey, String reason) {
        journey.endedAs(Outcome.STOPPED);
        assertThat(page(journey)).contains(Outcome.STOPPED.label(), reason);
    }

    @Test
    void stoppedAfterTheDevelopment() {
        tellsWhy(begin().inWorkshop().prototyped().step(Journey.WORKSHOP, "reviewPrototype", Answers.with(Answers.review("stop"), "reason", "Der Nutzen bleibt aus.")),
                "Der Nutzen bleibt aus.");
    }

    @Test
    void stoppedByRefusingMoreTime() {
        Journey journey = begin().inWorkshop().planned();
        journey.on(journey.today().plusMonths(2).plusDays(1)).step("koordination", "decideExtension", Answers.decision("stop", "Die Zeit ist um."));
        tellsWhy(journey, "Die Zeit ist um.");
    }

    @Test
    void stoppedWhenThePilotIsPlanned() {
        tellsWhy(begin().inPilot().step(Journey.WORKSHOP, "planPilot", Answers.decision("stop", "Niemand will erproben.")), "Niemand will erproben.");
    }

    @Test
    void stoppedByThePanel() {
        Journey journey = begin().piloted();
        tellsWhy(journey.step("panel", "decideHandover", Answers.with(Answers.panelDecides("stop", journey.today()), "reason", "Zu teuer im Betrieb.")), "Zu teuer im Betrieb.");
    }

    @Test
    void stoppedWhenTheSolutionIsDescribed() {
        tellsWhy(begin().inHandover().step(Journey.WORKSHOP, "documentSolution", Answers.decision("stop", "Niemand pflegt es.")), "Niemand pflegt es.");
    }

    @Test
    void everyFormThatCanStopAnInitiativeSaysWhoReadsTheReason() {
        List<FormSchema> stopping = List.of("prototype-review", "extension", "pilot-plan", "handover-decision", "documentation").stream().map(schemas::get).toList();
        assertThat(stopping).allSatisfy(form -> {
            assertThat(form.field("decision").orElseThrow().options()).as(form.id()).extracting(FormField.Option::value).contains("stop");
            assertThat(form.field("reason").orElseThrow().label()).as(form.id()).contains(TO_PROPOSER);
        });
    }

    private static java.util.Map<String, Object> referral(String to) {
        return Answers.with(Answers.decision("refer", "Das gibt es schon."), "referTo", to);
    }

    @Test
    void referredToAnInitiativeTheyReadItsNumberAndNotWhatItIs() {
        String other = begin().number;
        jdbc.sql("update initiative set title = 'Fremder Titel' where number = :number").param("number", other).update();
        Journey journey = begin().step("koordination", "screenProposal", referral(other));
        assertThat(page(journey)).contains("Verweis auf", other).doesNotContain("Fremder Titel").doesNotContain("/vorhaben/");
    }

    @Test
    void referredToAnEntryTheyReadItsNameAndMayOpenItIfEverybodyMayAndElseNeither() {
        ToolboxEntry tool = entry(begin().inHandover().published("none", List.of()));
        Journey journey = begin().step("koordination", "screenProposal", referral(tool.slug()));
        assertThat(page(journey)).contains("<a href=\"/werkzeugkasten/" + tool.slug() + "\">" + tool.name() + "</a>");

        jdbc.sql("update toolbox_entry set visibility = 'network' where slug = :slug").param("slug", tool.slug()).update();
        assertThat(page(journey)).contains(tool.slug()).doesNotContain(tool.name()).doesNotContain("/werkzeugkasten/" + tool.slug());
    }
}
