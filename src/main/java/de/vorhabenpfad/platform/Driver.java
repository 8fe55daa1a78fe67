package de.vorhabenpfad.platform;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import de.vorhabenpfad.network.People;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Works on initiatives as the real accounts do: starts them by their form, completes their steps, lets time pass. For
 * demonstration data and tests; moves the clock of the whole process, so nobody may be served meanwhile.
 */
@Component
public final class Driver {

    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identity;
    private final ManagementService management;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final People people;

    Driver(FormService forms, TaskService tasks, IdentityService identity, ManagementService management, RepositoryService repository,
            RuntimeService runtime, People people) {
        this.forms = forms;
        this.tasks = tasks;
        this.identity = identity;
        this.management = management;
        this.repository = repository;
        this.runtime = runtime;
        this.people = people;
    }

    /** Does something in the name of an account, with its groups. */
    public <T> T as(String account, Supplier<T> work) {
        identity.setAuthentication(account, List.copyOf(people.find(account).orElseThrow(() -> new IllegalStateException("There is no account " + account + ".")).groups()));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Starts a process by its start form and does what is then due. Returns the number. */
    public String start(String account, String process, Map<String, Object> answers) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
        String number = as(account, () -> forms.submitStartForm(definition, answers)).getBusinessKey();
        runJobs(number);
        return number;
    }

    /** Completes the one open task of a step and does what is then due. */
    public void complete(String account, String number, String step, Map<String, Object> answers) {
        complete(account, task(number, step), answers);
    }

    /** Completes the open task of a step that is laid before a group, where several are open. */
    public void complete(String account, String number, String step, String group, Map<String, Object> answers) {
        complete(account, query(number, step).taskCandidateGroup(group).includeAssignedTasks().singleResult(), answers);
    }

    /** Completes a task and does what is then due. */
    public void complete(String account, Task task, Map<String, Object> answers) {
        String number = number(task);
        as(account, () -> {
            tasks.complete(task.getId(), answers);
            return null;
        });
        runJobs(number);
    }

    private String number(Task task) {
        return (String) tasks.getVariable(task.getId(), "number");
    }

    /** @throws IllegalStateException unless exactly one task of the step is open */
    public Task task(String number, String step) {
        List<Task> open = query(number, step).list();
        if (open.size() != 1) {
            throw new IllegalStateException(number + " has " + open.size() + " open tasks " + step + "; open are " + open(number) + ".");
        }
        return open.get(0);
    }

    /** The open tasks of a step, oldest first. */
    public List<Task> tasks(String number, String step) {
        return query(number, step).list();
    }

    /** The open tasks of a step that are laid before a group. */
    public List<Task> tasksOf(String number, String step, String group) {
        return query(number, step).taskCandidateGroup(group).includeAssignedTasks().list();
    }

    /** The ids of the open steps, in order. */
    public List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    private TaskQuery query(String number, String step) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(step).orderByTaskCreateTime().asc().orderByTaskId()
                .asc();
    }

    /** Runs the jobs of an initiative that are due, as the job executor would, until none is left. */
    public void runJobs(String number) {
        for (int round = 0; round < 100; round++) {
            List<Job> due = management.createJobQuery().executable().list().stream().filter(job -> belongsTo(job, number)).toList();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> management.executeJob(job.getId()));
        }
        throw new IllegalStateException(number + " has jobs that never end.");
    }

    private boolean belongsTo(Job job, String number) {
        if (job.getProcessInstanceId() == null) {
            return false; // the engine's own, such as the cleanup of its history
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(job.getProcessInstanceId()).singleResult();
        return instance != null && number.equals(instance.getBusinessKey());
    }

    /** Sets the clock of the whole process. */
    public void now(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Lets the clock run by itself again. */
    public void clockRuns() {
        ClockUtil.reset();
    }
}
