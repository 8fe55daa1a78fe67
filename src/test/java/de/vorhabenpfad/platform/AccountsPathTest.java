package de.vorhabenpfad.platform;

import java.io.IOException;
import java.util.List;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Guarded;
import de.vorhabenpfad.path.PathTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class AccountsPathTest {

    @Autowired
    Accounts accounts;
    @Autowired
    Directory directory;
    @Autowired
    IdentityService identity;
    @Autowired
    TaskService tasks;
    @Autowired
    Deployment deployment;
    @Autowired
    Driver driver;
    @Autowired
    JdbcClient jdbc;

    @Test
    void dutiesThatTheFileGivesAndTakesAreOnTheTrail() {
        Guarded.byTheProduct(() -> {
            identity.deleteMembership("bewertung5", Person.ASSESSORS);
            identity.createMembership("bewertung5", Person.PANEL);
        });
        long last = jdbc.sql("select max(id) from trail").query(Long.class).single();

        Guarded.byTheProduct(accounts::keepMemberships);

        assertThat(directory.find("bewertung5").orElseThrow().groups()).containsExactlyInAnyOrder(Person.ASSESSORS, Person.PROPOSERS);
        assertThat(since(last)).containsExactly("change system duties by network.yaml bewertung5: assessors, proposers");
        Guarded.byTheProduct(accounts::keepMemberships);
        assertThat(since(last)).hasSize(1);
    }

    @Test
    void tasksThatFallToTheCoordinationOfficeAreOnTheTrailWithTheirCase() {
        String number = driver.start("vorschlag", "initiative", Answers.proposal("Karte der Stege", "Alle Stege der Behörden auf einer Karte.", "offene-daten"));
        String task = driver.task(number, "screenProposal").getId();
        Guarded.byTheProduct(() -> {
            identity.saveGroup(identity.newGroup("workshop-aufgeloest"));
            tasks.addCandidateGroup(task, "workshop-aufgeloest");
        });
        long last = jdbc.sql("select max(id) from trail").query(Long.class).single();

        Guarded.byTheProduct(accounts::handOverRetiredTasks);
        Guarded.byTheProduct(accounts::handOverRetiredTasks);

        assertThat(since(last)).containsExactly("change system task to coordination: screenProposal workshop-aufgeloest");
        assertThat(jdbc.sql("select number from trail where id > :id").param("id", last).query(String.class).list()).containsExactly(number);
        Guarded.byTheProduct(() -> identity.deleteGroup("workshop-aufgeloest"));
    }

    @Test
    void newModelsAreOnTheTrailOnceAndTheSameModelsAreNot() throws IOException {
        long last = jdbc.sql("select max(id) from trail").query(Long.class).single();
        deployment.deploy();
        assertThat(since(last)).isEmpty();
        assertThat(jdbc.sql("select about from trail where what = 'models deployed'").query(String.class).list()).hasSize(1)
                .containsExactlyElementsOf(jdbc.sql("select id_ from act_re_deployment").query(String.class).list());
    }

    private List<String> since(long id) {
        return jdbc.sql("select kind || ' ' || who || ' ' || what || ' ' || about from trail where id > :id order by id").param("id", id).query(String.class).list();
    }
}
