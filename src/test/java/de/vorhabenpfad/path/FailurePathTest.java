package de.vorhabenpfad.path;

import java.util.List;

import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Technical failures take no business path: they are retried and then stand as incidents. */
@PathTest
class FailurePathTest extends OnThePath {

    @Autowired
    JdbcClient jdbc;

    @Test
    void failureLeavesThePersonsWorkDone() {
        Journey journey = releasedWithABrokenRow();

        assertThatException().isThrownBy(() -> management.executeJob(job(journey).getId()));

        assertThat(journey.isOpen().trail()).endsWith("approvePublication");
        assertThat(job(journey).getRetries()).isPositive();
        assertThat(incidents(journey)).isEmpty();
    }

    @Test
    void failureIsRetriedThenStandsAsAnIncidentAndGoesOnOnceMended() {
        Journey journey = releasedWithABrokenRow();
        assertThat(triesUntilGivenUp(journey)).isBetween(3, 10);
        assertThat(incidents(journey)).singleElement().extracting(Incident::getActivityId).isEqualTo("publishSolution");
        assertThat(journey.isOpen().initiative().isClosed()).isFalse();
        assertThat(toolbox.ofInitiative(journey.number)).isEmpty();

        setWorkshop(journey, "daten");
        management.setJobRetries(job(journey).getId(), 1);
        journey.daysPass(1);

        journey.endedAs(Outcome.HANDED_OVER);
        assertThat(incidents(journey)).isEmpty();
    }

    private int triesUntilGivenUp(Journey journey) {
        int tries = 0;
        while (job(journey).getRetries() > 0) {
            assertThat(incidents(journey)).isEmpty();
            assertThatException().isThrownBy(() -> management.executeJob(job(journey).getId()));
            tries++;
        }
        return tries;
    }

    /** Released for publication, which needs the workshop that is missing in the row. */
    private Journey releasedWithABrokenRow() {
        Journey journey = begin().inHandover().documented("none", List.of()).maintained();
        setWorkshop(journey, null);
        completeOnly("koordination", driver.task(journey.number, "approvePublication"), Answers.publish("public"));
        return journey;
    }

    private void setWorkshop(Journey journey, String workshop) {
        jdbc.sql("update initiative set workshop = :workshop where number = :number").param("workshop", workshop)
                .param("number", journey.number).update();
    }

    private Job job(Journey journey) {
        List<Job> jobs = jobs(journey);
        assertThat(jobs).hasSize(1);
        return jobs.get(0);
    }

    /** Incidents of the process that failed, not their echoes in the processes that called it. */
    private List<Incident> incidents(Journey journey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey.number).processDefinitionKey("handover").list().stream()
                .flatMap(instance -> runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream()).toList();
    }
}
