package de.vorhabenpfad.path.door;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.forms.AnswerChecker;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Candidates;
import de.vorhabenpfad.path.CaseContext;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import de.vorhabenpfad.path.Steps;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way in for answers: what is shown when a step is opened, and what happens when it is completed. */
@Component
final class StepDoor {

    private final Steps steps;
    private final CaseFiles caseFiles;
    private final CaseContext caseContext;
    private final AnswerChecker checker;
    private final DeployedForms forms;
    private final Callers callers;
    private final Clock clock;

    StepDoor(Steps steps, CaseFiles caseFiles, CaseContext caseContext, AnswerChecker checker, DeployedForms forms, Callers callers,
            Clock clock) {
        this.steps = steps;
        this.caseFiles = caseFiles;
        this.caseContext = caseContext;
        this.checker = checker;
        this.forms = forms;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the form of a task shows to whoever opens it. */
    Map<String, Object> shows(CommandContext context, String taskId) {
        TaskEntity task = open(context, taskId);
        check(context, task, CommandChecker::checkReadTaskVariable);
        return shows(task, callers.current(context));
    }

    /**
     * Checks the answers, appends them to the case file and completes the task, in one transaction.
     *
     * @throws Refusal if the task is gone, not this person's, or an answer is wrong
     */
    void complete(CommandContext context, String taskId, @Nullable Map<String, ?> submitted) {
        TaskEntity task = open(context, taskId);
        Person person = callers.current(context);
        check(context, task, CommandChecker::checkTaskWork);
        complete(context, task, person, submitted);
    }

    /** Whether a person may complete the task was asked before. */
    void complete(CommandContext context, TaskEntity task, Person person, @Nullable Map<String, ?> submitted) {
        if (task.isSuspended()) {
            throw Refusal.of(Refusal.Kind.TAKEN, "Diese Aufgabe ist vom Betrieb angehalten. Bitte versuchen Sie es später noch einmal.");
        }
        Step<?> step = steps.get(task.getTaskDefinitionKey());
        Situation situation = situation(task, person);
        DeployedForms.DeployedForm form = form(context, task);
        Map<String, Object> answers = checker.check(form.schema(), Given.plain(submitted, form.schema()), () -> shown(step, situation));
        Steps.Completed completed = Steps.complete(step, situation, answers);
        Map<String, Object> kept = new LinkedHashMap<>(answers);
        kept.putAll(completed.keeps());
        caseFiles.append(situation.number(), step.id(), step.about(situation), step.round(situation), person.account(), kept,
                form.schema().id(), form.version());
        task.setExecutionVariables(completed.routing().variables());
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_COMPLETE);
        task.complete();
    }

    DeployedForms.DeployedForm form(CommandContext context, TaskEntity task) {
        return forms.get(context, task.getTaskDefinition().getFormDefinition(), task.getProcessDefinition().getDeploymentId());
    }

    /** What the form shows to somebody of whom it was asked before whether they may see it. */
    Map<String, Object> shows(TaskEntity task, Person person) {
        return shown(steps.get(task.getTaskDefinitionKey()), situation(task, person));
    }

    private Map<String, Object> shown(Step<?> step, Situation situation) {
        Map<String, Object> shown = new LinkedHashMap<>(caseContext.of(situation.file()));
        shown.putAll(step.shows(situation));
        return shown;
    }

    /** Takes a task for whoever is signed in; taking it again changes nothing. */
    void take(CommandContext context, String taskId) {
        TaskEntity task = open(context, taskId);
        check(context, task, CommandChecker::checkTaskWork);
        if (task.getAssignee() == null) {
            task.setAssignee(callers.current(context).account());
            task.triggerUpdateEvent();
            task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_CLAIM);
        }
    }

    /** Gives a task back; that a task of one person fell to coordination stands in the case file. */
    void release(CommandContext context, String taskId) {
        TaskEntity task = open(context, taskId);
        Person caller = callers.current(context);
        if (Release.release(task, caller)) {
            caseFiles.happened(task.getProcessInstance().getBusinessKey(), "fellToCoordination", null, caller.account(), Map.of("task", task.getName()));
        }
    }

    private static TaskEntity open(CommandContext context, String taskId) {
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null || !isStillOpen(task)) {
            throw Refusal.of(Refusal.Kind.GONE, "Diese Aufgabe gibt es nicht mehr; sie wurde inzwischen erledigt oder zurückgezogen.");
        }
        return task;
    }

    /**
     * Whether the process still waits at the task. Each row is read as it is at that moment, so a colleague's transaction may have
     * completed the task between the reading of it and of its execution.
     */
    static boolean isStillOpen(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        return execution != null && task.getTaskDefinitionKey().equals(execution.getActivityId()) && task.getProcessInstance() != null;
    }

    private interface Check {
        void by(CommandChecker checker, TaskEntity task);
    }

    private void check(CommandContext context, TaskEntity task, Check check) {
        List<CommandChecker> checkers = context.getProcessEngineConfiguration().getCommandCheckers();
        try {
            checkers.forEach(checker -> check.by(checker, task));
        } catch (AuthorizationException e) {
            Person caller = callers.current(context);
            if (task.getAssignee() != null && Candidates.include(task, caller.account(), caller.groups())) {
                throw Refusal.of(Refusal.Kind.TAKEN, "Diese Aufgabe bearbeitet gerade jemand anderes.");
            }
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Diese Aufgabe liegt nicht bei Ihnen.");
        }
    }

    private Situation situation(TaskEntity task, Person person) {
        CaseFile file = caseFiles.get(task.getProcessInstance().getBusinessKey());
        Date due = task.getDueDate();
        LocalDate dueDay = due == null ? null : due.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
        return new Situation(file, person, task::getVariable, dueDay, clock);
    }
}
