package de.vorhabenpfad.trail;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PathTest
class TrailPathTest {

    @Autowired
    Driver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Trail trail;

    private String proposed() {
        return driver.start("vorschlag", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
    }

    private List<String> of(String number) {
        return jdbc.sql("select kind || ' ' || coalesce(who, '-') || ' ' || what from trail where number = :number order by id").param("number", number)
                .query(String.class).list();
    }

    private long last() {
        return jdbc.sql("select coalesce(max(id), 0) from trail").query(Long.class).single();
    }

    private List<String> since(long id) {
        return jdbc.sql("select kind || ' ' || coalesce(who, '-') || ' ' || what || ' ' || coalesce(about, '-') from trail where id > :id order by id").param("id", id)
                .query(String.class).list();
    }

    @Test
    void eachStepLeavesOneRecordWithTheAccountAndTheCase() {
        String number = proposed();
        driver.complete("koordination", number, "screenProposal", Answers.decision("revise", "Bitte genauer."));
        assertThat(of(number)).containsOnlyOnce("change vorschlag complete proposalReceived", "change koordination complete screenProposal")
                .noneMatch(line -> line.contains("Complete Task") || line.contains("Create ProcessInstance"));
    }

    @Test
    void takingAndGivingBackATaskIsRecorded() {
        String number = proposed();
        String task = driver.task(number, "screenProposal").getId();
        driver.as("koordination", () -> {
            tasks.claim(task, "koordination");
            tasks.setAssignee(task, null);
            return null;
        });
        assertThat(of(number)).containsOnlyOnce("change koordination Claim Task", "change koordination Assign Task");
    }

    @Test
    void aRefusedAnswerAndWhatIsRolledBackLeaveNoRecord() {
        String number = proposed();
        String task = driver.task(number, "screenProposal").getId();
        List<String> before = of(number);
        assertThatThrownBy(() -> driver.as("koordination", () -> {
            tasks.complete(task, Map.of("decision", "no such thing"));
            return null;
        })).isInstanceOf(Refusal.class);
        transaction.executeWithoutResult(status -> {
            driver.as("koordination", () -> {
                tasks.complete(task, Answers.decision("reject", "Das gibt es schon."));
                return null;
            });
            status.setRollbackOnly();
        });
        assertThat(of(number)).isEqualTo(before);
        assertThat(driver.open(number)).containsExactly("screenProposal");
    }

    @Test
    void aRefusalIsRecordedAlthoughItsTransactionIsRolledBack() {
        String task = driver.task(proposed(), "screenProposal").getId();
        long last = last();
        assertThatThrownBy(() -> driver.as("behoerde-bva", () -> {
            tasks.complete(task, Answers.decision("admit"));
            return null;
        })).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> driver.as("werkstatt-daten", () -> {
            tasks.setVariable(task, "stage", "x");
            return null;
        })).isInstanceOf(Refusal.class);
        // somebody whose refusals no other test causes in numbers
        assertThatThrownBy(() -> transaction.execute(status -> driver.as("behoerde-dwd", () -> {
            tasks.resolveTask(task);
            return null;
        }))).isInstanceOf(Refusal.class);
        assertThat(since(last)).contains("refusal behoerde-bva step or start -", "refusal behoerde-dwd step or start -")
                .anyMatch(line -> line.matches("refusal werkstatt-daten .*Variable.*"));
    }

    @Test
    void theKeepingOfAccountsIsRecordedWithWhomItConcerns() {
        long last = last();
        driver.as("admin", () -> {
            identity.createMembership("behoerde-bva", "assessors");
            identity.deleteMembership("behoerde-bva", "assessors");
            return null;
        });
        assertThat(since(last)).containsExactly("change admin Create Group membership userId=behoerde-bva groupId=assessors",
                "change admin Delete Group membership userId=behoerde-bva groupId=assessors");
    }

    @Test
    void loginsByAHeaderAreWrittenOnceAndUnknownAccountsNotAtAll() {
        long last = last();
        for (int i = 0; i < 5; i++) {
            trail.loggedIn("panel", "192.0.2.7", Trail.How.BASIC);
        }
        trail.loggedIn("panel", "192.0.2.7", Trail.How.FORM);
        trail.loginRefused("panel", "192.0.2.8", Trail.How.FORM);
        trail.loginRefused("Geheim#2018", "192.0.2.9", Trail.How.FORM);
        trail.loginRefused("\0", "192.0.2.10", Trail.How.FORM);
        trail.loggedOut("panel", "192.0.2.7", "a session");
        assertThat(since(last)).containsExactly("login panel basic -", "login panel form -", "login-refused panel form -", "login-refused - form -",
                "login-refused - form -", "logout panel session -");
    }
}
