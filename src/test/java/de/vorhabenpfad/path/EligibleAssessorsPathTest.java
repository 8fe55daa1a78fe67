package de.vorhabenpfad.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may assess where the network has few assessors: here three of them work for destatis, which leads the workshop on
 * data, and two for the Robert Koch-Institut.
 */
@PathTest
class EligibleAssessorsPathTest extends OnThePath {

    private static final String NOT_THERE = "bsh";

    @Autowired
    Initiatives initiatives;

    private Object people;

    @BeforeEach
    void moveTheAssessors() {
        people = ReflectionTestUtils.getField(network, "people");
        Map<String, Person> moved = new HashMap<>();
        network.people().forEach(person -> moved.put(person.account(), person));
        for (String account : AssessorLoad.ASSESSORS) {
            Person person = moved.get(account);
            String home = AssessorLoad.ASSESSORS.indexOf(account) < 3 ? "destatis" : "rki";
            moved.put(account, new Person(account, person.name(), home, person.groups()));
        }
        ReflectionTestUtils.setField(network, "people", Map.copyOf(moved));
    }

    @AfterEach
    void moveThemBack() {
        ReflectionTestUtils.setField(network, "people", people);
    }

    @Test
    void assessorsOfTheLeadAuthorityAreNotAskedAndAPlaceStaysEmpty() {
        assertThat(asked(NOT_THERE, "offene-daten")).containsExactlyInAnyOrder("bewertung4", "bewertung5");
    }

    @Test
    void assessorsOfTheLeadAuthorityMayAssessForOtherWorkshops() {
        assertThat(asked("rki", "onlinedienste")).containsExactlyInAnyOrder("bewertung1", "bewertung2", "bewertung3");
    }

    @Test
    void whoHasTheDutyIsAskedWhateverTheFileSays() {
        withGroup("behoerde-ptb", Person.ASSESSORS, () -> {
            identity.deleteMembership("bewertung4", Person.ASSESSORS);
            try {
                assertThat(asked(NOT_THERE, "offene-daten")).containsExactlyInAnyOrder("bewertung5", "behoerde-ptb");
            } finally {
                identity.createMembership("bewertung4", Person.ASSESSORS);
            }
        });
    }

    @Test
    void whereNobodyIsEligibleCoordinationDecidesWithoutScores() {
        Journey journey = start("rki", "offene-daten").admitted().isOpen("decideAdmission");

        assertThat(shown("koordination", journey, "decideAdmission").get("scores")).asString().startsWith("Niemand konnte bewerten");
        journey.sentTo("daten").takenBy(Journey.WORKSHOP).isOpen("planPrototype");
    }

    private List<String> asked(String proposersAuthority, String topic) {
        Journey journey = start(proposersAuthority, topic).admitted();
        return driver.tasks(journey.number, "assessProposal").stream().map(Task::getAssignee).toList();
    }

    private Journey start(String authority, String topic) {
        return journey(initiatives.start(new Proposal("Karte der Messstellen", Journey.IDEA, null, null, null, topic, null),
                new CaseFiles.Source(null, authority, null, null), null).orElseThrow().value());
    }
}
