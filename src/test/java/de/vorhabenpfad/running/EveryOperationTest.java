package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import de.vorhabenpfad.platform.Answers;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of roles and operations in {@code docs/security/access.md}, every cell tried. "yes" means that it was really done (2xx), but for two
 * kinds: to complete a task and to start with a long form is sent without the answers that it needs, so that the next column still finds
 * it there; whoever may do it is told what is missing (400), whoever may not is told so. Prometheus has nothing to tell in tests.
 */
@RunningApplication
class EveryOperationTest {

    private static final Path TABLE = Path.of("docs/security/access.md");

    @LocalServerPort
    int port;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;
    @Autowired
    FilterService filters;
    @Autowired
    RepositoryService repository;
    @Autowired
    AuthorizationService authorizations;

    private boolean halves;
    private final List<Runnable> tidy = new ArrayList<>();
    private final Map<String, Predicate<Rest>> operations = new LinkedHashMap<>();
    /** Closed operations that were not done, but for another reason than that they are closed. */
    private final List<String> failed = new ArrayList<>();
    private final Map<String, String> accounts = new LinkedHashMap<>();

    @AfterEach
    void tidy() {
        tidy.forEach(Runnable::run);
    }

    @Test
    void everyCellOfTheTableHolds() throws IOException {
        prepare();
        List<List<String>> rows = rows();
        List<String> columns = rows.get(0).subList(1, rows.get(0).size());
        assertThat(columns).as("roles of the table").containsExactlyElementsOf(accounts.keySet());
        List<String> surprises = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        int cells = 0;
        int refused = 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            String operation = row.get(0);
            Predicate<Rest> way = operations.get(operation);
            assertThat(way).as("a way to try \"" + operation + "\"").isNotNull();
            tried.add(operation);
            StringBuilder found = new StringBuilder("| " + operation);
            for (int i = 0; i < columns.size(); i++) {
                String account = accounts.get(columns.get(i));
                boolean may = way.test(new Rest(port, account.isEmpty() ? null : account));
                found.append(" | ").append(may ? "yes" : "no");
                cells++;
                refused += may ? 0 : 1;
                if (halves) {
                    surprises.add(operation + ", " + columns.get(i) + ": one half let in, the other refused");
                    halves = false;
                }
                if (may != row.get(i + 1).equals("yes")) {
                    surprises.add(operation + ", " + columns.get(i) + ": " + (may ? "let in" : "refused"));
                }
            }
            System.out.println(found + " |");
        }
        System.out.println("Operations x roles: " + tried.size() + " x " + columns.size() + " = " + cells + " tries, " + refused + " refused, "
                + surprises.size() + " surprises.");
        assertThat(tried).as("operations of the table").containsExactlyElementsOf(operations.keySet());
        assertThat(surprises).isEmpty();
        assertThat(failed).as("answers to closed operations that are no refusals").isEmpty();
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|")).map(String::strip).toList())
                .dropWhile(row -> !row.get(0).equals("operation")).takeWhile(row -> row.size() > 6).toList();
    }

    /** What the roles try it on: a proposal in its screening, and tasks of a workshop, an assessor and an authority's contact. */
    private void prepare() {
        Rest proposer = new Rest(port, "vorschlag");
        String number = proposer.start("initiative", Answers.proposal("Verzeichnis der Leihgeräte", "Alle Leihgeräte der Behörden in einem Verzeichnis.", "offene-daten"))
                .body().path("businessKey").asText();
        Rest coordination = new Rest(port, "koordination");
        String screening = coordination.tasks(number, "screenProposal").get(0);

        String assessed = proposer.start("initiative", Answers.proposal("Verzeichnis der Besprechungsräume", "Alle Räume der Behörden in einem Verzeichnis.", "offene-daten"))
                .body().path("businessKey").asText();
        coordination.complete(assessed, "screenProposal", Answers.decision("admit"));
        List<Task> places = Awaitility.await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(assessed).taskDefinitionKey("assessProposal").list(),
                open -> open.size() == 3);
        Task place = places.get(0);
        String assessor = place.getAssignee();
        List<String> assigned = places.stream().map(Task::getAssignee).toList();
        assertThat(new Rest(port, assigned.get(1)).complete(places.get(1).getId(), Map.of("benefit", 4, "feasibility", 4, "reuse", 4, "urgency", 3, "effort", "low"))
                .status()).isEqualTo(204);
        String otherAssessor = List.of("bewertung1", "bewertung2", "bewertung3", "bewertung4", "bewertung5").stream().filter(one -> !assigned.contains(one))
                .findFirst().orElseThrow();

        String ofWorkshop = openTaskOf("workshop-daten").getId();
        Task site = tasks.createTaskQuery().taskUnassigned().list().stream().filter(task -> candidate(task).startsWith("authority-")).findFirst().orElseThrow();
        String contact = "behoerde-" + candidate(site).substring("authority-".length());
        String otherContact = contact.equals("behoerde-kba") ? "behoerde-ptb" : "behoerde-kba";

        accounts.put("nobody", "");
        accounts.put("proposer, own", "vorschlag");
        accounts.put("proposer, other", "behoerde-bafa");
        accounts.put("coordination", "koordination");
        accounts.put("assessor, own", assessor);
        accounts.put("assessor, other", otherAssessor);
        accounts.put("workshop, own", "werkstatt-daten");
        accounts.put("workshop, other", "werkstatt-dienste");
        accounts.put("contact, own", contact);
        accounts.put("contact, other", otherContact);
        accounts.put("panel", "panel");
        accounts.put("operator", "admin");

        starts();
        tasksOf("screening", screening);
        tasksOf("assessment", place.getId());
        tasksOf("workshop's task", ofWorkshop);
        tasksOf("site's task", site.getId());
        // other tests may have taken the only one
        String decision = tasks.createTaskQuery().taskDefinitionKey("decideHandover").list().get(0).getId();
        tasks.setAssignee(decision, null);
        tasksOf("panel's decision", decision);
        tasksOf("revision of a proposal", askedToRevise());
        givingBack("screening", screening, "koordination");
        givingBack("assessment", place.getId(), assessor);
        givingBack("workshop's task", ofWorkshop, "werkstatt-daten");
        givingBack("site's task", site.getId(), contact);
        cases(number, assessed);
        closed(screening, number);
        looking();
        keeping(screening, number);
    }

    private void starts() {
        operations.put("start: initiative", by -> told(by.start("initiative", Map.of())));
        operations.put("start: workshop-idea", by -> {
            Rest.Answer answer = by.start("workshop-idea", Map.of("title", "Werkstattrunde im Netz", "idea", "Die Runde trifft sich künftig auch im Netz und hält fest, was sie lernt."));
            return done(answer);
        });
        operations.put("start: adoption-request for the own authority", by -> {
            String own = by.self() != null && by.self().startsWith("behoerde-") ? by.self().substring("behoerde-".length()) : "rki";
            Rest.Answer answer = by.start("adoption-request", Map.of("entry", "gibt-es-nicht", "authority", own, "plannedGoLive",
                    LocalDate.now().plusMonths(2).toString(), "responsible", "Referat 1"));
            return told(answer) && answer.messageOf("authority").isEmpty();
        });
        operations.put("start: withdrawal of the proposal", by -> {
            String fresh = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Liste der Fahrräder", "Alle Diensträder der Behörden in einer Liste.", "offene-daten"))
                    .body().path("businessKey").asText();
            return done(by.start("withdrawal", Map.of("number", fresh, "reason", "Nicht mehr nötig.")));
        });
        operations.put("start: proposal, pilot and the other called ones", by -> told(by.start("pilot", Map.of())) || told(by.start("adoption", Map.of())));
    }

    private void tasksOf(String name, String task) {
        String address = "/engine-rest/task/" + task;
        operations.put(name + ": read", by -> by.get(address).status() == 200);
        operations.put(name + ": open its form", by -> by.get(address + "/form-variables").status() == 200);
        operations.put(name + ": complete", by -> told(by.complete(task, Map.of("gibtEsNicht", "x"))));
        operations.put(name + ": claim and give back", by -> {
            Task before = tasks.createTaskQuery().taskId(task).singleResult();
            boolean claimed = by.post(address + "/claim", Map.of("userId", String.valueOf(by.self()))).status() == 204;
            if (claimed && before.getAssignee() == null) {
                assertThat(by.post(address + "/unclaim", Map.of()).status()).isEqualTo(204);
            }
            tasks.setAssignee(task, before.getAssignee());
            return claimed;
        });
    }

    /** What a colleague has taken: people fall ill. */
    private void givingBack(String name, String task, String colleague) {
        operations.put(name + ": give back what was taken", by -> {
            Task before = tasks.createTaskQuery().taskId(task).singleResult();
            boolean fallsToCoordination = tasks.getIdentityLinksForTask(task).stream().noneMatch(link -> link.getGroupId() != null);
            tasks.setAssignee(task, colleague);
            boolean may = done(by.post("/engine-rest/task/" + task + "/unclaim", Map.of()));
            tasks.setAssignee(task, before.getAssignee());
            if (fallsToCoordination && may) {
                tasks.deleteCandidateGroup(task, "coordination");
            }
            return may;
        });
    }

    private String askedToRevise() {
        String number = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Liste der Drucker", "Alle Drucker der Behörden in einer Liste.", "offene-daten"))
                .body().path("businessKey").asText();
        assertThat(new Rest(port, "koordination").complete(number, "screenProposal", Answers.decision("revise", "Bitte genauer.")).status()).isEqualTo(204);
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("reviseProposal").singleResult().getId();
    }

    private void cases(String number, String assessed) {
        operations.put("proposal's case: read", by -> by.get("/api/initiatives/" + number).status() == 200);
        operations.put("proposal's case: read what the assessors said", by -> by.get("/api/initiatives/" + assessed).body().findValuesAsText("step")
                .contains("assessProposal"));
        operations.put("proposal's case: read attachments", by -> by.get("/vorhaben/" + number + "/anlagen").status() == 200);
    }

    /** Open to nobody: what would change an answer or a route otherwise than by completing a step. */
    private void closed(String task, String number) {
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().get(0).getId();
        String job = management.createJobQuery().timers().list().get(0).getId();
        String deployment = "/engine-rest/deployment/" + repository.createDeploymentQuery().list().get(0).getId();
        String definition = "/engine-rest/process-definition/" + repository.createProcessDefinitionQuery().processDefinitionKey("initiative").latestVersion().singleResult().getId();
        Map<String, Object> value = Map.of("value", "x");
        String address = "/engine-rest/task/" + task;
        operations.put("closed: delegate, resolve, hand to another", by -> opened(by.post(address + "/delegate", Map.of("userId", "vorschlag")))
                || opened(by.post(address + "/resolve", Map.of())) || opened(by.post(address + "/assignee", Map.of("userId", "vorschlag"))));
        operations.put("closed: comment, attach, rename, delete a task", by -> opened(by.post(address + "/comment/create", Map.of("message", "x")))
                || opened(by.post(address + "/attachment/create", Map.of())) || opened(by.send("PUT", address, Map.of("name", "x"))) || opened(by.send("DELETE", address, "")));
        operations.put("closed: set variables", by -> opened(by.send("PUT", address + "/variables/decision", value))
                || opened(by.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/decision", value))
                || opened(by.send("PUT", "/engine-rest/execution/" + instance + "/localVariables/decision", value)));
        operations.put("closed: message, signal, error, escalation", by -> opened(by.post("/engine-rest/message", Map.of("messageName", "initiativeWithdrawn", "businessKey", number)))
                || opened(by.post("/engine-rest/signal", Map.of("name", "x"))) || opened(by.post(address + "/bpmnError", Map.of("errorCode", "x")))
                || opened(by.post(address + "/bpmnEscalation", Map.of("escalationCode", "x"))));
        operations.put("closed: modify, migrate, restart, delete a process", by -> opened(by.post("/engine-rest/process-instance/" + instance + "/modification",
                Map.of("instructions", List.of(Map.of("type", "cancel", "activityId", "screenProposal"))))) || opened(by.send("DELETE", "/engine-rest/process-instance/" + instance, ""))
                || opened(by.post("/engine-rest/migration/execute", Map.of())) || opened(by.post(definition + "/restart", Map.of())));
        operations.put("closed: deploy, take models away", by -> opened(by.post("/engine-rest/deployment/create", Map.of()))
                || opened(by.send("DELETE", deployment, "")) || opened(by.send("DELETE", "/engine-rest/process-definition/key/initiative", "")));
        operations.put("closed: run or move a job, delete history", by -> opened(by.post("/engine-rest/job/" + job + "/execute", Map.of()))
                || opened(by.send("PUT", "/engine-rest/job/" + job + "/duedate", Map.of("duedate", "2020-01-01T00:00:00.000+0000")))
                || opened(by.send("DELETE", "/engine-rest/history/process-instance/" + instance, "")) || opened(by.post("/engine-rest/history/cleanup", Map.of())));
        operations.put("closed: make an administrator without a login", by -> opened(by.post("/camunda/api/admin/setup/default/user/create",
                Map.of("profile", Map.of("id", "eve"), "credentials", Map.of("password", "Eindringling#1")))));
    }

    private void looking() {
        operations.put("Cockpit: processes, variables, incidents", by -> seen(by, "/engine-rest/process-instance?maxResults=1")
                && by.get("/engine-rest/incident/count").status() == 200);
        operations.put("Cockpit: history", by -> seen(by, "/engine-rest/history/process-instance?maxResults=1"));
        operations.put("Cockpit: models as deployed", by -> seen(by, "/engine-rest/deployment?maxResults=1"));
        // in tests nothing is measured, so that whoever may look finds nothing
        operations.put("Prometheus", by -> let(by.get("/actuator/prometheus")));
        operations.put("health", by -> by.get("/actuator/health").status() == 200);
        operations.put("public toolbox", by -> by.get("/api/toolbox").status() == 200);
        operations.put("trail: read, take away", by -> both(by.get("/protokoll").status() == 200, by.get("/protokoll.csv").status() == 200));
        operations.put("search", by -> by.get("/api/initiatives").status() == 200);
    }

    private void keeping(String screening, String number) {
        String job = failedJob();
        operations.put("operation: let a failed job try again", by -> {
            management.setJobRetries(job, 0);
            boolean may = done(by.send("PUT", "/engine-rest/job/" + job + "/retries", Map.of("retries", 1)));
            management.setJobRetries(job, 3);
            return may;
        });
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().get(0).getId();
        operations.put("operation: halt a process and let it go on", by -> {
            String address = "/engine-rest/process-instance/" + instance + "/suspended";
            boolean halted = done(by.send("PUT", address, Map.of("suspended", true)));
            boolean goesOn = done(by.send("PUT", address, Map.of("suspended", false)));
            runtime.activateProcessInstanceById(instance);
            return both(halted, goesOn);
        });
        String incident = runtime.createIncident("test", tasks.createTaskQuery().taskId(screening).singleResult().getExecutionId(), "x").getId();
        tidy.add(() -> runtime.resolveIncident(incident));
        operations.put("operation: a note on an incident, and away with it", by -> {
            String address = "/engine-rest/incident/" + incident + "/annotation";
            return both(done(by.send("PUT", address, Map.of("annotation", "Wird geprüft."))), done(by.send("DELETE", address, "")));
        });
        filters();
        operations.put("accounts: own profile", by -> by.self() != null && by.get("/engine-rest/user/" + by.self() + "/profile").status() == 200);
        OwnAccount other = new OwnAccount(port);
        tidy.add(other::delete);
        operations.put("accounts: change another's password", by -> done(by.send("PUT", "/engine-rest/user/" + other.name + "/credentials",
                Map.of("password", OwnAccount.OTHER_PASSWORD, "authenticatedUserPassword", Rest.PASSWORD))));
        operations.put("accounts: make, delete", by -> {
            String name = "neu-" + UUID.randomUUID().toString().substring(0, 8);
            boolean made = done(by.post("/engine-rest/user/create", Map.of("profile", Map.of("id", name, "firstName", "Eva", "lastName", "Muster"),
                    "credentials", Map.of("password", OwnAccount.PASSWORD))));
            // whoever may not make one does not delete what is there either
            String there = made ? name : other.name;
            boolean deleted = done(by.send("DELETE", "/engine-rest/user/" + there, ""));
            return both(made, deleted);
        });
        operations.put("accounts: put into a group, take out again", by -> {
            String address = "/engine-rest/group/panel/members/" + other.name;
            return both(done(by.send("PUT", address, Map.of())), done(by.send("DELETE", address, "")));
        });
        operations.put("rights: read, give, take away", by -> {
            Rest.Answer given = by.post("/engine-rest/authorization/create",
                    Map.of("type", 1, "permissions", List.of("READ"), "userId", other.name, "resourceType", 5, "resourceId", "gibt-es-nicht"));
            boolean read = by.get("/engine-rest/authorization/count").status() == 200;
            String right = done(given) ? given.body().path("id").asText() : identityRight();
            boolean taken = done(by.send("DELETE", "/engine-rest/authorization/" + right, ""));
            return both(both(done(given), read), taken);
        });
    }

    /** Filters of Tasklist belong to who has made them. */
    private void filters() {
        String theirs = filterOfSomebody();
        tidy.add(() -> filters.deleteFilter(theirs));
        operations.put("filters: make, use, change, delete an own one", by -> {
            Rest.Answer made = by.post("/engine-rest/filter/create", filter("Eigener Filter"));
            if (!done(made)) {
                return false;
            }
            String address = "/engine-rest/filter/" + made.body().path("id").asText();
            return both(both(by.get(address + "/list").status() == 200, done(by.send("PUT", address, filter("Anderer Name")))), done(by.send("DELETE", address, "")));
        });
        String address = "/engine-rest/filter/" + theirs;
        operations.put("filters: read or use somebody else's", by -> both(by.get(address).status() == 200, by.get(address + "/list").status() == 200));
        operations.put("filters: change somebody else's", by -> done(by.send("PUT", address, filter("Fremder Filter"))));
        operations.put("filters: delete somebody else's", by -> {
            String fresh = filterOfSomebody();
            boolean may = done(by.send("DELETE", "/engine-rest/filter/" + fresh, ""));
            if (!may) {
                filters.deleteFilter(fresh);
            }
            return may;
        });
    }

    private String filterOfSomebody() {
        return filters.saveFilter(filters.newTaskFilter("Fremder Filter").setOwner("behoerde-ble")).getId();
    }

    private static Map<String, Object> filter(String name) {
        return Map.of("name", name, "resourceType", "Task", "query", Map.of("unassigned", true), "properties", Map.of());
    }

    /** A timer of a deferred proposal, which is far from being due: it fails when a test says so, and nothing runs it meanwhile. */
    private String failedJob() {
        String deferred = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Liste der Ladesäulen", "Alle Ladesäulen der Behörden in einer Liste.", "offene-daten"))
                .body().path("businessKey").asText();
        assertThat(new Rest(port, "koordination").complete(deferred, "screenProposal",
                Answers.with(Answers.decision("defer", "Später"), "until", LocalDate.now().plusDays(30).toString())).status()).isEqualTo(204);
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(deferred).list().stream().map(ProcessInstance::getId).toList();
        return instances.stream().flatMap(instance -> management.createJobQuery().processInstanceId(instance).timers().list().stream())
                .map(Job::getId).findFirst().orElseThrow();
    }

    private String identityRight() {
        return authorizations.createAuthorizationQuery().userIdIn("behoerde-ble").list().stream().map(Authorization::getId).findFirst().orElse("gibt-es-nicht");
    }

    /** A right is had wholly or not at all; half of it would hide what is wrong. */
    private boolean both(boolean one, boolean other) {
        if (one != other) {
            halves = true;
        }
        return one && other;
    }

    /** Told what is missing: whoever may do it. */
    private static boolean told(Rest.Answer answer) {
        return answer.status() == 400;
    }

    /** The same for what is open to nobody: not done, and because it is closed. */
    private boolean opened(Rest.Answer answer) {
        if (answer.status() >= 300 && !Set.of(401, 403, 404).contains(answer.status())) {
            failed.add(answer.toString());
        }
        return done(answer);
    }

    private static boolean done(Rest.Answer answer) {
        return answer.status() < 300;
    }

    /** Not refused for want of a right; what was sent may be wrong all the same. */
    private static boolean let(Rest.Answer answer) {
        return answer.status() != 401 && answer.status() != 403;
    }

    private static boolean seen(Rest by, String address) {
        Rest.Answer answer = by.get(address);
        return answer.status() == 200 && !answer.body().isEmpty();
    }

    private Task openTaskOf(String group) {
        return tasks.createTaskQuery().taskCandidateGroup(group).taskUnassigned().list().stream().findFirst().orElseThrow();
    }

    private String candidate(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null).findFirst().orElse("");
    }
}
