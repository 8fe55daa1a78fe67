package de.vorhabenpfad.running;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What several people do in the same second. */
@RunningApplication
class SameSecondTest {

    private static final List<String> SITES = List.of("rki", "kba", "bsh");

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    RuntimeService runtime;

    private String propose() {
        return new Rest(port, "vorschlag").start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
    }

    private Rest.Answer step(String account, String number, String step, Map<String, Object> answers) {
        Rest.Answer answer = new Rest(port, account).complete(number, step, answers);
        assertThat(answer.status()).as("%s: %s", step, answer.message()).isEqualTo(204);
        return answer;
    }

    /** Lets all begin at the same moment; returns the answers in their order. */
    private static List<Rest.Answer> atOnce(List<Callable<Rest.Answer>> calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.size());
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        try {
            List<Future<Rest.Answer>> futures = new ArrayList<>();
            for (Callable<Rest.Answer> call : calls) {
                futures.add(people.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            List<Rest.Answer> answers = new ArrayList<>();
            for (Future<Rest.Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }

    private void allSucceed(List<Callable<Rest.Answer>> calls) throws Exception {
        assertThat(atOnce(calls)).allSatisfy(answer -> assertThat(answer.status()).as(answer.message()).isEqualTo(204));
    }

    private Callable<Rest.Answer> completing(String account, String number, String step, Map<String, Object> answers) {
        Rest rest = new Rest(port, account);
        String task = await().until(() -> rest.tasks(number, step), open -> !open.isEmpty()).get(0);
        return () -> rest.complete(task, answers);
    }

    @Test
    void assessorsBodiesSitesAndInvitationsAllSucceed() throws Exception {
        String number = propose();
        step("koordination", number, "screenProposal", Answers.decision("admit"));
        await().until(() -> new Rest(port, "panel").tasks(number, "assessProposal").size() == 3);
        List<Callable<Rest.Answer>> assessors = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Rest assessor = new Rest(port, "bewertung" + i);
            assessor.tasks(number, "assessProposal").forEach(task -> assessors.add(() -> assessor.complete(task, Answers.scores(4, 4, 4, 4, "low"))));
        }
        assertThat(assessors).hasSize(3);
        allSucceed(assessors);

        step("koordination", number, "decideAdmission", Answers.of("decision", "accept", "workshop", "daten"));
        step("werkstatt-daten", number, "acceptIntoWorkshop", Answers.decision("accept"));
        step("werkstatt-daten", number, "planPrototype", Answers.prototypePlan(LocalDate.now().plusMonths(2)));
        step("werkstatt-daten", number, "runIteration", Answers.iteration("finish"));
        step("werkstatt-daten", number, "reviewPrototype", Answers.review("pilot"));
        step("werkstatt-daten", number, "planPilot", Answers.pilotPlan(LocalDate.now(), LocalDate.now().plusDays(30), SITES,
                List.of("data-protection", "security", "staff-council", "accessibility")));
        allSucceed(SITES.stream().map(site -> completing("behoerde-" + site, number, "confirmPilot", Answers.siteConfirms())).toList());
        for (String site : SITES) {
            Rest contact = new Rest(port, "behoerde-" + site);
            List<Callable<Rest.Answer>> bodies = new ArrayList<>();
            contact.tasks(number, "recordClearance").forEach(task -> bodies.add(() -> contact.complete(task, Answers.decision("granted"))));
            assertThat(bodies).hasSize(4);
            allSucceed(bodies);
        }
        allSucceed(SITES.stream().map(site -> completing("behoerde-" + site, number, "runPilot", Answers.siteCompletes())).toList());

        step("werkstatt-daten", number, "evaluatePilot", Answers.evaluation(18, 4));
        step("panel", number, "decideHandover", Answers.panelDecides("handover", LocalDate.now()));
        List<String> invited = List.of("rki", "kba", "bsh", "uba", "ptb");
        step("werkstatt-daten", number, "documentSolution", Answers.documentation("Gleichzeitig " + number, "itzbund", "chosen", invited));
        step("behoerde-itzbund", number, "confirmMaintenance", Answers.maintenance());
        step("koordination", number, "approvePublication", Answers.publish("public"));
        allSucceed(invited.stream().map(site -> completing("behoerde-" + site, number, "decideAdoption", Answers.adopts(LocalDate.now().plusDays(9)))).toList());
        await().until(() -> caseFiles.get(number).initiative().isClosed());
        CaseFile file = caseFiles.get(number);
        assertThat(file.all("recordClearance")).hasSize(12);
        assertThat(file.all("decideAdoption")).hasSize(5);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("adoption").processInstanceBusinessKey(number).count()).isEqualTo(5);
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @RepeatedTest(3)
    void ofTwoWhoCompleteTheSameTaskOneIsRefused() throws Exception {
        String number = propose();
        Callable<Rest.Answer> call = completing("koordination", number, "screenProposal", Answers.decision("admit"));
        List<Rest.Answer> answers = atOnce(List.of(call, call));
        assertThat(answers).extracting(Rest.Answer::status).containsOnlyOnce(204);
        assertThat(answers).filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(404, 409)).allSatisfy(answer -> assertThat(answer.message()).isNotBlank());
        assertThat(caseFiles.get(number).all("screenProposal")).hasSize(1);
    }

    @Test
    void fiftyInitiativesAtOnceGetFiftyNumbers() throws Exception {
        List<Callable<Rest.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> new Rest(port, "vorschlag").start("initiative",
                    Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten")));
        }
        List<Rest.Answer> answers = atOnce(calls);
        assertThat(answers).extracting(Rest.Answer::status).containsOnly(200);
        assertThat(new HashSet<>(answers.stream().map(answer -> answer.body().path("businessKey").asText()).toList())).hasSize(50);
    }

    @RepeatedTest(3)
    void aWithdrawalAndAnAcceptanceDoNotBothWin() throws Exception {
        String number = propose();
        step("koordination", number, "screenProposal", Answers.decision("admit"));
        for (int i = 1; i <= 5; i++) {
            Rest assessor = new Rest(port, "bewertung" + i);
            await().until(() -> new Rest(port, "panel").tasks(number, "assessProposal").size() + new Rest(port, "panel").tasks(number, "decideAdmission").size() > 0);
            assessor.tasks(number, "assessProposal").forEach(task -> assessor.complete(task, Answers.scores(4, 4, 4, 4, "low")));
        }
        step("koordination", number, "decideAdmission", Answers.of("decision", "accept", "workshop", "daten"));
        Callable<Rest.Answer> acceptance = completing("werkstatt-daten", number, "acceptIntoWorkshop", Answers.decision("accept"));
        List<Rest.Answer> answers = atOnce(List.of(acceptance,
                () -> new Rest(port, "koordination").start("withdrawal", Answers.of("number", number, "reason", "Hat sich erledigt."))));
        assertThat(answers.get(0).status()).as(answers.get(0).message()).isIn(204, 404, 409);
        assertThat(answers.get(1).status()).isEqualTo(200);
        await().until(() -> caseFiles.get(number).initiative().isClosed());
        await().until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count() == 0);
        assertThat(caseFiles.get(number).initiative().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(caseFiles.get(number).all("acceptIntoWorkshop")).hasSize(answers.get(0).status() == 204 ? 1 : 0);
    }

    @RepeatedTest(5)
    void aWithdrawalAndACompletionDoNotBothWin() throws Exception {
        String number = propose();
        Callable<Rest.Answer> completion = completing("koordination", number, "screenProposal", Answers.decision("reject", "Das gibt es schon."));
        List<Rest.Answer> answers = atOnce(List.of(completion,
                () -> new Rest(port, "vorschlag").start("withdrawal", Answers.of("number", number, "reason", "Hat sich erledigt."))));
        await().until(() -> caseFiles.get(number).initiative().isClosed());
        await().until(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count() == 0);
        CaseFile file = caseFiles.get(number);
        assertThat(answers.get(0).status()).isIn(204, 404, 409);
        assertThat(answers.get(1).status()).isIn(200, 400);
        answers.stream().filter(answer -> answer.status() >= 400).forEach(answer -> assertThat(answer.message()).isNotBlank());
        boolean completed = answers.get(0).status() == 204;
        assertThat(file.all("screenProposal")).hasSize(completed ? 1 : 0);
        // an entry without its completion, or a rejection that a withdrawal undid, would be half of each
        assertThat(file.initiative().outcome()).isIn(completed ? List.of(Outcome.REJECTED, Outcome.WITHDRAWN) : List.of(Outcome.WITHDRAWN));
        assertThat(file.count(entry -> entry.isEvent("closed"))).isEqualTo(1);
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }
}
