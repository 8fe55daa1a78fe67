package de.vorhabenpfad.path.door;

import java.util.Date;

import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;

/** The path waits as long as it waits: no person runs a timer or a job before its time. */
final class DoorManagementService extends ManagementServiceImpl {

    private final Doorkeeper keeper;

    DoorManagementService(ProcessEngineConfiguration configuration, Doorkeeper keeper) {
        super(configuration);
        this.keeper = keeper;
    }

    @Override
    public void executeJob(String jobId) {
        if (keeper.isPerson()) {
            throw Guarded.refusal("Was wartet, läuft von selbst, wenn es so weit ist; niemand zieht es vor.");
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
            throw Guarded.refusal("retries", "Ein Job braucht mindestens einen weiteren Versuch.");
        }
        return new SetJobRetriesBuilderImpl(commandExecutor, retries) {
            @Override
            public SetJobRetriesBuilderImpl dueDate(Date dueDate) {
                throw Guarded.refusal("dueDate", "Was wartet, läuft von selbst, wenn es so weit ist; niemand ändert den Zeitpunkt.");
            }
        };
    }
}
