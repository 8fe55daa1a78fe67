package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

@PathTest
class PrototypingPathTest extends OnThePath {

    private static final String IDEA = "Während der Arbeit an der Karte aufgefallen: Das fehlt allen Behörden.";

    @Autowired
    @Qualifier("startNewIdeas")
    JavaDelegate startNewIdeas;

    @Test
    void roundsGoOnUntilFinishedAndAgainAfterTheReview() {
        Journey journey = begin().inWorkshop().planned();
        journey.step(Journey.WORKSHOP, "runIteration", Answers.iteration("continue")).isOpen("runIteration")
                .step(Journey.WORKSHOP, "runIteration", Answers.iteration("continue")).isOpen("runIteration")
                .step(Journey.WORKSHOP, "runIteration", Answers.iteration("finish")).isOpen("reviewPrototype")
                .reviewed("iterate").isOpen("runIteration").step(Journey.WORKSHOP, "runIteration", Answers.iteration("finish"));

        assertThat(journey.isOpen("reviewPrototype").file().all("runIteration")).extracting(Entry::round).containsExactly(1, 2, 3, 4);
    }

    @Test
    void planIsPresetToTheNextMeetingWithinItsLimit() {
        Journey journey = begin().inWorkshop();
        LocalDate today = journey.today();
        LocalDate preset = network.nextMeeting(today).filter(meeting -> !meeting.isAfter(today.plusMonths(6))).orElse(today.plusMonths(3));

        assertThat(shown(Journey.WORKSHOP, journey, "planPrototype")).containsEntry("timeboxEnd", preset.toString());
    }

    @Test
    void planWithoutAMeetingInReachIsPresetToThreeMonths() {
        Journey journey = begin().inWorkshop();
        LocalDate pastAllMeetings = lastMeeting().plusDays(1);
        journey.on(pastAllMeetings);

        assertThat(shown(Journey.WORKSHOP, journey, "planPrototype")).containsEntry("timeboxEnd", pastAllMeetings.plusMonths(3).toString());
    }

    @Test
    void timeboxEndsAfterTodayAndWithinSixMonths() {
        Journey journey = begin().inWorkshop();
        LocalDate today = journey.today();

        journey.refuses(Journey.WORKSHOP, "planPrototype", Answers.prototypePlan(today.minusDays(1)), "timeboxEnd")
                .refuses(Journey.WORKSHOP, "planPrototype", Answers.prototypePlan(today), "timeboxEnd")
                .refuses(Journey.WORKSHOP, "planPrototype", Answers.prototypePlan(today.plusMonths(6).plusDays(1)), "timeboxEnd")
                .step(Journey.WORKSHOP, "planPrototype", Answers.prototypePlan(today.plusMonths(6))).isOpen("runIteration");
    }

    @Test
    void planHasOneToFiveCriteria() {
        Journey journey = begin().inWorkshop();
        Map<String, Object> plan = Answers.prototypePlan(journey.today().plusMonths(1));
        Map<String, Object> criterion = Answers.of("name", "Tempo", "target", "schneller");

        journey.refuses(Journey.WORKSHOP, "planPrototype", Answers.with(plan, "successCriteria", List.of()), "successCriteria")
                .refuses(Journey.WORKSHOP, "planPrototype", Answers.with(plan, "successCriteria",
                        List.of(criterion, criterion, criterion, criterion, criterion, criterion)), "successCriteria");
    }

    @Test
    void everyPlannedCriterionIsJudged() {
        Journey journey = begin().inWorkshop().prototyped();
        Map<String, Object> met = Answers.of("met", "yes");

        journey.refuses(Journey.WORKSHOP, "reviewPrototype", Answers.with(Answers.review("pilot"), "criteria", List.of(met)), "criteria")
                .refuses(Journey.WORKSHOP, "reviewPrototype", Answers.with(Answers.review("pilot"), "criteria", List.of(met, met, met)), "criteria")
                .refuses(Journey.WORKSHOP, "reviewPrototype", Answers.with(Answers.review("pilot"), "criteria",
                        List.of(met, Answers.of())), "criteria[1].met");

        journey.reviewed("pilot");
        assertThat(Rows.of(journey.file().last("reviewPrototype"), "criteria")).first()
                .isEqualTo(Map.of("name", "Bearbeitungszeit", "target", "um ein Drittel kürzer", "met", "yes"));
    }

    @Test
    void stoppedAtTheReviewIsClosed() {
        begin().inWorkshop().prototyped().refuses(Journey.WORKSHOP, "reviewPrototype", Answers.with(Answers.review("stop"), "reason", ""), "reason")
                .reviewed("stop").endedAs(Outcome.STOPPED);
    }

    @Test
    void endOfTheTimeboxAsksForAnExtensionWhileTheWorkGoesOn() {
        Journey journey = begin().inWorkshop().planned();
        LocalDate end = end(journey);

        journey.on(end).isOpen("runIteration");
        journey.on(end.plusDays(1)).isOpen("decideExtension", "runIteration");

        liesBefore(journey, "decideExtension", "coordination");
        journey.step(Journey.WORKSHOP, "runIteration", Answers.iteration("finish")).isOpen("decideExtension", "reviewPrototype");
    }

    @Test
    void coordinationExtendsOnceByThreeMonthsAtMostAndThenThePanelDecides() {
        Journey journey = overdue();
        LocalDate today = journey.today();
        journey.refuses("koordination", "decideExtension", extension(today.plusMonths(3).plusDays(1)), "newEnd")
                .refuses("koordination", "decideExtension", extension(today), "newEnd")
                .refuses("panel", "decideExtension", extension(today.plusMonths(1)));

        LocalDate first = today.plusMonths(3);
        journey.step("koordination", "decideExtension", extension(first)).isOpen("runIteration").on(first).isOpen("runIteration")
                .on(first.plusDays(1)).isOpen("decideExtension", "runIteration");
        liesBefore(journey, "decideExtension", "panel");
        assertThat(shown("panel", journey, "decideExtension").get("timebox")).asString().contains("einmal verlängert");

        LocalDate second = first.plusMonths(5);
        journey.refuses("koordination", "decideExtension", extension(second)).step("panel", "decideExtension", extension(second))
                .isOpen("runIteration").on(second.plusDays(1)).isOpen("decideExtension", "runIteration");
        liesBefore(journey, "decideExtension", "panel");
    }

    @Test
    void extensionThatWasDecidedLateCountsFromToday() {
        Journey journey = overdue().daysPass(30);

        journey.step("koordination", "decideExtension", extension(journey.today().plusMonths(3))).isOpen("runIteration");
    }

    @Test
    void refusedExtensionStopsTheInitiativeWithItsWork() {
        Journey journey = overdue().decides("koordination", "decideExtension", "stop");

        journey.endedAs(Outcome.STOPPED);
        assertThat(journey.events("extensionObsolete")).isEmpty();
    }

    @Test
    void extendedTimeboxMayStillBeStoppedByThePanel() {
        Journey journey = overdue();
        LocalDate newEnd = journey.today().plusMonths(1);

        journey.step("koordination", "decideExtension", extension(newEnd)).on(newEnd.plusDays(1)).decides("panel", "decideExtension", "stop")
                .endedAs(Outcome.STOPPED);
    }

    @Test
    void endOfTheStageTakesAnOpenExtensionAwayWithAnEntry() {
        Journey journey = overdue().step(Journey.WORKSHOP, "runIteration", Answers.iteration("finish")).reviewed("pilot").isOpen("planPilot");

        assertThat(journey.events("extensionObsolete")).hasSize(1);
        assertThat(jobs(journey)).isEmpty();
    }

    @Test
    void endOfTheStageCancelsTheTimer() {
        Journey journey = begin().inPilot().isOpen("planPilot");

        assertThat(jobs(journey)).isEmpty();
        assertThat(journey.events("extensionObsolete")).isEmpty();
    }

    private Journey overdue() {
        Journey journey = begin().inWorkshop().planned();
        return journey.on(end(journey).plusDays(1));
    }

    private static LocalDate end(Journey journey) {
        return LocalDate.parse(journey.file().last("planPrototype").text("timeboxEnd"));
    }

    private static Map<String, Object> extension(LocalDate newEnd) {
        return Answers.with(Journey.reasoned("extend"), "newEnd", newEnd.toString());
    }

    @Test
    void transferNamesAnotherWorkshop() {
        begin().inWorkshop().prototyped().refuses(Journey.WORKSHOP, "reviewPrototype", Answers.review("transfer"), "workshop")
                .refuses(Journey.WORKSHOP, "reviewPrototype", Answers.with(Answers.review("transfer"), "workshop", "daten"), "workshop");
    }

    @Test
    void acceptedTransferIsPlannedAnewByTheOtherWorkshop() {
        Journey journey = begin().inWorkshop().prototyped().offeredTo("dienste").isOpen("acceptIntoWorkshop");
        liesBefore(journey, "acceptIntoWorkshop", "workshop-dienste");
        assertThat(journey.initiative().workshop()).isEqualTo("daten");

        journey.takenBy("werkstatt-dienste").isOpen("planPrototype");

        liesBefore(journey, "planPrototype", "workshop-dienste");
        assertThat(journey.initiative().workshop()).isEqualTo("dienste");
        assertThat(journey.initiative().stage()).isEqualTo(Stage.PROTOTYPING);
        assertThat(jobs(journey)).isEmpty();
    }

    @Test
    void workshopThatTookATransferTakesTheInitiativeToThePilot() {
        Journey journey = begin().inWorkshop().prototyped().offeredTo("dienste").takenBy("werkstatt-dienste");
        journey.step("werkstatt-dienste", "planPrototype", Answers.prototypePlan(journey.today().plusMonths(1)))
                .step("werkstatt-dienste", "runIteration", Answers.iteration("finish"))
                .step("werkstatt-dienste", "reviewPrototype", Answers.review("pilot")).isOpen("planPilot");

        liesBefore(journey, "planPilot", "workshop-dienste");
    }

    @Test
    void acceptedTransferTakesAnOpenExtensionAwayAndCountsExtensionsAnew() {
        Journey journey = overdue();
        LocalDate newEnd = journey.today().plusMonths(1);
        journey.step("koordination", "decideExtension", extension(newEnd)).on(newEnd.plusDays(1))
                .step(Journey.WORKSHOP, "runIteration", Answers.iteration("finish")).offeredTo("dienste")
                .isOpen("acceptIntoWorkshop", "decideExtension")
                .takenBy("werkstatt-dienste").isOpen("planPrototype");
        assertThat(journey.events("extensionObsolete")).hasSize(1);

        LocalDate end = journey.today().plusMonths(2);
        journey.step("werkstatt-dienste", "planPrototype", Answers.prototypePlan(end)).on(end.plusDays(1)).isOpen("decideExtension", "runIteration");

        liesBefore(journey, "decideExtension", "coordination");
    }

    @Test
    void returnedTransferIsReviewedAgainUnderTheCurrentEnd() {
        Journey journey = begin().inWorkshop().prototyped();
        List<Job> timers = jobs(journey);

        journey.offeredTo("dienste").decides("werkstatt-dienste", "acceptIntoWorkshop", "return").isOpen("reviewPrototype");

        liesBefore(journey, "reviewPrototype", "workshop-daten");
        assertThat(journey.initiative().workshop()).isEqualTo("daten");
        assertThat(jobs(journey)).singleElement().extracting(Job::getId, Job::getDuedate).containsExactly(timers.get(0).getId(),
                timers.get(0).getDuedate());
        journey.offeredTo("arbeitsweisen").isOpen("acceptIntoWorkshop");
        liesBefore(journey, "acceptIntoWorkshop", "workshop-arbeitsweisen");
    }

    @Test
    void resultWithoutAPilotIsReleasedByThePanel() {
        Journey journey = begin().inWorkshop().prototyped().reviewed("handover").documented("none", List.of()).maintained()
                .isOpen("approvePublication");
        liesBefore(journey, "approvePublication", "panel");

        journey.refuses("koordination", "approvePublication", Answers.publish("public"))
                .step("panel", "approvePublication", Answers.publish("public")).endedAs(Outcome.HANDED_OVER);
    }

    @Test
    void newIdeaBecomesAProposalOfItsOwn() {
        Journey journey = roundWithTwoIdeas();
        Journey proposed = journey(taken(journey).get(0)).isOpen("screenProposal");

        Initiative initiative = proposed.initiative();
        assertThat(initiative).returns("offene-daten", Initiative::topic).returns(journey.number, Initiative::origin)
                .returns(Journey.WORKSHOP, Initiative::proposer).returns("destatis", Initiative::authority).returns(Stage.PROPOSAL, Initiative::stage)
                .returns("Wetterdaten dazu", Initiative::title);
        assertThat(proposed.trail()).containsExactly("proposalReceived");
        journey.isOpen("runIteration");
    }

    @Test
    void newIdeaThatTheWorkshopKeepsStartsInItsHands() {
        Journey journey = roundWithTwoIdeas();
        Journey kept = journey(taken(journey).get(1)).isOpen("planPrototype");

        assertThat(kept.initiative()).returns("daten", Initiative::workshop).returns(Stage.PROTOTYPING, Initiative::stage)
                .returns(journey.number, Initiative::origin).returns(Journey.WORKSHOP, Initiative::proposer);
        assertThat(groups(driver.task(kept.number, "planPrototype"))).containsExactly("workshop-daten");
        assertThat(tasks.getVariable(driver.task(kept.number, "planPrototype").getId(), "stage")).isEqualTo(Stage.PROTOTYPING.label());
    }

    @Test
    void startingTheNewIdeasTwiceMakesNoSecondOnes() throws Exception {
        Journey journey = roundWithTwoIdeas();
        DelegateExecution again = mock(DelegateExecution.class);
        when(again.getProcessBusinessKey()).thenReturn(journey.number);

        startNewIdeas.execute(again);

        assertThat(taken(journey)).hasSize(2);
    }

    @Test
    void everyRoundStartsItsOwnIdeas() {
        Journey journey = roundWithTwoIdeas().step(Journey.WORKSHOP, "runIteration", withIdeas("continue"))
                .step(Journey.WORKSHOP, "runIteration", Answers.iteration("continue"));

        assertThat(taken(journey)).hasSize(4).doesNotHaveDuplicates();
    }

    private Journey roundWithTwoIdeas() {
        return begin().inWorkshop().planned().step(Journey.WORKSHOP, "runIteration", withIdeas("continue"));
    }

    private static Map<String, Object> withIdeas(String decision) {
        return Answers.iteration(decision, Answers.of("title", "Wetterdaten dazu", "idea", IDEA),
                Answers.of("title", "Karte für unterwegs", "idea", IDEA, "keep", true));
    }

    private static List<String> taken(Journey journey) {
        return journey.events("ideaTaken").stream().map(event -> event.text("number")).toList();
    }
}
