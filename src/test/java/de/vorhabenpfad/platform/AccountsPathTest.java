package de.vorhabenpfad.platform;

import java.util.List;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Guarded;
import de.vorhabenpfad.path.PathTest;
import org.camunda.bpm.engine.IdentityService;
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

    private List<String> since(long id) {
        return jdbc.sql("select kind || ' ' || who || ' ' || what || ' ' || about from trail where id > :id order by id").param("id", id).query(String.class).list();
    }
}
