package de.vorhabenpfad.path.door;

import de.vorhabenpfad.forms.Refusal;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Gives a task that a person has taken back to its group. A task that was laid before one person only stays there. */
record ReleaseTask(String taskId, String caller) implements Command<@Nullable Void> {

    @Override
    public @Nullable Void execute(CommandContext context) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || !caller.equals(task.getAssignee())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Zurückgeben kann eine Aufgabe nur, wer sie übernommen hat.");
        }
        if (task.getCandidates().stream().allMatch(link -> caller.equals(link.getUserId()))) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Diese Aufgabe liegt nur bei Ihnen und kann nicht zurückgegeben werden.");
        }
        task.setAssignee(null);
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
        return null;
    }
}
