package de.vorhabenpfad.path.door;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import de.vorhabenpfad.forms.Refusal;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Completing, taking and giving back tasks. */
final class DoorTaskService extends TaskServiceImpl {

    private final Doorkeeper keeper;
    private final Supplier<StepDoor> steps;

    DoorTaskService(Doorkeeper keeper, Supplier<StepDoor> steps) {
        this.keeper = keeper;
        this.steps = steps;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        Doors.pass(commandExecutor, context -> {
            steps.get().complete(context, taskId, variables);
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserialize) {
        complete(taskId, variables);
        return Variables.createVariables();
    }

    @Override
    public void resolveTask(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        complete(taskId, variables);
    }

    /** People give a task back (null) or take it; they do not hand it to somebody else. */
    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        if (!keeper.isPerson()) {
            super.setAssignee(taskId, userId);
        } else if (userId == null) {
            Doors.pass(commandExecutor, context -> {
                steps.get().release(context, taskId);
                return null;
            });
        } else {
            claim(taskId, userId);
        }
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        if (!keeper.isPerson()) {
            super.claim(taskId, userId);
            return;
        }
        if (!Objects.equals(keeper.caller(), userId)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Eine Aufgabe übernimmt man selbst; sie wird niemandem zugewiesen.");
        }
        Doors.pass(commandExecutor, context -> {
            steps.get().take(context, taskId);
            return null;
        });
    }

    @Override
    public void saveTask(Task task) {
        if (keeper.isPerson()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Aufgaben und ihre Fristen ändern sich nur mit dem Vorhaben.");
        }
        super.saveTask(task);
    }
}
