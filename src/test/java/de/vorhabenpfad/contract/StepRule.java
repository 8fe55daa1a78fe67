package de.vorhabenpfad.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A user task is a step, and a step is three things: a task, a form, a class. None of them stands alone. */
final class StepRule {

    private final Models models;
    private final FormFiles forms;
    private final Set<String> steps;
    private final Set<String> startable;
    private final Set<String> used = new TreeSet<>();
    private final List<String> findings = new ArrayList<>();

    StepRule(Models models, FormFiles forms, Set<String> steps, Set<String> startable) {
        this.models = models;
        this.forms = forms;
        this.steps = steps;
        this.startable = startable;
    }

    /** @param elsewhere forms that belong to no task or start event, with a reason known to the caller */
    List<String> findings(Set<String> elsewhere) {
        used.addAll(elsewhere);
        Set<String> tasks = new TreeSet<>();
        for (UserTask task : models.all(UserTask.class)) {
            tasks.add(task.getId());
            form("task " + task.getId(), task.getCamundaFormRef(), task.getCamundaFormRefBinding());
            if (!steps.contains(task.getId())) {
                findings.add("task " + task.getId() + " has no class");
            }
        }
        Set<String> started = starts();
        leftOver("class of step ", steps, tasks, " has no task");
        leftOver("class of start form ", startable, started, " has no start event with a form");
        leftOver("form ", forms.names(), used, " is used by no task");
        return findings;
    }

    private Set<String> starts() {
        Set<String> started = new TreeSet<>();
        for (StartEvent start : models.all(StartEvent.class)) {
            if (start.getCamundaFormRef() != null && start.getParentElement() instanceof Process process) {
                started.add(process.getId());
                form("start event " + start.getId(), start.getCamundaFormRef(), start.getCamundaFormRefBinding());
                if (!startable.contains(process.getId())) {
                    findings.add("start event " + start.getId() + " has no class");
                }
            }
        }
        return started;
    }

    private void form(String where, String form, String binding) {
        if (form == null) {
            findings.add(where + " has no form");
            return;
        }
        used.add(form);
        if (!forms.has(form)) {
            findings.add(where + ": there is no form " + form);
        }
        if (!"deployment".equals(binding)) {
            findings.add(where + " binds its form to " + binding + " and not to its deployment");
        }
    }

    private void leftOver(String what, Set<String> all, Set<String> known, String complaint) {
        all.stream().filter(one -> !known.contains(one)).forEach(one -> findings.add(what + one + complaint));
    }
}
