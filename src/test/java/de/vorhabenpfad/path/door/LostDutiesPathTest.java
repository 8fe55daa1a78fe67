package de.vorhabenpfad.path.door;

import java.util.Map;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A right ends with the duty that it came from, also over what was taken before. */
@PathTest
class LostDutiesPathTest {

    @Autowired
    Driver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;

    private String proposed() {
        return driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
    }

    private Task again(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    @Test
    void whoLosesTheDutyLosesWhatTheyHadTaken() {
        String number = proposed();
        Task screening = driver.task(number, "screenProposal");
        driver.as("koordination", () -> {
            tasks.claim(screening.getId(), "koordination");
            return null;
        });
        identity.deleteMembership("koordination", "coordination");
        try {
            assertThat(again(screening).getAssignee()).as("given back in the same transaction").isNull();
            assertThatThrownBy(() -> driver.complete("koordination", screening, Answers.decision("admit"))).isInstanceOf(Refusal.class);
        } finally {
            identity.createMembership("koordination", "coordination");
        }
        driver.complete("koordination", again(screening), Answers.decision("admit"));
    }

    @Test
    void whoKeepsTheDutyKeepsTheTask() {
        String number = proposed();
        Task screening = driver.task(number, "screenProposal");
        driver.as("koordination", () -> {
            tasks.claim(screening.getId(), "koordination");
            return null;
        });
        identity.createMembership("koordination", "proposers");
        identity.deleteMembership("koordination", "proposers");
        assertThat(again(screening).getAssignee()).isEqualTo("koordination");
    }

    @Test
    void anAssessmentOfWhoAssessesNoMoreFallsToCoordination() {
        String number = proposed();
        driver.complete("koordination", number, "screenProposal", Answers.decision("admit"));
        Task place = driver.tasks(number, "assessProposal").get(0);
        String assessor = place.getAssignee();
        identity.deleteMembership(assessor, "assessors");
        try {
            assertThat(again(place).getAssignee()).isNull();
            Map<String, Object> scores = Answers.scores(4, 4, 4, 3, "low");
            assertThatThrownBy(() -> driver.complete(assessor, place, scores)).isInstanceOf(Refusal.class);
            driver.complete("koordination", again(place), scores);
        } finally {
            identity.createMembership(assessor, "assessors");
        }
    }
}
