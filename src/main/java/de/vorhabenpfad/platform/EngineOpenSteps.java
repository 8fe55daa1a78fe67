package de.vorhabenpfad.platform;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import de.vorhabenpfad.portal.OpenSteps;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open steps of an initiative, from the engine's open tasks. */
@Component
final class EngineOpenSteps implements OpenSteps {

    private final TaskService tasks;

    EngineOpenSteps(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<OpenStep> of(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).orderByDueDate().asc().list().stream().map(this::open).toList();
    }

    private OpenStep open(Task task) {
        List<IdentityLink> candidates = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).toList();
        List<String> groups = candidates.stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
        List<String> accounts = candidates.stream().map(IdentityLink::getUserId).filter(Objects::nonNull).toList();
        Date due = task.getDueDate();
        LocalDate day = due == null ? null : due.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
        return new OpenStep(task.getId(), task.getTaskDefinitionKey(), task.getName(), task.getAssignee(), groups, accounts, day);
    }
}
