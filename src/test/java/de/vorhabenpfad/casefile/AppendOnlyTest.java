package de.vorhabenpfad.casefile;

import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PathTest
class AppendOnlyTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    EmbeddedDatabase server;
    @Autowired
    Driver driver;
    @Autowired
    CaseFiles caseFiles;

    @ParameterizedTest
    @ValueSource(strings = { "update case_entry set author = 'x'", "delete from case_entry", "truncate case_entry", "update stage_change set stage = 'closed'",
            "delete from stage_change", "truncate stage_change" })
    void theDatabaseRefusesToChangeWhatWasWritten(String sql) {
        driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
        // the owner of the tables is stopped by the trigger, the application has not even the right to try
        assertThatThrownBy(() -> JdbcClient.create(Superuser.owner(server)).sql(sql).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void aClosedInitiativeIsClosedOnce() {
        String number = driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
        driver.complete("koordination", number, "screenProposal", Answers.decision("reject", "Das gibt es schon."));
        assertThatThrownBy(() -> caseFiles.close(number, Outcome.WITHDRAWN)).isInstanceOf(IllegalStateException.class);
        assertThat(caseFiles.get(number).initiative().outcome()).isEqualTo(Outcome.REJECTED);
    }
}
