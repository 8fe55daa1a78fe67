package de.vorhabenpfad.path.door;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    @Autowired
    RuntimeService runtime;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;

    /** What the trail has of a case's tasks that changed hands, with the account that lost them. */
    private List<String> told(String number) {
        return jdbc.sql("select what || ' ' || about from trail where number = :number and what in ('event fellToCoordination', 'event becameFree') order by id").param("number", number).query(String.class).list();
    }

    private String proposed() {
        return driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
    }

    private Task takenScreening(String number) {
        Task screening = driver.task(number, "screenProposal");
        driver.as("koordination", () -> {
            tasks.claim(screening.getId(), "koordination");
            return null;
        });
        return screening;
    }

    private Task again(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    @Test
    void whoLosesTheDutyLosesWhatTheyHadTaken() {
        String number = proposed();
        Task screening = takenScreening(number);
        identity.deleteMembership("koordination", "coordination");
        try {
            assertThat(again(screening).getAssignee()).as("given back in the same transaction").isNull();
            assertThat(told(number)).containsExactly("event becameFree koordination");
            assertThatThrownBy(() -> driver.complete("koordination", screening, Answers.decision("admit"))).isInstanceOf(Refusal.class);
        } finally {
            identity.createMembership("koordination", "coordination");
        }
        driver.complete("koordination", again(screening), Answers.decision("admit"));
    }

    @Test
    void whoKeepsTheDutyKeepsTheTask() {
        String number = proposed();
        Task screening = takenScreening(number);
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
            assertThat(told(number)).containsExactly("event fellToCoordination " + assessor);
            assertThat(caseFiles.get(number).entries()).anyMatch(entry -> "fellToCoordination".equals(entry.text("event")));
            Map<String, Object> scores = Answers.scores(4, 4, 4, 3, "low");
            assertThatThrownBy(() -> driver.complete(assessor, place, scores)).isInstanceOf(Refusal.class);
            driver.complete("koordination", again(place), scores);
        } finally {
            identity.createMembership(assessor, "assessors");
        }
    }

    /** The brake of an operator holds no right of somebody who leaves. */
    @Test
    void aHaltedTaskKeepsNobodyFromLosingTheDuty() {
        String number = proposed();
        Task screening = takenScreening(number);
        runtime.suspendProcessInstanceById(screening.getProcessInstanceId());
        identity.deleteMembership("koordination", "coordination");
        try {
            runtime.activateProcessInstanceById(screening.getProcessInstanceId());
            assertThatThrownBy(() -> driver.complete("koordination", screening, Answers.decision("admit"))).isInstanceOf(Refusal.class);
        } finally {
            identity.createMembership("koordination", "coordination");
        }
    }

    /** Coordination was asked to see to it, and the assessor leaves later. */
    @Test
    void anAssessmentThatWasGivenBackBeforeIsNotOpenedByTheNameAlone() {
        String number = proposed();
        driver.complete("koordination", number, "screenProposal", Answers.decision("admit"));
        Task place = driver.tasks(number, "assessProposal").get(0);
        String assessor = place.getAssignee();
        driver.as("koordination", () -> {
            tasks.setAssignee(place.getId(), null);
            return null;
        });
        assertThat(again(place).getAssignee()).isNull();
        identity.deleteMembership(assessor, "assessors");
        try {
            assertThatThrownBy(() -> driver.complete(assessor, place, Answers.scores(4, 4, 4, 3, "low"))).isInstanceOf(Refusal.class);
            assertThat(tasks.getIdentityLinksForTask(place.getId())).noneMatch(link -> assessor.equals(link.getUserId()));
        } finally {
            identity.createMembership(assessor, "assessors");
        }
    }

    @Test
    void withAGroupOrAnAccountGoesWhatWasTaken() {
        identity.saveGroup(identity.newGroup("vertretung"));
        User guest = identity.newUser("gast");
        guest.setPassword("Drei#Laternen7am.Kai");
        identity.saveUser(guest);
        identity.createMembership("gast", "vertretung");
        Task ofGroup = driver.task(proposed(), "screenProposal");
        Task byName = driver.task(proposed(), "screenProposal");
        tasks.addCandidateGroup(ofGroup.getId(), "vertretung");
        tasks.addCandidateUser(byName.getId(), "gast");
        tasks.setAssignee(ofGroup.getId(), "gast");
        tasks.setAssignee(byName.getId(), "gast");

        identity.deleteGroup("vertretung");
        assertThat(again(ofGroup).getAssignee()).isNull();
        assertThat(again(byName).getAssignee()).as("not laid before them by that group").isEqualTo("gast");

        identity.deleteUser("gast");
        assertThat(again(byName).getAssignee()).isNull();
        assertThat(tasks.getIdentityLinksForTask(byName.getId())).noneMatch(link -> "gast".equals(link.getUserId()));
    }
}
