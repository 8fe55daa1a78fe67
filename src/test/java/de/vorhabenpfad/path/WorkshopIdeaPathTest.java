package de.vorhabenpfad.path;

import java.util.Map;

import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.casefile.StageChange;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.platform.Answers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class WorkshopIdeaPathTest extends OnThePath {

    private static final Map<String, Object> IDEA = Answers.of("title", "Karte der Messstellen", "idea", Journey.IDEA);

    @Test
    void ideaOfAWorkshopStartsInItsHands() {
        Journey journey = journey(driver.start(Journey.WORKSHOP, "workshop-idea", IDEA)).isOpen("planPrototype");

        assertThat(journey.initiative()).returns(Stage.PROTOTYPING, Initiative::stage).returns("daten", Initiative::workshop)
                .returns("offene-daten", Initiative::topic).returns(Journey.WORKSHOP, Initiative::proposer)
                .returns("destatis", Initiative::authority);
        assertThat(caseFiles.stages(journey.number)).extracting(StageChange::stage).containsExactly(Stage.PROTOTYPING);
        liesBefore(journey, "planPrototype", "workshop-daten");
        assertThat(tasks.getVariables(driver.task(journey.number, "planPrototype").getId())).containsEntry("title", "Karte der Messstellen")
                .containsEntry("stage", Stage.PROTOTYPING.label());
    }

    @Test
    void coordinationIsTold() {
        assertThat(journey(driver.start(Journey.WORKSHOP, "workshop-idea", IDEA)).trail()).containsExactly("ideaReported", "coordinationTold");
    }

    @Test
    void ideaOfAWorkshopTravelsLikeAnyOther() {
        journey(driver.start(Journey.WORKSHOP, "workshop-idea", IDEA)).prototyped().reviewed("pilot").isOpen("planPilot");
    }

    @Test
    void onlyWorkshopLeadsReportIdeas() {
        assertThat(refused("vorschlag", IDEA).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void ideaIsNotReportedForAnotherWorkshop() {
        assertThat(refused(Journey.WORKSHOP, Answers.with(IDEA, "workshop", "dienste")).fields()).extracting(Refusal.Field::key)
                .containsExactly("workshop");
    }

    @Test
    void whoLeadsSeveralWorkshopsNamesOne() {
        withGroup(Journey.WORKSHOP, "workshop-dienste", () -> {
            assertThat(refused(Journey.WORKSHOP, IDEA).fields()).extracting(Refusal.Field::key).containsExactly("workshop");

            Journey journey = journey(driver.start(Journey.WORKSHOP, "workshop-idea", Answers.with(IDEA, "workshop", "dienste")));

            assertThat(journey.initiative()).returns("dienste", Initiative::workshop).returns("onlinedienste", Initiative::topic);
            liesBefore(journey, "planPrototype", "workshop-dienste");
        });
    }

    @Test
    void ideaHasNoTopicToChoose() {
        assertThat(refused(Journey.WORKSHOP, Answers.with(IDEA, "topic", "datenanalyse")).fields()).extracting(Refusal.Field::key)
                .containsExactly("topic");
    }

    private Refusal refused(String account, Map<String, Object> answers) {
        return Journey.refusal(() -> submit(account, "workshop-idea", answers));
    }
}
