package de.vorhabenpfad.path.door;

import java.util.Set;

import de.vorhabenpfad.forms.Refusal;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Nobody changes an answer or a route except by completing a step: of all that the engine can do, a person may read,
 * take and give back tasks, come through the doors, and keep accounts and jobs in order. Every other command of the engine is
 * refused, also one that a later version may add; the web applications' own commands only read. The product itself (delegates, jobs, start-up) has no signed-in person and
 * is not asked.
 */
final class Doorkeeper extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    /** Ways to go round the steps: closed to the product's own Java callers as well. */
    private static final Set<String> CLOSED = Set.of("CompleteTaskCmd", "SubmitTaskFormCmd", "SubmitStartFormCmd", "ResolveTaskCmd");

    /** What people may do besides reading; the engine's authorizations still say who. */
    private static final Set<String> OPEN = Set.of(
            // signing in, own profile
            "CheckPassword", "SetUserInfoCmd", "DeleteUserInfoCmd", "SetUserPictureCmd", "DeleteUserPictureCmd", "AuthorizationCheckCmd",
            // filters of one's own
            "CreateFilterCmd", "SaveFilterCmd", "DeleteFilterCmd", "ExecuteFilterCountCmd", "ExecuteFilterListCmd",
            "ExecuteFilterListPageCmd", "ExecuteFilterSingleResultCmd",
            // accounts, groups, rights: the operator's
            "CreateUserCmd", "SaveUserCmd", "DeleteUserCmd", "UnlockUserCmd", "CreateGroupCmd", "SaveGroupCmd", "DeleteGroupCmd",
            "CreateMembershipCmd", "DeleteMembershipCmd", "CreateAuthorizationCommand", "SaveAuthorizationCmd", "DeleteAuthorizationCmd",
            "CreateUserQueryCmd", "CreateGroupQueryCmd", "CreateTenantQueryCmd", "CreateNativeUserQueryCmd",
            // failed jobs and halted definitions: the operator's
            "SetJobRetriesCmd", "SetAnnotationForIncidentCmd", "ActivateJobCmd", "SuspendJobCmd",
            "ActivateJobDefinitionCmd", "SuspendJobDefinitionCmd", "ActivateProcessInstanceCmd", "SuspendProcessInstanceCmd",
            "ActivateProcessDefinitionCmd", "SuspendProcessDefinitionCmd", "ActivateBatchCmd", "SuspendBatchCmd", "HistoryCleanupCmd",
            "FindHistoryCleanupJobsCmd", "DetermineHistoryLevelCmd", "IsTelemetryEnabledCmd", "IsIdentityServiceReadOnlyCmd",
            "FindActiveActivityIdsCmd");

    Doorkeeper(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Whether a person stands before the engine, rather than the product itself or code that runs inside a command. */
    boolean isPerson() {
        return caller() != null && Context.getCommandContext() == null;
    }

    /** The account that is signed in to the engine in this thread, or null: then it is the product itself. */
    @Nullable String caller() {
        Authentication current = engine.getIdentityService().getCurrentAuthentication();
        return current == null ? null : current.getUserId();
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null) {
            String name = command.getClass().getSimpleName();
            if (CLOSED.contains(name) || caller() != null && !isOpen(command, name)) {
                throw Refusal.of(Refusal.Kind.FORBIDDEN,
                        "Das geht hier nicht: Antworten und Wege ändern sich nur, indem ein Schritt abgeschlossen wird. (" + name + ")");
            }
            refuseExpressions(command);
        }
        return next.execute(command);
    }

    private boolean isOpen(Command<?> command, String name) {
        if (command instanceof Doors.Passing || command instanceof AbstractQuery<?, ?> || OPEN.contains(name)) {
            return true;
        }
        String type = command.getClass().getName();
        // reading commands of the engine, and the read-only queries of the web applications' own back ends
        return type.startsWith("org.camunda.bpm.engine.impl.") && name.startsWith("Get")
                || type.startsWith("org.camunda.bpm.cockpit.") || type.startsWith("org.camunda.bpm.webapp.")
                || type.startsWith("org.camunda.bpm.admin.") || type.startsWith("org.camunda.bpm.tasklist.")
                || type.startsWith("org.camunda.bpm.engine.rest.");
    }

    /** The engine itself looks at the outer query only; an expression inside an "or" would be run (CVE-2026-109432). */
    void refuseExpressions(Object command) {
        if (isPerson() && command instanceof TaskQueryImpl query
                && query.getQueries().stream().anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw Refusal.of("expressions", "Ausdrücke sind in Abfragen nicht erlaubt.");
        }
    }
}
