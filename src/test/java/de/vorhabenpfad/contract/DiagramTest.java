package de.vorhabenpfad.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiagramTest {

    /** What happens when everybody says yes. */
    private static final Map<String, String> GOOD_PATHS = Map.ofEntries(
            Map.entry("initiative", "proposalReceived proposal isAccepted prototyping whatAfterPrototyping pilot whatAfterPilot handover "
                    + "isHandedOver startBenefitReview closeInitiative initiativeClosed"),
            Map.entry("proposal", "proposalOpened screenProposal whatAfterScreening placeOpened nextAssessor isAssessorFound "
                    + "assessProposal isBiased placeClosed adviseAdmission decideAdmission whatAfterAdmission acceptIntoWorkshop isTaken proposalAccepted"),
            Map.entry("prototyping", "prototypingOpened planPrototype developmentBegun runIteration startNewIdeas isFinished reviewPrototype "
                    + "whatAfterReview developmentFinished howDevelopmentEnded pilotDue"),
            Map.entry("pilot", "pilotOpened planPilot isPlanned pilotSites isAnyCompleted evaluatePilot advisePilot decideHandover "
                    + "whatAfterPilotDecision handoverGranted"),
            Map.entry("pilot-site", "siteAsked confirmPilot isConfirmed areBodiesToBeHeard recordClearance isObjected runPilot isCompleted siteCompleted"),
            Map.entry("handover", "handoverOpened documentSolution isDocumented confirmMaintenance isMaintenanceConfirmed approvePublication "
                    + "isApproved publishSolution authorityInvited decideAdoption isAdopted startAdoption adoptionStarted solutionHandedOver"),
            Map.entry("adoption", "adoptionRequested goLive isLive confirmHandover isConfirmed adoptionCompleted"),
            Map.entry("adoption-request", "adoptionWished startAdoption adoptionOpened"),
            Map.entry("benefit-review", "solutionInUse sixMonthsPassed reportBenefit reviewBenefit isKept entryKept"),
            Map.entry("withdrawal", "withdrawalRequested withdrawInitiative withdrawalHandled"),
            Map.entry("workshop-idea", "ideaReported startWorkshopIdea ideaTaken"));

    static List<Models.Model> models() {
        return Models.in(Models.PRODUCT).models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelCanBeRead(Models.Model model) {
        assertThat(DiagramRule.findings(model, path(GOOD_PATHS.get(model.name())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "overlap, reviewIdea and ideaReviewed overlap",
            "through-shape, the flow reviewed runs through ideaOpened",
            "loose-end, the flow opened does not touch what it connects",
            "crooked, reviewIdea leaves the line of the good path",
            "backwards, reviewIdea stands left of what comes before it",
            "label-over-shape, the label of ideaOpened lies over reviewIdea",
            "label-outside, the label of ideaOpened stands outside of the picture",
            "labels-overlap, the labels of ideaOpened and ideaReviewed overlap",
            "line-through-label, the flow opened runs through the label of ideaOpened",
            "not-drawn, reviewIdea is not drawn" })
    void aPictureThatCannotBeReadIsFound(String fixture, String finding) {
        assertThat(DiagramRule.findings(broken(fixture), path("ideaOpened reviewIdea ideaReviewed"))).contains(finding);
    }

    @Test
    void theFixtureBeforeItIsBrokenHasNoFinding() {
        assertThat(DiagramRule.findings(broken("sound"), path("ideaOpened reviewIdea ideaReviewed"))).isEmpty();
    }

    private static Models.Model broken(String fixture) {
        return Models.in("src/test/resources/contract/diagram").model(fixture);
    }

    private static List<String> path(String ids) {
        return List.of(ids.split(" "));
    }
}
