package de.vorhabenpfad.path;

import java.util.List;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.casefile.StageChange;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class WholePathTest {

    @Autowired
    Driver driver;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Toolbox toolbox;

    @AfterEach
    void clockRuns() {
        driver.clockRuns();
    }

    @Test
    void anIdeaTravelsToItsAdoptionByTwoAuthorities() {
        Journey journey = Journey.begin(driver, caseFiles).inPilot();
        journey.pilotPlanned(List.of("rki", "kba"), List.of("data-protection"))
                .atSite("kba", "confirmPilot", Answers.decision("decline", "Zurzeit fehlt uns das Personal."))
                .atSite("rki", "confirmPilot", Answers.siteConfirms())
                .atSite("rki", "recordClearance", Answers.of("decision", "conditions", "conditions", "Nur mit Testdaten"))
                .atSite("rki", "runPilot", Answers.with(Answers.siteCompletes(), "conditionsMet", "yes"))
                .step(Journey.WORKSHOP, "evaluatePilot", Answers.evaluation(18, 4))
                .step("panel", "decideHandover", Answers.panelDecides("handover", journey.today()))
                .published("chosen", List.of("rki", "kba"))
                .atSite("rki", "decideAdoption", Answers.adopts(journey.today().plusDays(10)))
                .atSite("kba", "decideAdoption", Answers.with(Answers.adopts(journey.today().plusDays(20)), "decision", "adapt"));

        assertThat(journey.initiative().outcome()).isEqualTo(Outcome.HANDED_OVER);
        assertThat(caseFiles.stages(journey.number)).extracting(StageChange::stage)
                .containsExactly(Stage.PROPOSAL, Stage.PROTOTYPING, Stage.PILOT, Stage.HANDOVER, Stage.CLOSED);

        journey.atSite("rki", "goLive", Answers.live(journey.today()))
                .atSite("kba", "goLive", Answers.with(Answers.live(journey.today()), "variant", "Ohne Anmeldung"))
                .atSite("rki", "confirmHandover", Answers.decision("confirmed"))
                .atSite("kba", "confirmHandover", Answers.of("decision", "rework", "defects", "Die Suche findet keine Umlaute."))
                .step("behoerde-itzbund", "fixDefects", Answers.of("fixed", "Umlaute werden jetzt gefunden."))
                .atSite("kba", "confirmHandover", Answers.decision("confirmed"));

        String slug = toolbox.ofInitiative(journey.number).orElseThrow().slug();
        assertThat(toolbox.adoptions(slug)).extracting(Adoption::status).containsOnly(Adoption.Status.IN_USE);
        assertThat(journey.trail()).containsExactly("proposalReceived", "screenProposal", "assessProposal", "assessProposal", "assessProposal",
                "adviseAdmission", "decideAdmission", "acceptIntoWorkshop", "planPrototype", "runIteration", "reviewPrototype", "planPilot",
                "confirmPilot", "confirmPilot", "recordClearance", "runPilot", "evaluatePilot", "advisePilot", "decideHandover",
                "documentSolution", "confirmMaintenance", "approvePublication", "published", "decideAdoption", "decideAdoption", "closed",
                "goLive", "goLive", "confirmHandover", "confirmHandover", "fixDefects", "confirmHandover");
        assertThat(journey.open()).isEmpty();
    }
}
