package de.vorhabenpfad.path.door;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import de.vorhabenpfad.forms.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The engine's own services with the doors of {@link StepDoor} and {@link StartDoor} in the place of every way to complete
 * a task or to start a process. REST, the web applications and Java callers all come through here.
 */
final class DoorServices {

    /** As often as colleagues may meet in the same moment: assessors, bodies, sites, invitations of one initiative. */
    private static final int MOST_TRIES = 12;

    private DoorServices() {
    }

    /** A command that comes through a door; the {@link Doorkeeper} lets it pass. */
    record Passing<T>(Command<T> inner) implements Command<T> {
        @Override
        public T execute(CommandContext context) {
            return inner.execute(context);
        }
    }

    /**
     * Runs the command in a transaction of its own and again if it lost a race against a colleague who completed a
     * parallel task. Whoever lost against the same task finds it gone and is told so.
     */
    private static <T> T pass(CommandExecutor executor, Command<T> command) {
        boolean ours = Context.getCommandContext() == null && !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1;; attempt++) {
            try {
                return executor.execute(new Passing<>(command));
            } catch (ProcessEngineException | ConcurrencyFailureException e) {
                if (!ours || !isLostRace(e)) {
                    throw e;
                }
                if (attempt == MOST_TRIES) {
                    throw Refusal.of(Refusal.Kind.TAKEN,
                            "Gerade arbeiten mehrere Personen an diesem Vorhaben. Bitte versuchen Sie es noch einmal.");
                }
            }
            pause(attempt);
        }
    }

    /** Lost on a row of the engine's (its own exception) or on one of ours (Spring's). */
    private static boolean isLostRace(RuntimeException e) {
        if (e instanceof OptimisticLockingException || e instanceof ConcurrencyFailureException) {
            return true;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // deadlock or serialization failure: PostgreSQL has undone one of the two
            if (cause instanceof java.sql.SQLException sql && ("40P01".equals(sql.getSQLState()) || "40001".equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5L, 15L * attempt + 5L));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a colleague's transaction.", e);
        }
    }

    private static ProcessDefinitionEntity definition(CommandContext context, @Nullable String id, @Nullable String key) {
        var cache = context.getProcessEngineConfiguration().getDeploymentCache();
        return id != null ? cache.findDeployedProcessDefinitionById(id) : cache.findDeployedLatestProcessDefinitionByKey(key);
    }

    static final class DoorFormService extends FormServiceImpl {

        private final Supplier<StepDoor> steps;
        private final Supplier<StartDoor> starts;

        DoorFormService(Supplier<StepDoor> steps, Supplier<StartDoor> starts) {
            this.steps = steps;
            this.starts = starts;
        }

        @Override
        public ProcessInstance submitStartForm(String definitionId, Map<String, Object> properties) {
            return submitStartForm(definitionId, null, properties);
        }

        @Override
        public ProcessInstance submitStartForm(String definitionId, @Nullable String businessKey, Map<String, Object> properties) {
            return pass(commandExecutor,
                    context -> starts.get().start(context, definition(context, definitionId, null), businessKey, properties));
        }

        @Override
        @SuppressWarnings({ "deprecation", "unchecked", "rawtypes" })
        public ProcessInstance submitStartFormData(String definitionId, Map<String, String> properties) {
            return submitStartForm(definitionId, null, (Map) properties);
        }

        @Override
        @SuppressWarnings({ "deprecation", "unchecked", "rawtypes" })
        public ProcessInstance submitStartFormData(String definitionId, String businessKey, Map<String, String> properties) {
            return submitStartForm(definitionId, businessKey, (Map) properties);
        }

        @Override
        public void submitTaskForm(String taskId, Map<String, Object> properties) {
            pass(commandExecutor, context -> {
                steps.get().complete(context, taskId, properties);
                return null;
            });
        }

        @Override
        public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserialize) {
            submitTaskForm(taskId, properties);
            return Variables.createVariables();
        }

        @Override
        public VariableMap getTaskFormVariables(String taskId, @Nullable Collection<String> names, boolean deserialize) {
            return commandExecutor.execute(new Passing<>(context -> {
                VariableMap variables = Variables.createVariables();
                steps.get().shows(context, taskId).forEach((name, value) -> {
                    if (names == null || names.contains(name)) {
                        variables.putValueTyped(name, ShownValues.typed(value));
                    }
                });
                return variables;
            }));
        }

        @Override
        public VariableMap getStartFormVariables(String definitionId, @Nullable Collection<String> names, boolean deserialize) {
            return Variables.createVariables();
        }

        @Override
        public InputStream getDeployedStartForm(String definitionId) {
            InputStream schema = super.getDeployedStartForm(definitionId);
            return new ByteArrayInputStream(commandExecutor.execute(
                    new Passing<>(context -> starts.get().deployedForm(context, definition(context, definitionId, null), schema))));
        }
    }

    static final class DoorTaskService extends TaskServiceImpl {

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
            pass(commandExecutor, context -> {
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
                pass(commandExecutor, context -> new ReleaseTask(taskId, steps.get().caller(context)).execute(context));
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
            pass(commandExecutor, context -> {
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

    static final class DoorRuntimeService extends RuntimeServiceImpl {

        private final Doorkeeper keeper;
        private final Supplier<StartDoor> starts;

        DoorRuntimeService(Doorkeeper keeper, Supplier<StartDoor> starts) {
            this.keeper = keeper;
            this.starts = starts;
        }

        @Override
        public ProcessInstantiationBuilder createProcessInstanceById(String definitionId) {
            return new Builder(commandExecutor, keeper, starts, definitionId, null);
        }

        @Override
        public ProcessInstantiationBuilder createProcessInstanceByKey(String definitionKey) {
            return new Builder(commandExecutor, keeper, starts, null, definitionKey);
        }
    }

    /** What extends or fills a filter is a query like any other: no expressions from outside, not even inside an "or". */
    static final class DoorFilterService extends FilterServiceImpl {

        private final Doorkeeper keeper;

        DoorFilterService(Doorkeeper keeper) {
            this.keeper = keeper;
        }

        @Override
        public Filter saveFilter(Filter filter) {
            keeper.refuseExpressions(filter.getQuery());
            return super.saveFilter(filter);
        }

        @Override
        public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
            keeper.refuseExpressions(extending);
            return super.list(filterId, extending);
        }

        @Override
        public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int max) {
            keeper.refuseExpressions(extending);
            return super.listPage(filterId, extending, first, max);
        }

        @Override
        public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extending) {
            keeper.refuseExpressions(extending);
            return super.singleResult(filterId, extending);
        }

        @Override
        public Long count(String filterId, Query<?, ?> extending) {
            keeper.refuseExpressions(extending);
            return super.count(filterId, extending);
        }
    }

    /** The path waits as long as it waits: no person runs a timer or a job before its time. */
    static final class DoorManagementService extends ManagementServiceImpl {

        private final Doorkeeper keeper;

        DoorManagementService(ProcessEngineConfiguration configuration, Doorkeeper keeper) {
            super(configuration);
            this.keeper = keeper;
        }

        @Override
        public void executeJob(String jobId) {
            if (keeper.isPerson()) {
                throw Refusal.of(Refusal.Kind.FORBIDDEN, "Was wartet, läuft von selbst, wenn es so weit ist; niemand zieht es vor.");
            }
            super.executeJob(jobId);
        }

        /** An operator lets a failed job try again; a date would run a timer early, and no tries would stop it for ever. */
        @Override
        public SetJobRetriesBuilderImpl setJobRetries(int retries) {
            if (!keeper.isPerson()) {
                return super.setJobRetries(retries);
            }
            if (retries < 1) {
                throw Refusal.of("retries", "Ein Job braucht mindestens einen weiteren Versuch.");
            }
            return new SetJobRetriesBuilderImpl(commandExecutor, retries) {
                @Override
                public SetJobRetriesBuilderImpl dueDate(Date dueDate) {
                    throw Refusal.of("dueDate", "Was wartet, läuft von selbst, wenn es so weit ist; niemand ändert den Zeitpunkt.");
                }
            };
        }
    }

    /** A start by a person is one by its start form; a start by the product itself is the engine's. */
    private static final class Builder extends ProcessInstantiationBuilderImpl {

        private final Doorkeeper keeper;
        private final Supplier<StartDoor> starts;

        Builder(CommandExecutor executor, Doorkeeper keeper, Supplier<StartDoor> starts, @Nullable String id, @Nullable String key) {
            super(executor);
            this.keeper = keeper;
            this.starts = starts;
            this.processDefinitionId = id;
            this.processDefinitionKey = key;
        }

        @Override
        public ProcessInstanceWithVariables executeWithVariablesInReturn(boolean skipListeners, boolean skipMappings) {
            if (!keeper.isPerson()) {
                return super.executeWithVariablesInReturn(skipListeners, skipMappings);
            }
            if (!modificationBuilder.getModificationOperations().isEmpty() || skipListeners || skipMappings) {
                throw Refusal.of("startInstructions", "Ein Vorhaben beginnt am Anfang; Startanweisungen sind nicht erlaubt.");
            }
            return pass(commandExecutor, context -> {
                ExecutionEntity started = starts.get().start(context, definition(context, processDefinitionId, processDefinitionKey),
                        businessKey, getVariables());
                return new ProcessInstanceWithVariablesImpl(started, Variables.createVariables());
            });
        }
    }
}
