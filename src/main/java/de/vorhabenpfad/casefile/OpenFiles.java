package de.vorhabenpfad.casefile;

import java.util.HashMap;
import java.util.Map;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The files that one transaction has opened. A completion asks for the same file in the step, in the models' expressions
 * and for the next task; within one transaction they all read one copy.
 */
final class OpenFiles {

    private OpenFiles() {
    }

    /** The files of the current transaction; outside of one a new map each time, so that nothing is remembered. */
    @SuppressWarnings("unchecked")
    static Map<String, CaseFile> ofTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        Object open = TransactionSynchronizationManager.getResource(OpenFiles.class);
        if (open == null) {
            open = new HashMap<String, CaseFile>();
            TransactionSynchronizationManager.bindResource(OpenFiles.class, open);
            TransactionSynchronizationManager.registerSynchronization(new Forget());
        }
        return (Map<String, CaseFile>) open;
    }

    private static final class Forget implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(OpenFiles.class);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OpenFiles.class);
        }
    }
}
