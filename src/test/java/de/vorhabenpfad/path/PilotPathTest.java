package de.vorhabenpfad.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Directory;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class PilotPathTest extends OnThePath {

    @Autowired
    HistoryService history;

    private static final List<String> TWO_BODIES = List.of("data-protection", "staff-council");
    private static final Map<String, Object> GRANTED = Answers.decision("granted");

    @Test
    void everySiteIsAskedAndHearsAllBodiesOfThePlan() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki", "kba", "bsh"), TWO_BODIES).isOpen("confirmPilot", "confirmPilot",
                "confirmPilot");

        journey.confirmedAt("rki", "kba").isOpen("confirmPilot", "recordClearance", "recordClearance", "recordClearance", "recordClearance");

        assertThat(driver.tasks(journey.number, "recordClearance")).extracting(Task::getName).containsExactlyInAnyOrder(
                "Beteiligung festhalten: Datenschutz", "Beteiligung festhalten: Personalvertretung", "Beteiligung festhalten: Datenschutz",
                "Beteiligung festhalten: Personalvertretung");
        assertThat(groups(clearance(journey, "kba", "staff-council"))).containsExactly("authority-kba");
    }

    @Test
    void sitesRunIndependentlyAndAreEvaluatedTogether() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki", "kba", "bsh"), List.of("security")).confirmedAt("rki", "bsh");
        cleared(journey, "rki", "security", GRANTED);
        journey.runAt("rki").atSite("kba", "confirmPilot", Journey.reasoned("decline")).isOpen("recordClearance");
        cleared(journey, "bsh", "security", Answers.decision("not-required"));
        journey.isOpen("runPilot").runAt("bsh").isOpen("evaluatePilot");

        assertThat(shown(Journey.WORKSHOP, journey, "evaluatePilot").get("siteResults").toString()).contains("Robert Koch-Institut",
                "Kraftfahrt-Bundesamt", "Bundesamt für Seeschifffahrt");
    }

    @Test
    void entriesSayWhichSiteAndBodyTheyAreAbout() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki"), List.of("security")).confirmedAt("rki");
        cleared(journey, "rki", "security", GRANTED);
        journey.runAt("rki");

        assertThat(journey.file().last("confirmPilot").about()).isEqualTo("rki");
        assertThat(journey.file().last("recordClearance").about()).isEqualTo("rki/security");
        assertThat(journey.file().last("runPilot").about()).isEqualTo("rki");
    }

    @Test
    void planWithoutBodiesGoesStraightToTheRun() {
        begin().inPilot().pilotPlanned(List.of("rki"), List.of()).confirmedAt("rki").isOpen("runPilot");
    }

    @Test
    void objectionEndsItsSiteOnlyOnceAllBodiesHaveAnsweredAndNoOtherSite() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki", "kba"), TWO_BODIES).confirmedAt("rki", "kba");
        cleared(journey, "rki", "data-protection", objection());
        journey.isOpen("recordClearance", "recordClearance", "recordClearance");

        cleared(journey, "rki", "staff-council", GRANTED);
        journey.isOpen("recordClearance", "recordClearance");
        assertThat(outcomes(journey)).containsExactly("objected");

        cleared(journey, "kba", "data-protection", GRANTED);
        cleared(journey, "kba", "staff-council", GRANTED);
        journey.isOpen("runPilot").runAt("kba").isOpen("evaluatePilot");
    }

    private static Map<String, Object> objection() {
        return Answers.decision("objection", "Die Daten verlassen das Haus.");
    }

    /** How the sites that have ended ended, from the engine's history. */
    private List<Object> outcomes(Journey journey) {
        return history.createHistoricVariableInstanceQuery().variableName("outcome").list().stream().filter(variable -> history
                .createHistoricProcessInstanceQuery().processInstanceId(variable.getProcessInstanceId()).processDefinitionKey("pilot-site")
                .processInstanceBusinessKey(journey.number).count() == 1).map(variable -> variable.getValue()).toList();
    }

    @Test
    void refusedClearanceReopensPlanning() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki"), List.of("data-protection")).confirmedAt("rki");
        cleared(journey, "rki", "data-protection", objection());

        assertThat(shown(Journey.WORKSHOP, journey.isOpen("planPilot"), "planPilot").get("previousSites").toString())
                .contains("Die Daten verlassen das Haus.");
    }

    @Test
    void onlyTheStaffCouncilIsDeemedToAgreeAndOnlyAfterItsTime() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki"), TWO_BODIES).confirmedAt("rki");
        Map<String, Object> deemed = Answers.decision("deemed");
        Task council = clearance(journey, "rki", "staff-council");
        Task protection = clearance(journey, "rki", "data-protection");

        journey.on(due(council)).refuses("behoerde-rki", council, deemed, "decision");
        journey.on(due(protection).plusDays(1)).refuses("behoerde-rki", protection, deemed, "decision");
        cleared(journey, "rki", "staff-council", deemed);
        cleared(journey, "rki", "data-protection", GRANTED);

        journey.isOpen("runPilot");
    }

    @Test
    void clearanceNeedsWhatItDecides() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki"), List.of("security")).confirmedAt("rki");
        String tomorrow = journey.today().plusDays(1).toString();

        journey.refuses("behoerde-rki", "recordClearance", Answers.decision("conditions"), "conditions")
                .refuses("behoerde-rki", "recordClearance", Answers.decision("objection"), "reason")
                .refuses("behoerde-rki", "recordClearance", Answers.with(GRANTED, "decidedOn", tomorrow), "decidedOn")
                .refuses("behoerde-kba", "recordClearance", GRANTED);
    }

    @Test
    void conditionsOfTheSiteAreAskedForAfterItsRun() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki", "kba"), List.of("security")).confirmedAt("rki", "kba");
        cleared(journey, "rki", "security", conditions());
        cleared(journey, "kba", "security", GRANTED);
        assertThat(shown("behoerde-rki", runAt(journey, "rki")).get("conditions")).isEqualTo("Informationssicherheit: Nur mit Testdaten");
        assertThat(shown("behoerde-kba", runAt(journey, "kba")).get("conditions")).isEqualTo("");

        journey.refuses("behoerde-rki", runAt(journey, "rki"), Answers.siteCompletes(), "conditionsMet").runAt("kba")
                .atSite("rki", "runPilot", Answers.with(Answers.siteCompletes(), "conditionsMet", "no")).isOpen("evaluatePilot");

        assertThat(journey.file().all("runPilot")).extracting(entry -> entry.text("conditionsMet")).containsExactly(null, "no");
    }

    private Task runAt(Journey journey, String site) {
        return driver.tasks(journey.number, "runPilot").stream().filter(task -> groups(task).contains("authority-" + site)).findFirst().orElseThrow();
    }

    private static Map<String, Object> conditions() {
        return Answers.of("decision", "conditions", "conditions", "Nur mit Testdaten");
    }

    @Test
    void withoutACompletedSiteThePilotIsPlannedAgainAndThePlanShowsWhy() {
        Journey journey = begin().inPilot();
        assertThat(shown(Journey.WORKSHOP, journey, "planPilot")).doesNotContainKey("previousSites");

        journey.pilotPlanned(List.of("rki", "kba"), List.of()).confirmedAt("rki")
                .atSite("kba", "confirmPilot", Answers.decision("decline", "Uns fehlt das Personal."))
                .atSite("rki", "runPilot", Answers.decision("aborted", "Der Server fiel aus.")).isOpen("planPilot");

        assertThat(shown(Journey.WORKSHOP, journey, "planPilot").get("previousSites").toString()).contains("Uns fehlt das Personal.",
                "Der Server fiel aus.");
        journey.pilotPlanned(List.of("bsh"), List.of()).confirmedAt("bsh").runAt("bsh").isOpen("evaluatePilot");
    }

    @Test
    void abortedSiteNeedsAReasonAndDeclinedOneToo() {
        begin().inPilot().pilotPlanned(List.of("rki"), List.of()).refuses("behoerde-rki", "confirmPilot", Answers.decision("decline"), "reason")
                .confirmedAt("rki").refuses("behoerde-rki", "runPilot", Answers.decision("aborted"), "reason");
    }

    @Test
    void workshopMayStopInsteadOfPlanning() {
        begin().inPilot().refuses(Journey.WORKSHOP, "planPilot", Answers.decision("stop"), "reason")
                .decides(Journey.WORKSHOP, "planPilot", "stop").endedAs(Outcome.STOPPED);
    }

    @Test
    void planKeepsToItsLimits() {
        Journey journey = begin().inPilot();
        Map<String, Object> plan = journey.pilotPlan(List.of("rki"), List.of());
        Map<String, Object> kpi = Answers.of("name", "Tempo", "unit", "Minuten", "baseline", 3, "target", 2);

        journey.refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "end", plan.get("start")), "end")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "end", journey.today().toString()), "end")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "sites", List.of()), "sites")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "sites", List.of("rki", "kba", "bsh", "uba", "dwd", "ptb")), "sites")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "sites", List.of("nasa")), "sites")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "participants", 0), "participants")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "kpis", List.of()), "kpis")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "kpis", Collections.nCopies(9, kpi)), "kpis")
                .refuses(Journey.WORKSHOP, "planPilot", Answers.with(plan, "bodies", List.of("fire-brigade")), "bodies");
    }

    @ParameterizedTest
    @CsvSource({ "20, 4, handover", "18, 5, handover", "21, 4, repeat-or-rework", "20, 3, repeat-or-rework", "21, 3, stop" })
    void tableAdvisesByTheShareOfTargetsMet(int minutes, int satisfaction, String advice) {
        Journey journey = begin().run().evaluated(minutes, satisfaction).isOpen("decideHandover");

        assertThat(advice(journey)).isEqualTo(advice);
    }

    @ParameterizedTest
    @CsvSource({ "4, 3, handover", "3, 2, repeat-or-rework", "8, 6, handover", "8, 5, repeat-or-rework", "4, 1, stop" })
    void threeQuartersOfTheTargetsAreEnough(int planned, int met, String advice) {
        Journey journey = begin().inPilot();
        journey.step(Journey.WORKSHOP, "planPilot", Answers.with(journey.pilotPlan(List.of("rki"), List.of()), "kpis",
                Collections.nCopies(planned, Answers.of("name", "Fälle", "unit", "am Tag", "baseline", 10, "target", 20))))
                .confirmedAt("rki").runAt("rki");
        List<Map<String, Object>> results = new ArrayList<>(Collections.nCopies(met, Answers.of("actual", 20)));
        results.addAll(Collections.nCopies(planned - met, Answers.of("actual", 19.5)));

        journey.step(Journey.WORKSHOP, "evaluatePilot", Answers.with(Answers.evaluation(1, 1), "kpiResults", results));

        assertThat(advice(journey)).isEqualTo(advice);
    }

    @Test
    void openConditionsAreNeverAdvisedForHandover() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki"), List.of("security")).confirmedAt("rki");
        cleared(journey, "rki", "security", conditions());
        journey.atSite("rki", "runPilot", Answers.with(Answers.siteCompletes(), "conditionsMet", "no")).evaluated(10, 5);

        assertThat(advice(journey)).isEqualTo("repeat-or-rework");
    }

    private static String advice(Journey journey) {
        List<Entry> events = journey.events("advisePilot");
        return events.get(events.size() - 1).text("advice");
    }

    @Test
    void everyPlannedFigureIsMeasured() {
        Journey journey = begin().run();
        Map<String, Object> evaluation = Answers.evaluation(18, 4);
        Map<String, Object> measured = Answers.of("actual", 18);

        journey.refuses(Journey.WORKSHOP, "evaluatePilot", Answers.with(evaluation, "kpiResults", List.of(measured)), "kpiResults")
                .refuses(Journey.WORKSHOP, "evaluatePilot", Answers.with(evaluation, "kpiResults", List.of(measured, measured, measured)),
                        "kpiResults")
                .refuses(Journey.WORKSHOP, "evaluatePilot", Answers.with(evaluation, "kpiResults", List.of(measured, Answers.of())),
                        "kpiResults[1].actual");
    }

    @Test
    void panelSeesFiguresAdviceAndRecommendation() {
        Map<String, Object> shown = shown("panel", begin().piloted(), "decideHandover");

        assertThat(shown.get("evaluation").toString()).contains("Bearbeitungszeit: 18 Minuten (Ziel 20, Ausgangswert 30), erreicht");
        assertThat(shown.get("advice").toString()).contains("Empfehlung der Entscheidungstabelle: übergeben",
                "Die Werkstatt empfiehlt: Übergeben");
    }

    @Test
    void grantedHandoverEntersItsStage() {
        Journey journey = begin().piloted().panelDecides("handover").isOpen("documentSolution");

        assertThat(journey.initiative().stage()).isEqualTo(Stage.HANDOVER);
    }

    @Test
    void repeatedPilotIsPlannedAgainAndJudgedByItsNewestPlan() {
        Journey journey = begin().piloted().panelDecides("repeat").isOpen("planPilot");
        assertThat(shown(Journey.WORKSHOP, journey, "planPilot").get("previousSites").toString()).contains("Robert Koch-Institut");

        journey.pilotPlanned(List.of("kba"), List.of()).atSite("kba", "confirmPilot", Journey.reasoned("decline")).isOpen("planPilot")
                .pilotPlanned(List.of("bsh"), List.of()).confirmedAt("bsh").runAt("bsh").evaluated(25, 3);

        assertThat(advice(journey)).isEqualTo("stop");
        journey.panelDecides("repeat").isOpen("planPilot");
    }

    @Test
    void reworkGoesBackToPrototypingAndToThePilotAgain() {
        Journey journey = begin().piloted().panelDecides("rework").isOpen("planPrototype");
        assertThat(journey.initiative().stage()).isEqualTo(Stage.PROTOTYPING);

        journey.prototyped().reviewed("pilot").isOpen("planPilot");

        assertThat(journey.initiative().stage()).isEqualTo(Stage.PILOT);
        assertThat(caseFiles.stages(journey.number)).extracting(change -> change.stage()).containsExactly(Stage.PROPOSAL, Stage.PROTOTYPING,
                Stage.PILOT, Stage.PROTOTYPING, Stage.PILOT);
    }

    @Test
    void reworkCountsExtensionsAnew() {
        Journey journey = begin().inWorkshop().planned();
        journey.on(journey.today().plusMonths(2).plusDays(1));
        String newEnd = journey.today().plusMonths(1).toString();
        journey.step("koordination", "decideExtension", Answers.with(Journey.reasoned("extend"), "newEnd", newEnd))
                .step(Journey.WORKSHOP, "runIteration", Answers.iteration("finish")).reviewed("pilot").pilotPlanned(List.of("rki"), List.of())
                .confirmedAt("rki").runAt("rki").evaluated(18, 4).panelDecides("rework").planned();

        journey.on(journey.today().plusMonths(2).plusDays(1)).isOpen("decideExtension", "runIteration");

        liesBefore(journey, "decideExtension", "coordination");
    }

    @Test
    void stoppedByThePanelIsClosed() {
        begin().piloted().panelDecides("stop").endedAs(Outcome.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "repeat", "rework", "stop" })
    void everyDecisionAgainstTheHandoverNeedsAReason(String decision) {
        Journey journey = begin().piloted();

        journey.refuses("panel", "decideHandover", Answers.with(Answers.panelDecides(decision, journey.today()), "reason", ""), "reason");
    }

    @Test
    void coordinationMayRecordAResolutionOfThePastOnly() {
        Journey journey = begin().piloted();

        journey.refuses("koordination", "decideHandover", Answers.panelDecides("handover", journey.today().plusDays(1)), "decidedOn")
                .step("koordination", "decideHandover",
                        Answers.with(Answers.panelDecides("handover", journey.today().minusDays(3)), "decidedIn", "circulation"))
                .isOpen("documentSolution");
    }

    @Test
    void nobodyOfTheLeadAuthorityDecidesOnItsOwnWork() {
        Journey journey = begin().piloted();
        Map<String, Object> yes = Answers.panelDecides("handover", journey.today());

        withGroup("behoerde-destatis", "panel", () -> journey.refuses("behoerde-destatis", "decideHandover", yes));
        withGroup("behoerde-rki", "panel", () -> journey.step("behoerde-rki", "decideHandover", yes));

        journey.isOpen("documentSolution");
    }

    @Test
    void whomASignOnBroughtDecidesByTheHomeAuthorityThatItNamed() {
        Journey journey = begin().piloted();
        Map<String, Object> yes = Answers.panelDecides("handover", journey.today());
        String account = "panel-kranich";
        Guarded.byTheProduct(() -> {
            User user = identity.newUser(account);
            user.setFirstName("Panel");
            user.setLastName("Kranich");
            user.setPassword("Fahrplan blau Zitrone");
            identity.saveUser(user);
        });
        try {
            withGroup(account, "panel", () -> {
                journey.refuses(account, "decideHandover", yes);
                Guarded.byTheProduct(() -> identity.setUserInfo(account, Directory.AUTHORITY, "destatis"));
                journey.refuses(account, "decideHandover", yes);
                Guarded.byTheProduct(() -> identity.setUserInfo(account, Directory.AUTHORITY, "rki"));
                journey.step(account, "decideHandover", yes);
            });
        } finally {
            Guarded.byTheProduct(() -> identity.deleteUser(account));
        }
        journey.isOpen("documentSolution");
    }

    @Test
    void afterATransferTheNewWorkshopsLeadAuthorityIsTheOneThatDoesNotDecide() {
        Journey journey = begin().inWorkshop().prototyped().offeredTo("dienste").takenBy("werkstatt-dienste");
        journey.step("werkstatt-dienste", "planPrototype", Answers.prototypePlan(journey.today().plusMonths(1)))
                .step("werkstatt-dienste", "runIteration", Answers.iteration("finish"))
                .step("werkstatt-dienste", "reviewPrototype", Answers.review("pilot"))
                .step("werkstatt-dienste", "planPilot", journey.pilotPlan(List.of("rki"), List.of())).confirmedAt("rki").runAt("rki")
                .step("werkstatt-dienste", "evaluatePilot", Answers.evaluation(18, 4));
        Map<String, Object> yes = Answers.panelDecides("handover", journey.today());

        withGroup("behoerde-bamf", "panel", () -> journey.refuses("behoerde-bamf", "decideHandover", yes));
        withGroup("behoerde-destatis", "panel", () -> journey.step("behoerde-destatis", "decideHandover", yes));
    }

    @Test
    void bodiesOfSeveralSitesMayAnswerInTheSameSecond() throws Exception {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki", "kba"), TWO_BODIES).confirmedAt("rki", "kba");
        atOnce(driver.tasks(journey.number, "recordClearance").stream().map(task -> (Callable<Void>) () -> {
            completeOnly("behoerde-" + tasks.getVariable(task.getId(), "site"), task, GRANTED);
            return null;
        }).toList());

        assertThat(journey.isOpen("runPilot", "runPilot").file().all("recordClearance")).hasSize(4);
    }

    @Test
    void sitesMayFinishInTheSameSecond() throws Exception {
        List<String> sites = List.of("rki", "kba", "bsh", "uba", "dwd");
        Journey journey = begin().inPilot().pilotPlanned(sites, List.of()).confirmedAt(sites.toArray(String[]::new));
        atOnce(driver.tasks(journey.number, "runPilot").stream().map(task -> (Callable<Void>) () -> {
            completeOnly("behoerde-" + tasks.getVariable(task.getId(), "site"), task, Answers.siteCompletes());
            return null;
        }).toList());

        assertThat(journey.isOpen("evaluatePilot").file().all("runPilot")).hasSize(5);
    }

    @Test
    void whatIsGoneCannotBeAnsweredAgain() {
        Journey journey = begin().inPilot().pilotPlanned(List.of("rki"), List.of());
        Task asked = driver.task(journey.number, "confirmPilot");
        journey.confirmedAt("rki");

        Refusal gone = Journey.refusal(() -> completeOnly("behoerde-rki", asked, Answers.siteConfirms()));

        assertThat(gone.kind()).isEqualTo(Refusal.Kind.GONE);
    }
}
