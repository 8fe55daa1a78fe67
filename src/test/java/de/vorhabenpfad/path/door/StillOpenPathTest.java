package de.vorhabenpfad.path.door;

import java.util.concurrent.CompletableFuture;

import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A task that a colleague completes between the reading of its row and of its execution's. */
@PathTest
class StillOpenPathTest {

    @Autowired
    Driver driver;
    @Autowired
    ProcessEngineConfigurationImpl engine;

    private String proposed() {
        return driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
    }

    @Test
    void aTaskThatAColleagueCompletedJustNowIsGone() {
        String number = proposed();
        String id = driver.task(number, "screenProposal").getId();
        engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity read = context.getTaskManager().findTaskById(id);
            CompletableFuture.runAsync(() -> driver.complete("koordination", number, "screenProposal", Answers.decision("admit"))).join();
            assertThat(StepDoor.isStillOpen(read)).isFalse();
            return null;
        });
    }

    @Test
    void aTaskThatNobodyTouchedIsOpen() {
        String number = proposed();
        String id = driver.task(number, "screenProposal").getId();
        engine.getCommandExecutorTxRequired().execute(context -> {
            assertThat(StepDoor.isStillOpen(context.getTaskManager().findTaskById(id))).isTrue();
            return null;
        });
    }
}
