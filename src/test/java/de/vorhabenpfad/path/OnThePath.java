package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.platform.Driver;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the path have in common: journeys, and a look into the engine. */
abstract class OnThePath {

    @Autowired
    Driver driver;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Toolbox toolbox;
    @Autowired
    FormService forms;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    RepositoryService repository;
    @Autowired
    IdentityService identity;
    @Autowired
    Network network;

    @AfterEach
    void clockRuns() {
        driver.clockRuns();
    }

    Journey begin() {
        return Journey.begin(driver, caseFiles);
    }

    Journey journey(String number) {
        return Journey.of(driver, caseFiles, number);
    }

    ToolboxEntry entry(Journey journey) {
        return toolbox.ofInitiative(journey.number).orElseThrow();
    }

    /** What the form of a step shows to an account. */
    Map<String, Object> shown(String account, Task task) {
        return driver.as(account, () -> forms.getTaskFormVariables(task.getId()));
    }

    Map<String, Object> shown(String account, Journey journey, String step) {
        return shown(account, driver.task(journey.number, step));
    }

    /** The groups that a task is laid before. */
    List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getGroupId() != null).map(link -> link.getGroupId())
                .sorted().toList();
    }

    /** The one open task of a step lies before this group and no other, and nobody has taken it. */
    void liesBefore(Journey journey, String step, String group) {
        Task task = driver.task(journey.number, step);
        BpmnAwareTests.assertThat(task).hasCandidateGroup(group).isNotAssigned();
        assertThat(groups(task)).containsExactly(group);
    }

    /** The last of the panel's meetings that are planned. */
    LocalDate lastMeeting() {
        LocalDate last = LocalDate.of(2000, 1, 1);
        while (network.nextMeeting(last).isPresent()) {
            last = network.nextMeeting(last).get();
        }
        return last;
    }

    static LocalDate due(Task task) {
        return task.getDueDate().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    /** The open task that one body of one site has to be heard on. */
    Task clearance(Journey journey, String site, String body) {
        return driver.tasks(journey.number, "recordClearance").stream().filter(task -> site.equals(tasks.getVariable(task.getId(), "site"))
                && body.equals(tasks.getVariable(task.getId(), "body"))).findFirst().orElseThrow();
    }

    void cleared(Journey journey, String site, String body, Map<String, Object> answers) {
        driver.complete("behoerde-" + site, clearance(journey, site, body), answers);
    }

    /** Jobs and timers that still wait for the initiative. */
    List<Job> jobs(Journey journey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey.number).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream()).toList();
    }

    long running(Journey journey, String process) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey.number).processDefinitionKey(process).count();
    }

    /** Starts a process by its form and leaves what is then due to whoever runs jobs next. */
    void submit(String account, String process, Map<String, Object> answers) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
        driver.as(account, () -> forms.submitStartForm(definition, answers));
    }

    /** Completes a step and leaves what is then due to whoever runs jobs next. */
    void completeOnly(String account, Task task, Map<String, Object> answers) {
        driver.as(account, () -> {
            tasks.complete(task.getId(), answers);
            return null;
        });
    }

    /** Does all of it in the same moment. */
    static void atOnce(List<Callable<Void>> work) throws Exception {
        ExecutorService colleagues = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : new ArrayList<>(colleagues.invokeAll(work))) {
                done.get();
            }
        } finally {
            colleagues.shutdown();
        }
    }

    /** Gives an account a further group for as long as the work takes. */
    void withGroup(String account, String group, Runnable work) {
        identity.createMembership(account, group);
        try {
            work.run();
        } finally {
            identity.deleteMembership(account, group);
        }
    }
}
