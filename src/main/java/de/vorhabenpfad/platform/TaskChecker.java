package de.vorhabenpfad.platform;

import java.util.List;

import de.vorhabenpfad.path.Candidates;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who may read, take and complete a single task: whoever it is laid before, by the same rule as {@link TaskRights}. Who has taken a task and
 * then loses the duty has lost the task with it.
 */
final class TaskChecker extends AuthorizationCommandChecker {

    /** @param task null if there is none; then the engine says so itself */
    @Override
    public void checkReadTask(@Nullable TaskEntity task) {
        Caller caller = Caller.ofCommand();
        if (task != null && caller.isChecked() && !TaskRights.seesAll(caller.groups()) && !caller.isCandidate(task)) {
            throw refusal(caller, task, Permissions.READ);
        }
    }

    @Override
    public void checkReadTaskVariable(@Nullable TaskEntity task) {
        checkReadTask(task);
    }

    /** A task that a colleague has taken is the colleague's until it is given back. */
    @Override
    public void checkTaskWork(TaskEntity task) {
        Caller caller = Caller.ofCommand();
        if (caller.isChecked() && !(caller.isCandidate(task) && (task.getAssignee() == null || caller.isAssignee(task)))) {
            throw refusal(caller, task, Permissions.TASK_WORK);
        }
    }

    private static AuthorizationException refusal(Caller caller, TaskEntity task, Permission permission) {
        return new AuthorizationException(caller.account(), permission.getName(), Resources.TASK.resourceName(), task.getId());
    }

    /** @param isChecked false for the product itself and for code inside a command, which are not asked */
    private record Caller(boolean isChecked, String account, List<String> groups) {

        static Caller ofCommand() {
            CommandContext context = Context.getCommandContext();
            Authentication caller = context.getAuthentication();
            if (caller == null || !context.isAuthorizationCheckEnabled()) {
                return new Caller(false, "", List.of());
            }
            return new Caller(true, caller.getUserId(), caller.getGroupIds() == null ? List.of() : caller.getGroupIds());
        }

        boolean isAssignee(TaskEntity task) {
            return account.equals(task.getAssignee());
        }

        boolean isCandidate(TaskEntity task) {
            return Candidates.include(task, account, groups);
        }
    }
}
