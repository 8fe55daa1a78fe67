package de.vorhabenpfad.running;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused, at every door, with a clear German word; and that nothing has happened then. */
@RunningApplication
class RefusalsTest {

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;

    private Rest proposer;
    private Rest coordination;
    private String number;
    private String screening;

    @BeforeEach
    void propose() {
        proposer = new Rest(port, "vorschlag");
        coordination = new Rest(port, "koordination");
        number = proposer.start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
        screening = coordination.tasks(number, "screenProposal").get(0);
    }

    private void nothingHappened() {
        assertThat(caseFiles.get(number).entries()).extracting(Entry::step).containsExactly("proposalReceived");
        assertThat(coordination.tasks(number, "screenProposal")).containsExactly(screening);
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instances()).list()).extracting("name")
                .containsOnly("number", "title", "stage");
    }

    private String[] instances() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream().map(one -> one.getId()).toArray(String[]::new);
    }

    private void refused(Map<String, Object> answers, String field, String word) {
        Rest.Answer answer = coordination.complete(screening, answers);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asText()).isEqualTo("InvalidAnswers");
        assertThat(answer.messageOf(field)).contains(word);
        nothingHappened();
    }

    @Test
    void missingAnswersAreNamedOneByOne() {
        refused(Map.of(), "decision", "Bitte füllen Sie");
        refused(Answers.decision("reject"), "reason", "Bitte füllen Sie");
        refused(Answers.decision("defer", "Später"), "until", "Bitte füllen Sie");
    }

    @Test
    void unknownOptionsAreRefused() {
        refused(Answers.decision("vielleicht"), "decision", "steht nicht zur Auswahl");
    }

    @Test
    void aDayInThePastIsRefused() {
        refused(Answers.with(Answers.decision("defer", "Später"), "until", LocalDate.now().minusDays(1).toString()), "until", "muss nach dem");
    }

    @Test
    void aTextOverTheLimitIsRefused() {
        refused(Answers.decision("reject", "x".repeat(1_000_000)), "reason", "höchstens 2000 Zeichen");
    }

    @Test
    void aFieldThatNobodyKnowsIsRefused() {
        refused(Answers.with(Answers.decision("admit"), "geheim", "x"), "geheim", "gibt es in diesem Formular nicht");
    }

    @Test
    void contextThatIsSentBackIsIgnored() {
        assertThat(coordination.complete(screening, Answers.with(Answers.decision("admit"), "caseTitle", "Gefälscht", "similarWork", "")).status()).isEqualTo(204);
        assertThat(caseFiles.get(number).last("screenProposal").answers()).isEqualTo(Map.of("decision", "admit"));
    }

    @Test
    void markupAndExpressionsStayText() {
        String evil = "<b>x</b> ${runtimeService.deleteProcessInstance('1','2')} #{1+1} {{title}} =1+1";
        Rest.Answer started = proposer.start("initiative", Answers.proposal("Titel ${7*7} <script>alert(1)</script>", evil, "offene-daten"));
        String other = started.body().path("businessKey").asText();
        assertThat(caseFiles.get(other).initiative().title()).isEqualTo("Titel ${7*7} <script>alert(1)</script>");
        assertThat(caseFiles.get(other).initiative().idea()).isEqualTo(evil);
        String task = coordination.tasks(other, "screenProposal").get(0);
        assertThat(coordination.get("/engine-rest/task/" + task + "/form-variables").body().path("caseTitle").path("value").asText())
                .isEqualTo("Titel ${7*7} <script>alert(1)</script>");
    }

    @Test
    void controlCharactersAreRefused() {
        refused(Answers.decision("reject", "Ein\u0000Zeichen"), "reason", "nicht erlaubt");
    }

    @ParameterizedTest
    @CsvSource({ "werkstatt-daten", "vorschlag", "panel", "admin", "behoerde-bva" })
    void nobodyCompletesTheTaskOfAnother(String account) {
        Rest.Answer answer = new Rest(port, account).complete(screening, Answers.decision("admit"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).contains("liegt nicht bei Ihnen");
        nothingHappened();
    }

    @Test
    void whoIsNotSignedInSeesNothing() {
        Rest nobody = new Rest(port, null);
        assertThat(nobody.get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(nobody.get("/engine-rest/process-definition").status()).isEqualTo(401);
        assertThat(nobody.get("/api/initiatives").status()).isEqualTo(401);
        assertThat(nobody.complete(screening, Answers.decision("admit")).status()).isEqualTo(401);
    }

    @Test
    void aTaskThatIsDoneIsGone() {
        assertThat(coordination.complete(screening, Answers.decision("admit")).status()).isEqualTo(204);
        Rest.Answer again = coordination.complete(screening, Answers.decision("admit"));
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.message()).contains("gibt es nicht mehr");
        assertThat(caseFiles.get(number).all("screenProposal")).hasSize(1);
    }

    @Test
    void aTaskThatAColleagueTookIsTheColleaguesUntilItIsGivenBack() {
        tasks.setAssignee(screening, "panel");
        Rest.Answer taken = coordination.complete(screening, Answers.decision("admit"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.message()).contains("bearbeitet gerade jemand anderes");
        assertThat(coordination.post("/engine-rest/task/" + screening + "/claim", Map.of("userId", "koordination")).status()).isEqualTo(409);
        nothingHappened();
        // the colleague has fallen ill: somebody of the same group gives it back and takes it
        assertThat(coordination.post("/engine-rest/task/" + screening + "/unclaim", Map.of()).status()).isEqualTo(204);
        assertThat(coordination.post("/engine-rest/task/" + screening + "/claim", Map.of("userId", "koordination")).status()).isEqualTo(204);
        assertThat(coordination.complete(screening, Answers.decision("admit")).status()).isEqualTo(204);
    }

    @Test
    void anAssessmentThatNobodyDoesFallsToCoordination() {
        coordination.complete(screening, Answers.decision("admit"));
        String place = org.awaitility.Awaitility.await().until(() -> new Rest(port, "panel").tasks(number, "assessProposal"), open -> open.size() == 3).get(0);
        String assessor = tasks.createTaskQuery().taskId(place).singleResult().getAssignee();
        assertThat(new Rest(port, assessor).post("/engine-rest/task/" + place + "/unclaim", Map.of()).status()).isEqualTo(403);
        assertThat(coordination.post("/engine-rest/task/" + place + "/unclaim", Map.of()).status()).isEqualTo(204);
        assertThat(coordination.complete(place, Answers.of("biased", true)).status()).isEqualTo(204);
    }

    @Test
    void aTaskThatIsGoneIsNotTaken() {
        coordination.complete(screening, Answers.decision("admit"));
        Rest.Answer answer = coordination.post("/engine-rest/task/" + screening + "/claim", Map.of("userId", "koordination"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).contains("gibt es nicht mehr");
    }

    @Test
    void startKeysAndInstructionsAreRefused() {
        String start = "/engine-rest/process-definition/key/initiative/start";
        Map<String, Object> variables = Rest.variables(Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
        long before = runtime.createProcessInstanceQuery().count();
        assertThat(proposer.post(start, Map.of("variables", variables, "businessKey", "V-2026-9999")).message()).contains("Nummer vergibt");
        assertThat(proposer.post(start, Map.of("variables", variables, "startInstructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "handover")))).message()).contains("Startanweisungen");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
        assertThat(proposer.post(start, Map.of("variables", variables)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "proposal", "prototyping", "pilot", "pilot-site", "handover", "adoption", "benefit-review" })
    void calledProcessesAreStartedByNobody(String process) {
        for (String account : List.of("vorschlag", "koordination", "admin")) {
            assertThat(new Rest(port, account).start(process, Map.of()).status()).isIn(403, 404);
            assertThat(new Rest(port, account).post("/engine-rest/process-definition/key/" + process + "/start", Map.of()).status()).isIn(403, 404);
        }
    }

    @Test
    void whoLeadsNoWorkshopTakesUpNoWorkshopIdea() {
        Rest.Answer answer = proposer.start("workshop-idea", Answers.of("title", "Eine Idee am Rande", "idea", "Sie kam uns beim Testen der ersten Fassung."));
        assertThat(answer.status()).isIn(403, 404);
    }

    @Test
    void panelAndOperatorsSeeHowManyTasksLieBeforeWhom() {
        for (String account : List.of("panel", "admin")) {
            assertThat(new Rest(port, account).get("/engine-rest/task/report/candidate-group-count").status()).as(account).isEqualTo(200);
        }
        assertThat(new Rest(port, "koordination").get("/engine-rest/task/report/candidate-group-count").status()).isEqualTo(403);
    }

    /** Every door of the engine that platform and manual know of, tried by the operator, who has all rights of the engine. */
    @Test
    void everyOtherDoorIsShut() {
        Rest admin = new Rest(port, "admin");
        String instance = instances()[0];
        String definition = admin.get("/engine-rest/process-definition/key/initiative").body().path("id").asText();
        Map<String, Object> value = Map.of("value", "reject");
        List<String> open = new ArrayList<>();
        shut(open, "PUT variable of task", admin.send("PUT", "/engine-rest/task/" + screening + "/variables/decision", value));
        shut(open, "PUT local variable", admin.send("PUT", "/engine-rest/task/" + screening + "/localVariables/decision", value));
        shut(open, "POST variables of task", admin.post("/engine-rest/task/" + screening + "/variables", Map.of("modifications", Map.of("decision", value))));
        shut(open, "DELETE variable", admin.send("DELETE", "/engine-rest/task/" + screening + "/variables/number", ""));
        shut(open, "PUT variable of instance", admin.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/decision", value));
        shut(open, "PUT local variable of execution", admin.send("PUT", "/engine-rest/execution/" + instance + "/localVariables/decision", value));
        shut(open, "modification", admin.post("/engine-rest/process-instance/" + instance + "/modification",
                Map.of("instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "handover")))));
        shut(open, "modification async", admin.post("/engine-rest/modification/executeAsync", Map.of("processDefinitionId", definition, "processInstanceIds",
                List.of(instance), "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "handover")))));
        shut(open, "delete instance", admin.send("DELETE", "/engine-rest/process-instance/" + instance, ""));
        shut(open, "delete instances async", admin.post("/engine-rest/process-instance/delete", Map.of("processInstanceIds", List.of(instance))));
        shut(open, "restart", admin.post("/engine-rest/process-definition/" + definition + "/restart", Map.of("processInstanceIds", List.of(instance),
                "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "handover")))));
        shut(open, "migration", admin.post("/engine-rest/migration/generate", Map.of("sourceProcessDefinitionId", definition, "targetProcessDefinitionId", definition)));
        shut(open, "message", admin.post("/engine-rest/message", Map.of("messageName", "initiativeWithdrawn", "businessKey", number)));
        shut(open, "message all", admin.post("/engine-rest/message", Map.of("messageName", "initiativeWithdrawn", "businessKey", number, "all", true)));
        shut(open, "start by message", admin.post("/engine-rest/message", Map.of("messageName", "workshopIdeaTaken", "businessKey", "V-2026-9999")));
        shut(open, "signal", admin.post("/engine-rest/signal", Map.of("name", "x")));
        shut(open, "signal execution", admin.post("/engine-rest/execution/" + instance + "/signal", Map.of()));
        shut(open, "bpmn error", admin.post("/engine-rest/task/" + screening + "/bpmnError", Map.of("errorCode", "extensionRefused")));
        shut(open, "escalation", admin.post("/engine-rest/task/" + screening + "/bpmnEscalation", Map.of("escalationCode", "x")));
        shut(open, "assignee", admin.post("/engine-rest/task/" + screening + "/assignee", Map.of("userId", "vorschlag")));
        shut(open, "claim for another", admin.post("/engine-rest/task/" + screening + "/claim", Map.of("userId", "vorschlag")));
        shut(open, "delegate", admin.post("/engine-rest/task/" + screening + "/delegate", Map.of("userId", "vorschlag")));
        shut(open, "resolve", admin.post("/engine-rest/task/" + screening + "/resolve", Map.of("variables", Map.of("decision", value))));
        shut(open, "identity link", admin.post("/engine-rest/task/" + screening + "/identity-links", Map.of("userId", "vorschlag", "type", "candidate")));
        shut(open, "update task", admin.send("PUT", "/engine-rest/task/" + screening, Map.of("name", "x", "assignee", "vorschlag")));
        shut(open, "delete task", admin.send("DELETE", "/engine-rest/task/" + screening, ""));
        shut(open, "create task", admin.post("/engine-rest/task/create", Map.of("name", "x")));
        shut(open, "comment", admin.post("/engine-rest/task/" + screening + "/comment/create", Map.of("message", "x")));
        shut(open, "evaluate decision", admin.post("/engine-rest/decision-definition/key/assessment/evaluate", Map.of("variables", Map.of())));
        shut(open, "external task", admin.post("/engine-rest/external-task/fetchAndLock", Map.of("workerId", "x", "maxTasks", 1, "topics",
                List.of(Map.of("topicName", "x", "lockDuration", 1000)))));
        shut(open, "condition", admin.post("/engine-rest/condition", Map.of("variables", Map.of("x", value))));
        shut(open, "history time to live", admin.send("PUT", "/engine-rest/process-definition/" + definition + "/history-time-to-live", Map.of("historyTimeToLive", 1)));
        shut(open, "delete definition", admin.send("DELETE", "/engine-rest/process-definition/" + definition + "?cascade=true", ""));
        assertThat(open).isEmpty();
        nothingHappened();
        assertThat(tasks.createTaskQuery().taskId(screening).singleResult().getAssignee()).isNull();
    }

    @Test
    void timersAreNotRunEarly() {
        coordination.complete(screening, Answers.with(Answers.decision("defer", "Später"), "until", LocalDate.now().plusDays(30).toString()));
        Rest admin = new Rest(port, "admin");
        String job = admin.get("/engine-rest/job?timers=true&processDefinitionKey=proposal&sortBy=jobDueDate&sortOrder=desc").body().get(0).path("id").asText();
        List<String> open = new ArrayList<>();
        Rest.Answer execute = admin.post("/engine-rest/job/" + job + "/execute", Map.of());
        assertThat(execute.status()).isEqualTo(403);
        for (Map<String, Object> retries : List.of(Map.<String, Object>of("retries", 0), Map.<String, Object>of("retries", 3, "dueDate", "2020-01-01T00:00:00.000+0000"))) {
            assertThat(admin.send("PUT", "/engine-rest/job/" + job + "/retries", retries).status()).isNotEqualTo(204);
            assertThat(admin.post("/engine-rest/job/retries", Answers.with(retries, "jobIds", List.of(job))).status()).isNotEqualTo(200);
        }
        shut(open, "due date", admin.send("PUT", "/engine-rest/job/" + job + "/duedate", Map.of("duedate", "2020-01-01T00:00:00.000+0000")));
        shut(open, "recalculate", admin.post("/engine-rest/job/" + job + "/duedate/recalculate", Map.of()));
        shut(open, "delete job", admin.send("DELETE", "/engine-rest/job/" + job, ""));
        assertThat(open).isEmpty();
        var timer = management.createJobQuery().jobId(job).singleResult();
        assertThat(timer.getRetries()).isPositive();
        assertThat(timer.getDuedate()).isInTheFuture();
        assertThat(coordination.tasks(number, "screenProposal")).isEmpty();
    }

    private static void shut(List<String> open, String door, Rest.Answer answer) {
        // 403 in our own words, so not by chance; 405 where this REST API has no such door
        boolean ours = answer.status() == 403 && answer.body().has("fields") && answer.message().matches("(Das geht hier nicht|Eine Aufgabe übernimmt|Aufgaben und ihre|Diese Aufgabe liegt).*");
        if (!ours && answer.status() != 405) {
            open.add(door + ": " + answer.status() + " " + answer.body());
        }
    }

    @Test
    void expressionsInQueriesAreNotRun() {
        Map<String, Object> query = Map.of("orQueries", List.of(Map.of("assigneeExpression", "${1+1}")));
        for (String path : List.of("/engine-rest/task", "/engine-rest/task/count")) {
            Rest.Answer answer = proposer.post(path, query);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message()).contains("Ausdrücke");
        }
        String filter = proposer.get("/engine-rest/filter").body().get(0).path("id").asText();
        assertThat(proposer.post("/engine-rest/filter/" + filter + "/list", query).message()).contains("Ausdrücke");
        assertThat(proposer.post("/engine-rest/filter/" + filter + "/count", query).message()).contains("Ausdrücke");
        assertThat(new Rest(port, "admin").post("/engine-rest/filter/create",
                Map.of("name", "x", "resourceType", "Task", "query", Map.of("assigneeExpression", "${1+1}"), "properties", Map.of())).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/camunda/api/admin/setup/default/user/create", "/camunda//api/admin/setup/default/user/create",
            "/camunda/api/admin/setup/default/user/create;x=1", "/camunda/api/admin/%73etup/default/user/create", "/camunda/app/admin/default/setup/" })
    void nobodyMakesAnOperatorWithoutALogin(String path) {
        Rest.Answer answer = new Rest(port, null).post(path, Map.of("profile", Map.of("id", "eve"), "credentials", Map.of("password", "x")));
        assertThat(answer.status()).isIn(400, 403, 404, 405);
        assertThat(new Rest(port, "admin").get("/engine-rest/user?id=eve").body()).isEmpty();
    }

    @Test
    void aWorkshopLeadSeesTasksOfTheOwnWorkshopOnly() {
        Rest lead = new Rest(port, "werkstatt-daten");
        lead.get("/engine-rest/task?maxResults=200").body().forEach(task -> {
            String id = task.path("id").asText();
            assertThat(tasks.getIdentityLinksForTask(id)).anyMatch(link -> "workshop-daten".equals(link.getGroupId()));
        });
        assertThat(lead.get("/engine-rest/task/" + screening).status()).isEqualTo(404);
        assertThat(lead.get("/engine-rest/task/" + screening + "/form-variables").status()).isEqualTo(403);
        // a query with an "or" of the caller's own is narrowed all the same
        assertThat(lead.post("/engine-rest/task", Map.of("orQueries", List.of(Map.of("taskDefinitionKey", "screenProposal", "candidateGroup", "coordination")))).body()).isEmpty();
    }

    @Test
    void thePanelSeesEverythingInCockpitAndChangesNothing() {
        Rest panel = new Rest(port, "panel");
        assertThat(panel.get("/engine-rest/process-instance/count").body().path("count").asLong()).isGreaterThan(30);
        assertThat(panel.get("/engine-rest/task/" + screening).status()).isEqualTo(200);
        assertThat(panel.send("PUT", "/engine-rest/process-instance/" + instances()[0] + "/suspended", Map.of("suspended", true)).status()).isEqualTo(403);
        assertThat(panel.send("PUT", "/engine-rest/process-definition/key/initiative/suspended", Map.of("suspended", true)).status()).isEqualTo(403);
        nothingHappened();
    }

    @Test
    void proposersSeeTheirOwnCasesWithoutScores() {
        coordination.complete(screening, Answers.decision("admit"));
        assertThat(proposer.get("/api/initiatives/" + number).status()).isEqualTo(200);
        assertThat(new Rest(port, "behoerde-bva").get("/api/initiatives/" + number).status()).isEqualTo(403);
        assertThat(new Rest(port, "behoerde-bva").get("/api/initiatives/V-2026-999999").status()).isEqualTo(403);
        assertThat(new Rest(port, "panel").get("/api/initiatives/V-2026-999999").status()).isEqualTo(404);
        String assessed = proposer.get("/api/initiatives?outcome=stopped").body().path("items").findValuesAsText("number").stream()
                .filter(one -> new Rest(port, "panel").get("/api/initiatives/" + one).body().findValuesAsText("step").contains("assessProposal")).findFirst().orElseThrow();
        Rest.Answer own = proposer.get("/api/initiatives/" + assessed);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body().findValuesAsText("step")).contains("decideAdmission").doesNotContain("assessProposal");
        assertThat(own.body().toString()).doesNotContain("bewertung");
    }
}
