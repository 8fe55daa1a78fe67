package de.vorhabenpfad.path.door;

import java.lang.reflect.Field;
import java.util.Set;

import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Nobody changes an answer or a route except by completing a step: of all that the engine can do, a person may read,
 * take and give back tasks, come through the doors, and keep accounts and jobs in order. Every other command of the engine is
 * refused, also one that a later version may add; the web applications' own commands only read. The product itself (delegates, jobs, start-up) has no signed-in person and
 * is not asked; but a request from outside that nobody has signed in for is not the product.
 */
final class Doorkeeper extends CommandInterceptor {

    private static final Field ACCOUNT = FilterKeeper.field(CheckPassword.class, "userId");

    private final ProcessEngineConfigurationImpl engine;

    /** Ways to go round the steps: closed to the product's own Java callers as well. */
    private static final Set<String> CLOSED = Set.of("CompleteTaskCmd", "SubmitTaskFormCmd", "SubmitStartFormCmd", "ResolveTaskCmd");

    /** What a request may do while it signs somebody in. */
    private static final Set<String> SIGNING_IN = Set.of("CheckPassword", "IsIdentityServiceReadOnlyCmd", "CreateUserQueryCmd", "CreateGroupQueryCmd",
            "CreateTenantQueryCmd", "AuthorizationCheckCmd", "DetermineHistoryLevelCmd", "IsTelemetryEnabledCmd");

    /** The REST interface takes the login off its thread while it looks up where a form lies; these tell nothing of a case. */
    private static final Set<String> FINDING_A_FORM = Set.of("GetDeployedProcessDefinitionCmd", "GetProcessApplicationForDeploymentCmd");

    /** The operator's work on accounts, groups and rights. */
    private static final Set<String> ACCOUNTS = Set.of("CreateUserCmd", "SaveUserCmd", "DeleteUserCmd", "UnlockUserCmd", "CreateGroupCmd", "SaveGroupCmd",
            "DeleteGroupCmd", "CreateMembershipCmd", "DeleteMembershipCmd", "CreateAuthorizationCommand", "SaveAuthorizationCmd", "DeleteAuthorizationCmd");

    /** What people may do besides reading; the engine's authorizations still say who. */
    private static final Set<String> OPEN = Set.of(
            // filters of one's own
            "CreateFilterCmd", "SaveFilterCmd", "DeleteFilterCmd", "ExecuteFilterCountCmd", "ExecuteFilterListCmd",
            "ExecuteFilterListPageCmd", "ExecuteFilterSingleResultCmd",
            // failed jobs; and the brake, which halts whole cases or definitions and changes no route
            "SetJobRetriesCmd", "SetAnnotationForIncidentCmd", "ActivateJobCmd", "ActivateJobDefinitionCmd", "ActivateProcessInstanceCmd",
            "SuspendProcessInstanceCmd", "ActivateProcessDefinitionCmd", "SuspendProcessDefinitionCmd",
            // looking
            "FindHistoryCleanupJobsCmd", "FindActiveActivityIdsCmd", "TaskCountByCandidateGroupCmd");

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
            String caller = caller();
            boolean open = caller == null ? isOpenToNobody(command, name) : isOpen(command, name) && !asksForAnothersPassword(command, caller);
            if (CLOSED.contains(name) || !open) {
                throw Guarded.refusal("Das geht hier nicht: Antworten und Wege ändern sich nur, indem ein Schritt abgeschlossen wird. (" + name + ")");
            }
            if ((caller != null || isFromOutside()) && !(command instanceof SaveFilterCmd)) {
                Expressions.refuseAny(command);
            }
        }
        return next.execute(command);
    }

    private static boolean isOpen(Command<?> command, String name) {
        return command instanceof Doors.Passing || OPEN.contains(name) || ACCOUNTS.contains(name) || SIGNING_IN.contains(name) || isReading(command, name);
    }

    /**
     * Nobody is signed in: then it is the product itself, unless the thread serves a request. On the engine's own addresses such a request may
     * only find out who somebody is and where a form lies (CVE-2026-77226: the set-up of the web applications acts in nobody's name); on no address does it make accounts.
     */
    private static boolean isOpenToNobody(Command<?> command, String name) {
        if (!isFromOutside()) {
            return true;
        }
        String path = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getServletPath();
        boolean ofTheEngine = path.startsWith("/camunda") || path.startsWith("/engine-rest");
        return ofTheEngine ? SIGNING_IN.contains(name) || FINDING_A_FORM.contains(name) || isAboutAccounts(command) : !ACCOUNTS.contains(name);
    }

    /** Whether a request is served, and not by the product's own deed in the middle of it. */
    private static boolean isFromOutside() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes && !Guarded.isByTheProduct();
    }

    private static boolean isAboutAccounts(Command<?> command) {
        return command instanceof UserQueryImpl || command instanceof GroupQueryImpl || command instanceof TenantQueryImpl || command instanceof AuthorizationQueryImpl;
    }

    private static boolean isReading(Command<?> command, String name) {
        String type = command.getClass().getName();
        // reading commands of the engine, and the read-only queries of the web applications' own back ends
        return command instanceof AbstractQuery<?, ?> || type.startsWith("org.camunda.bpm.engine.impl.") && name.startsWith("Get")
                || type.startsWith("org.camunda.bpm.cockpit.") || type.startsWith("org.camunda.bpm.webapp.");
    }

    /** One's own password is asked for before it is changed; asking for that of another is guessing. */
    private static boolean asksForAnothersPassword(Command<?> command, String caller) {
        return command instanceof CheckPassword && !caller.equals(FilterKeeper.value(ACCOUNT, command));
    }
}
