package de.vorhabenpfad.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.trail.Origin;
import de.vorhabenpfad.trail.Trail;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.CompositeDbHistoryEventHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the engine tells the trail: each refusal of a person, from before the first of the guards; whose password is tried; and what people change by
 * it, from the engine's own log of operations and so in the transaction of the change.
 */
@Component
final class TrailPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Trail> trail;

    TrailPlugin(ObjectProvider<Trail> trail) {
        this.trail = trail;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(first(new Refusals(engine), engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(first(new Refusals(engine), engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<CommandInterceptor> post = new ArrayList<>();
        if (engine.getCustomPostCommandInterceptorsTxRequired() != null) {
            post.addAll(engine.getCustomPostCommandInterceptorsTxRequired());
        }
        post.add(new Unlogged());
        engine.setCustomPostCommandInterceptorsTxRequired(post);
        engine.setHistoryEventHandler(new Operations());
        engine.setIdentityProviderSessionFactory(new GenericManagerFactory(TriedPasswords.class));
    }

    private static List<CommandInterceptor> first(CommandInterceptor one, @Nullable List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(one);
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    /** Refused commands of people, whichever guard said no and whatever door they came by. */
    private final class Refusals extends CommandInterceptor {

        private static final Set<Refusal.Kind> RECORDED = Set.of(Refusal.Kind.FORBIDDEN, Refusal.Kind.FOREIGN);

        private final ProcessEngineConfigurationImpl engine;

        Refusals(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public <T> T execute(Command<T> command) {
            if (Context.getCommandContext() != null) {
                return next.execute(command);
            }
            try {
                return next.execute(command);
            } catch (ProcessEngineException | Refusal e) {
                if (isRefusal(e)) {
                    record(command);
                }
                throw e;
            }
        }

        private void record(Command<?> command) {
            Origin origin = Origin.current().orElse(null);
            Authentication caller = engine.getIdentityService().getCurrentAuthentication();
            String account = caller != null ? caller.getUserId() : origin == null ? null : origin.account();
            if (account == null && origin == null) {
                return; // the product itself, which is not asked for rights
            }
            // commands that come through the doors are wrapped and have no name of their own
            String name = command.getClass().isRecord() || command.getClass().isHidden() ? "" : command.getClass().getSimpleName();
            if (origin == null) {
                trail.getObject().refused(account, name.isEmpty() ? "step or start" : name, null, null);
            } else {
                origin.refused(account, name);
            }
        }

        private static boolean isRefusal(@Nullable Throwable e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException || cause instanceof Refusal refusal && RECORDED.contains(refusal.kind())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Changes that the engine's log of operations leaves out. */
    private final class Unlogged extends CommandInterceptor {

        private static final Set<String> COMMANDS = Set.of("SetUserInfoCmd", "DeleteUserInfoCmd", "SetUserPictureCmd", "DeleteUserPictureCmd");

        @Override
        public <T> T execute(Command<T> command) {
            T result = next.execute(command);
            String account = Context.getCommandContext().getAuthenticatedUserId();
            if (account != null && COMMANDS.contains(command.getClass().getSimpleName())) {
                trail.getObject().changed(account, command.getClass().getSimpleName(), null, null);
            }
            return result;
        }
    }

    /** The engine's history, and what of it is people's doing. */
    private final class Operations extends CompositeDbHistoryEventHandler {

        /** What an operation was done to, as far as ids and names of rights tell; no texts. */
        private static final Set<String> TELLING = Set.of("userId", "groupId", "tenantId", "filterId", "resource", "resourceId", "permissions", "retries",
                "suspensionState");

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            super.handleEvents(events);
            // one operation comes as one event for each property it changed
            Map<String, List<UserOperationLogEntryEventEntity>> operations = events.stream().filter(UserOperationLogEntryEventEntity.class::isInstance)
                    .map(UserOperationLogEntryEventEntity.class::cast)
                    .collect(Collectors.groupingBy(one -> one.getOperationId() + one.getEntityType(), LinkedHashMap::new, Collectors.toList()));
            operations.values().forEach(this::record);
        }

        private void record(List<UserOperationLogEntryEventEntity> parts) {
            UserOperationLogEntryEventEntity first = parts.get(0);
            String what = first.getOperationType() + " " + first.getEntityType();
            String number = number(first.getProcessInstanceId());
            if (first.getUserId() == null) {
                return; // the product itself
            }
            if (what.equals("Complete Task") || what.equals("Create ProcessInstance")) {
                // the entry in the case file says more
                trail.getObject().changedAtLeast(first.getUserId(), what + " " + first.getProcessDefinitionKey(), null, number);
            } else {
                trail.getObject().changed(first.getUserId(), what, about(parts), number);
            }
        }

        private static @Nullable String about(List<UserOperationLogEntryEventEntity> parts) {
            String told = parts.stream().filter(part -> TELLING.contains(String.valueOf(part.getProperty())))
                    .map(part -> part.getProperty() + "=" + part.getNewValue()).distinct().collect(Collectors.joining(" "));
            UserOperationLogEntryEventEntity first = parts.get(0);
            String id = first.getTaskId() != null ? first.getTaskId() : first.getJobId();
            return told.isEmpty() ? id : id == null ? told : told + " " + id;
        }

        private static @Nullable String number(@Nullable String processInstance) {
            ExecutionEntity instance = processInstance == null ? null
                    : Context.getCommandContext().getExecutionManager().findExecutionById(processInstance);
            return instance == null ? null : instance.getBusinessKey();
        }
    }
}
