package de.vorhabenpfad.path;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class WithdrawalPathTest extends OnThePath {

    @Test
    void proposerTakesTheProposalBackWithAllOpenAssessments() {
        Journey journey = begin().admitted().isOpen("assessProposal", "assessProposal", "assessProposal");

        withdrawn(journey, "vorschlag");

        assertThat(journey.trail()).endsWith("withdrawalRequested", "closed");
        assertThat(journey.file().last("withdrawalRequested")).returns("vorschlag", Entry::author)
                .returns("Das hat sich erledigt.", entry -> entry.text("reason"));
    }

    @Test
    void proposerTakesBackWhatAWorkshopHasBeenAskedForButNotAccepted() {
        withdrawn(begin().assessed().sentTo("daten").isOpen("acceptIntoWorkshop"), "vorschlag");
    }

    @Test
    void deferredProposalIsWithdrawnWithItsTimer() {
        Journey journey = begin();
        journey.step("koordination", "screenProposal",
                Answers.with(Journey.reasoned("defer"), "until", journey.today().plusDays(30).toString()));

        withdrawn(journey, "vorschlag");
    }

    @Test
    void prototypingIsWithdrawnWithItsOpenExtension() {
        Journey journey = begin().inWorkshop().planned();
        journey.on(journey.today().plusMonths(2).plusDays(1)).isOpen("decideExtension", "runIteration");

        withdrawn(journey, "koordination");

        assertThat(journey.events("extensionObsolete")).hasSize(1);
    }

    @Test
    void pilotIsWithdrawnWithAllItsSitesAndBodies() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki", "kba", "bsh"), List.of("security", "staff-council"))
                .confirmedAt("rki", "kba");
        assertThat(running(journey, "pilot-site")).isEqualTo(3);

        withdrawn(journey, "koordination");
    }

    @Test
    void handoverIsWithdrawnUntilPublication() {
        withdrawn(begin().inHandover().documented("none", List.of()).maintained().isOpen("approvePublication"), "koordination");
    }

    @Test
    void initiativeOfAWorkshopIsWithdrawnByCoordination() {
        String number = driver.start(Journey.WORKSHOP, "workshop-idea", Answers.of("title", "Karte der Messstellen", "idea", Journey.IDEA));

        withdrawn(journey(number), "koordination");
    }

    private void withdrawn(Journey journey, String account) {
        driver.start(account, "withdrawal", withdrawal(journey.number));

        journey.endedAs(Outcome.WITHDRAWN);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey.number).count()).isZero();
        assertThat(jobs(journey)).isEmpty();
    }

    private static Map<String, Object> withdrawal(String number) {
        return Answers.of("number", number, "reason", "Das hat sich erledigt.");
    }

    @Test
    void onceAWorkshopHasAcceptedOnlyCoordinationWithdraws() {
        Journey journey = begin().inWorkshop();

        assertThat(refused("vorschlag", journey.number)).contains("Koordinierungsstelle");
        assertThat(journey.isOpen("planPrototype").trail()).doesNotContain("withdrawalRequested");
    }

    @Test
    void publishedResultIsNotWithdrawn() {
        Journey journey = begin().inHandover().published("chosen", List.of("rki"));

        assertThat(refused("koordination", journey.number)).contains("veröffentlicht");
        journey.isOpen("decideAdoption");
    }

    @Test
    void closedInitiativeIsNotWithdrawn() {
        Journey journey = begin().decides("koordination", "screenProposal", "reject");

        assertThat(refused("vorschlag", journey.number)).contains("schon abgeschlossen");
    }

    @Test
    void unknownAndForeignInitiativesAreRefusedInTheSameWords() {
        String foreign = Journey.begin(driver, caseFiles, "bewertung1", "offene-daten").number;
        String unknown = "V-1999-0001";

        assertThat(refused("vorschlag", foreign).replace(foreign, "X")).isEqualTo(refused("vorschlag", unknown).replace(unknown, "X"));
    }

    /** The message of the refusal. */
    private String refused(String account, String number) {
        Refusal refusal = Journey.refusal(() -> submit(account, "withdrawal", withdrawal(number)));
        assertThat(refusal.fields()).extracting(Refusal.Field::key).containsExactly("number");
        return refusal.getMessage();
    }

    @Test
    void secondWithdrawalDoesNothing() {
        Journey journey = begin().admitted();
        submit("vorschlag", "withdrawal", withdrawal(journey.number));
        submit("koordination", "withdrawal", withdrawal(journey.number));

        driver.runJobs(journey.number);

        journey.endedAs(Outcome.WITHDRAWN);
        assertThat(journey.events("closed")).hasSize(1);
        assertThat(running(journey, "withdrawal")).isZero();
    }

    @Test
    void withdrawalOfWhatWasClosedMeanwhileDoesNothing() {
        Journey journey = begin();
        submit("vorschlag", "withdrawal", withdrawal(journey.number));
        completeOnly("koordination", driver.task(journey.number, "screenProposal"), Journey.reasoned("reject"));
        runOnly(journey, "initiative");

        driver.runJobs(journey.number);

        journey.endedAs(Outcome.REJECTED);
        assertThat(journey.events("closed")).hasSize(1);
    }

    @Test
    void withdrawalOfWhatWasPublishedMeanwhileOnlyWritesAnEntry() {
        Journey journey = begin().inHandover().documented("chosen", List.of("rki")).maintained();
        submit("koordination", "withdrawal", withdrawal(journey.number));
        completeOnly("koordination", driver.task(journey.number, "approvePublication"), Answers.publish("public"));
        runOnly(journey, "handover");

        driver.runJobs(journey.number);

        journey.isOpen("decideAdoption");
        assertThat(journey.events("withdrawalTooLate")).hasSize(1);
        assertThat(journey.initiative().isClosed()).isFalse();
    }

    /** Runs the jobs of one process of the initiative only. */
    private void runOnly(Journey journey, String process) {
        for (Job job : jobs(journey)) {
            if (process.equals(job.getProcessDefinitionKey())) {
                management.executeJob(job.getId());
            }
        }
    }
}
