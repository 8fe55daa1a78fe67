package de.vorhabenpfad.path.door;

import java.util.concurrent.ThreadLocalRandom;

import de.vorhabenpfad.forms.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the doors share. The engine's own services (the classes {@code Door...Service}) lead to {@link StepDoor} and
 * {@link StartDoor} in the place of every way to complete a task or to start a process; REST, the web applications and Java
 * callers all come through them.
 */
final class Doors {

    /** As often as colleagues may meet in the same moment: assessors, bodies, sites, invitations of one initiative. */
    private static final int MOST_TRIES = 12;

    private Doors() {
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
    static <T> T pass(CommandExecutor executor, Command<T> command) {
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

    static ProcessDefinitionEntity definition(CommandContext context, @Nullable String id, @Nullable String key) {
        var cache = context.getProcessEngineConfiguration().getDeploymentCache();
        return id != null ? cache.findDeployedProcessDefinitionById(id) : cache.findDeployedLatestProcessDefinitionByKey(key);
    }
}
