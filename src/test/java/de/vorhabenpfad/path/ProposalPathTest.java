package de.vorhabenpfad.path;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.platform.Answers;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class ProposalPathTest extends OnThePath {

    private static final String LENDING = "Alle Leihfahrräder der Behörden stehen in einem Verzeichnis, mit Standort und Zustand.";
    private static final String REVISED_TITLE = "Karte aller Messstellen des Bundes";

    @Autowired
    Initiatives initiatives;
    @Autowired
    JdbcClient jdbc;

    @Test
    void admittedProposalIsLaidBeforeThreeAssessors() {
        Journey journey = begin().admitted().isOpen("assessProposal", "assessProposal", "assessProposal");

        assertThat(assignees(journey)).doesNotHaveDuplicates().allMatch(assessor -> assessor.startsWith("bewertung"));
    }

    @ParameterizedTest
    @CsvSource({ "refer, referTo", "defer, until", "forward, forwardTo" })
    void screeningDecisionNeedsItsDetail(String decision, String field) {
        begin().refuses("koordination", "screenProposal", Journey.reasoned(decision), field);
    }

    @ParameterizedTest
    @ValueSource(strings = { "revise", "reject" })
    void everyNoAtTheScreeningNeedsAReason(String decision) {
        begin().refuses("koordination", "screenProposal", Answers.decision(decision), "reason");
    }

    @Test
    void rejectedAtTheScreeningIsClosed() {
        begin().decides("koordination", "screenProposal", "reject").endedAs(Outcome.REJECTED);
    }

    @Test
    void forwardedAtTheScreeningIsClosed() {
        begin().step("koordination", "screenProposal", Answers.with(Journey.reasoned("forward"), "forwardTo", "Bundesrechnungshof"))
                .endedAs(Outcome.FORWARDED);
    }

    @Test
    void referredToAnotherInitiativeIsClosed() {
        String other = begin().number;

        begin().step("koordination", "screenProposal", referral(other)).endedAs(Outcome.REFERRED);
    }

    @Test
    void referredToAToolboxEntryIsClosed() {
        String slug = entry(begin().inHandover().published("none", List.of())).slug();

        begin().step("koordination", "screenProposal", referral(slug)).endedAs(Outcome.REFERRED);
    }

    @Test
    void referralToWhatDoesNotExistIsRefused() {
        Journey journey = begin();

        journey.refuses("koordination", "screenProposal", referral("V-1999-0001"), "referTo")
                .refuses("koordination", "screenProposal", referral("gibt-es-nicht"), "referTo")
                .refuses("koordination", "screenProposal", referral(journey.number), "referTo");
    }

    @Test
    void screeningShowsWhatIsAlikeAndTakesTheBeginningOfALineForTheReferral() {
        String open = driver.start("vorschlag", "initiative", Answers.proposal("Verzeichnis der Leihfahrräder", LENDING, "offene-daten"));
        String closed = driver.start("vorschlag", "initiative", Answers.proposal("Leihfahrräder im Verzeichnis", LENDING, "offene-daten"));
        driver.complete("koordination", closed, "screenProposal", Journey.reasoned("reject"));
        Journey journey = journey(driver.start("vorschlag", "initiative", Answers.proposal("Ein Verzeichnis für Leihfahrräder", LENDING, "offene-daten")));

        List<String> lines = Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> similar(journey),
                found -> found.stream().anyMatch(line -> line.startsWith(open)) && found.stream().anyMatch(line -> line.startsWith(closed)));
        assertThat(lines).contains(open + ": Verzeichnis der Leihfahrräder (Vorschlag, Robert Koch-Institut)",
                closed + ": Leihfahrräder im Verzeichnis (Abgeschlossen: Abgelehnt, Robert Koch-Institut)").hasSizeLessThanOrEqualTo(10)
                .noneMatch(line -> line.startsWith(journey.number));
        for (String line : lines.subList(1, lines.size())) {
            assertThat(line).matches("[\\w-]+: .+ \\(.+\\)");
        }
        journey.step("koordination", "screenProposal", referral(lines.get(0).substring(0, lines.get(0).indexOf(':')))).endedAs(Outcome.REFERRED);
    }

    @Test
    void anEntryThatIsAlikeIsShownByTheNameThatTheReferralTakes() {
        Journey published = begin().inHandover().published("none", List.of());
        String slug = entry(published).slug();
        Journey journey = journey(driver.start("vorschlag", "initiative", Answers.proposal(entry(published).name(), entry(published).longDescription(), "offene-daten")));

        List<String> lines = Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> similar(journey), found -> found.stream().anyMatch(line -> line.startsWith(slug + ":")));
        assertThat(lines).filteredOn(line -> line.startsWith(slug + ":")).containsExactly(slug + ": " + entry(published).name() + " (Werkzeugkasten, "
                + network.nameOf(entry(published).maintainer()) + ")");
        journey.step("koordination", "screenProposal", referral(slug)).endedAs(Outcome.REFERRED);
    }

    private List<String> similar(Journey journey) {
        return String.valueOf(shown("koordination", journey, "screenProposal").get("similarWork")).lines().toList();
    }

    private static Map<String, Object> referral(String to) {
        return Answers.with(Journey.reasoned("refer"), "referTo", to);
    }

    @Test
    void deferredProposalIsScreenedAgainOnItsDay() {
        Journey journey = begin();
        LocalDate until = journey.today().plusDays(30);
        journey.step("koordination", "screenProposal", deferral(until)).isOpen();

        journey.on(until.minusDays(1)).isOpen();
        journey.on(until).isOpen("screenProposal");

        LocalDate again = until.plusDays(30);
        journey.step("koordination", "screenProposal", deferral(again)).on(again).isOpen("screenProposal");
    }

    @Test
    void deferralLiesInTheFuture() {
        Journey journey = begin();

        journey.refuses("koordination", "screenProposal", deferral(journey.today()), "until");
    }

    private static Map<String, Object> deferral(LocalDate until) {
        return Answers.with(Journey.reasoned("defer"), "until", until.toString());
    }

    @Test
    void revisedProposalIsScreenedAgainAndTravelsUnderItsNewTitle() {
        Journey journey = begin().decides("koordination", "screenProposal", "revise").isOpen("reviseProposal");
        assertThat(shown("vorschlag", journey, "reviseProposal")).containsEntry("title", "Karte der Messstellen")
                .containsEntry("topic", "offene-daten");

        journey.step("vorschlag", "reviseProposal", revision()).isOpen("screenProposal");
        assertThat(journey.initiative().title()).isEqualTo(REVISED_TITLE);
        assertThat(card(journey, "screenProposal", "title")).isEqualTo(REVISED_TITLE);

        journey.inWorkshop();
        assertThat(card(journey, "planPrototype", "title")).isEqualTo(REVISED_TITLE);
        assertThat(card(journey, "planPrototype", "stage")).isEqualTo(Stage.PROTOTYPING.label());
    }

    private static Map<String, Object> revision() {
        return Answers.with(Answers.proposal(REVISED_TITLE, Journey.IDEA, "datenanalyse"), "decision", "resubmit");
    }

    private Object card(Journey journey, String step, String variable) {
        return tasks.getVariable(driver.task(journey.number, step).getId(), variable);
    }

    @Test
    void proposerTakesTheProposalBackInsteadOfRevisingIt() {
        begin().decides("koordination", "screenProposal", "revise").step("vorschlag", "reviseProposal", Answers.decision("withdraw"))
                .endedAs(Outcome.WITHDRAWN);
    }

    @Test
    void coordinationMayAnswerForTheProposerButNobodyElse() {
        begin().decides("koordination", "screenProposal", "revise").refuses("bewertung1", "reviseProposal", revision())
                .step("koordination", "reviseProposal", revision()).isOpen("screenProposal");
    }

    @Test
    void proposalLapsesAfterFortyWorkingDaysWithoutAnAnswer() {
        Journey journey = begin().decides("koordination", "screenProposal", "revise");

        journey.daysPass(54).isOpen("reviseProposal");
        journey.daysPass(21).endedAs(Outcome.LAPSED);
    }

    @Test
    void placesGoEvenlyToThoseWithTheFewest() {
        Journey journey = begin();
        Map<String, Long> before = AssessorLoad.of(jdbc);
        List<String> chosen = assignees(journey.admitted());

        long mostOfChosen = chosen.stream().mapToLong(one -> before.getOrDefault(one, 0L)).max().orElseThrow();
        long fewestOfOthers = AssessorLoad.ASSESSORS.stream().filter(one -> !chosen.contains(one))
                .mapToLong(one -> before.getOrDefault(one, 0L)).min().orElseThrow();
        assertThat(mostOfChosen).isLessThanOrEqualTo(fewestOfOthers);
    }

    @Test
    void assessorOfTheProposersAuthorityIsNeverAsked() {
        Journey journey = Journey.begin(driver, caseFiles, "bewertung1", "offene-daten").admitted();

        assertThat(askedUntilNobodyIsLeft(journey)).containsExactlyInAnyOrder("bewertung2", "bewertung3", "bewertung4", "bewertung5");
    }

    @Test
    void biasedAssessorIsReplacedByTheNextAndNeverAskedTwiceInARound() {
        Journey journey = begin().admitted();
        Task first = driver.tasks(journey.number, "assessProposal").get(0);
        List<String> before = assignees(journey);

        driver.complete(first.getAssignee(), first, Answers.of("biased", true));

        assertThat(assignees(journey)).hasSize(3).doesNotContain(first.getAssignee()).filteredOn(one -> !before.contains(one)).hasSize(1);
        assertThat(askedUntilNobodyIsLeft(journey)).hasSize(4).doesNotHaveDuplicates().doesNotContain(first.getAssignee());
    }

    @Test
    void placesStayEmptyWhenEverybodyIsBiasedAndCoordinationDecidesWithoutScores() {
        Journey journey = begin().admitted();

        assertThat(askedUntilNobodyIsLeft(journey)).containsExactlyInAnyOrderElementsOf(AssessorLoad.ASSESSORS);
        journey.isOpen("decideAdmission");
        assertThat(shown("koordination", journey, "decideAdmission").get("scores"))
                .isEqualTo("Niemand konnte bewerten. Bitte entscheiden Sie ohne Bewertungen.");
        assertThat(advice(journey)).containsEntry("advice", "discuss").containsEntry("priority", "-");
    }

    /** Has everybody who is asked say to be biased; returns who was asked. */
    private List<String> askedUntilNobodyIsLeft(Journey journey) {
        List<String> asked = new ArrayList<>();
        while (!assignees(journey).isEmpty()) {
            Task task = driver.tasks(journey.number, "assessProposal").get(0);
            asked.add(task.getAssignee());
            driver.complete(task.getAssignee(), task, Answers.of("biased", true));
        }
        return asked;
    }

    private List<String> assignees(Journey journey) {
        return driver.tasks(journey.number, "assessProposal").stream().map(Task::getAssignee).toList();
    }

    @Test
    void onlyTheNewestRoundCounts() {
        Journey journey = begin().admitted().assessedByAll(Answers.scores(5, 5, 5, 5, "low"));
        assertThat(advice(journey)).containsEntry("advice", "go").containsEntry("priority", "A");

        journey.decides("koordination", "decideAdmission", "revise").isOpen("reviseProposal").step("vorschlag", "reviseProposal", revision())
                .admitted().assessedByAll(Answers.scores(1, 2, 1, 2, "high"));

        assertThat(advice(journey)).containsEntry("advice", "no-go").containsEntry("priority", "C");
        assertThat(journey.file().all("assessProposal")).extracting(Entry::round).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(shown("koordination", journey, "decideAdmission").get("scores").toString().lines()).hasSize(3)
                .allMatch(line -> line.startsWith("Nutzen 1,"));
    }

    @ParameterizedTest
    @CsvSource({ "4, 4, 4, 3, low, go, A", "4, 4, 4, 3, medium, go, B", "4, 4, 4, 3, high, go, C", "5, 5, 5, 1, low, discuss, B",
            "3, 3, 3, 3, low, discuss, B", "3, 3, 3, 3, medium, discuss, C", "2, 2, 3, 3, high, no-go, C", "2, 3, 2, 5, low, discuss, B" })
    void tableAdvisesByWeightedMeanLowestMeanAndEffort(int benefit, int feasibility, int reuse, int urgency, String effort, String advice,
            String priority) {
        Journey journey = begin().admitted().assessedByAll(Answers.scores(benefit, feasibility, reuse, urgency, effort));

        assertThat(advice(journey)).containsEntry("advice", advice).containsEntry("priority", priority);
        assertThat(journey.events("adviseAdmission")).hasSize(1).first().extracting(Entry::author).isEqualTo(Entry.SYSTEM);
    }

    @Test
    void oneLowScoreCountsThroughItsMeanOnly() {
        Journey journey = begin().admitted();
        Task first = driver.tasks(journey.number, "assessProposal").get(0);
        driver.complete(first.getAssignee(), first, Answers.scores(5, 5, 5, 1, "low"));
        journey.assessedByAll(Answers.scores(4, 4, 4, 3, "low"));

        assertThat(advice(journey)).containsEntry("advice", "go");
    }

    private static Map<String, Object> advice(Journey journey) {
        List<Entry> events = journey.events("adviseAdmission");
        return events.get(events.size() - 1).answers();
    }

    @Test
    void scoresAreWholeNumbersOrTheirWords() {
        Journey journey = begin().admitted();
        Task task = driver.tasks(journey.number, "assessProposal").get(0);
        Map<String, Object> scores = Answers.scores(4, 4, 4, 4, "low");

        journey.refuses(task.getAssignee(), task, Answers.with(scores, "benefit", 6), "benefit")
                .refuses(task.getAssignee(), task, Answers.with(scores, "benefit", 3.5), "benefit")
                .refuses(task.getAssignee(), task, Answers.of("effort", "low"), "benefit", "feasibility", "reuse", "urgency")
                .refuses("koordination", task, scores);
        driver.complete(task.getAssignee(), task, Answers.with(scores, "benefit", "sehr hoch"));

        assertThat(journey.file().last("assessProposal")).returns("5", entry -> entry.text("benefit"))
                .returns(task.getAssignee(), Entry::about).returns(task.getAssignee(), Entry::author);
    }

    @Test
    void assessorsMayAnswerInTheSameSecond() throws Exception {
        Journey journey = begin().admitted();
        atOnce(driver.tasks(journey.number, "assessProposal").stream().map(task -> (Callable<Void>) () -> {
            completeOnly(task.getAssignee(), task, Answers.scores(4, 4, 5, 3, "medium"));
            return null;
        }).toList());
        driver.runJobs(journey.number);

        assertThat(journey.isOpen("decideAdmission").file().all("assessProposal")).hasSize(3);
    }

    @Test
    void admissionPresetsTheWorkshopOfTheTopicAndMayChooseAnother() {
        Journey journey = begin().assessed();
        assertThat(shown("koordination", journey, "decideAdmission")).containsEntry("workshop", "daten");

        journey.sentTo("dienste").isOpen("acceptIntoWorkshop");

        liesBefore(journey, "acceptIntoWorkshop", "workshop-dienste");
    }

    @Test
    void rejectedAtTheAdmissionIsClosed() {
        begin().assessed().decides("koordination", "decideAdmission", "reject").endedAs(Outcome.REJECTED);
    }

    @Test
    void forwardedAtTheAdmissionIsClosed() {
        begin().assessed().step("koordination", "decideAdmission", Answers.with(Journey.reasoned("forward"), "forwardTo", "Bundesrechnungshof"))
                .endedAs(Outcome.FORWARDED);
    }

    @Test
    void deferredAtTheAdmissionIsScreenedAgain() {
        Journey journey = begin().assessed();
        LocalDate until = journey.today().plusDays(30);

        journey.step("koordination", "decideAdmission", deferral(until)).isOpen().on(until).isOpen("screenProposal");
    }

    @Test
    void returnedByTheWorkshopIsDecidedOnAgain() {
        Journey journey = begin().assessed().sentTo("daten").refuses(Journey.WORKSHOP, "acceptIntoWorkshop", Answers.decision("return"), "reason")
                .decides(Journey.WORKSHOP, "acceptIntoWorkshop", "return").isOpen("decideAdmission");

        journey.sentTo("dienste").takenBy("werkstatt-dienste").isOpen("planPrototype");

        liesBefore(journey, "planPrototype", "workshop-dienste");
        assertThat(journey.initiative().workshop()).isEqualTo("dienste");
    }

    @Test
    void proposalOfSomebodyWithoutAnAccountIsAnsweredForByCoordination() {
        Journey journey = journey(start(null).orElseThrow().value());
        assertThat(journey.initiative().proposer()).isNull();

        journey.decides("koordination", "screenProposal", "revise");
        assertThat(tasks.getIdentityLinksForTask(driver.task(journey.number, "reviseProposal").getId())).extracting(link -> link.getUserId())
                .containsOnlyNulls();
        journey.step("koordination", "reviseProposal", revision()).inWorkshop().isOpen("planPrototype");
    }

    @Test
    void sourceThatIsKnownStartsNoSecondInitiative() {
        String key = "test/" + UUID.randomUUID();

        assertThat(start(key)).isPresent();
        assertThat(start(key)).isEmpty();
    }

    private Optional<InitiativeNumber> start(String externalId) {
        return initiatives.start(new Proposal("Karte der Messstellen", Journey.IDEA, null, null, null, "offene-daten", null),
                new CaseFiles.Source(null, null, null, externalId), null);
    }

    @Test
    void submissionIsOnRecordFromTheFirstMoment() {
        Journey journey = begin();

        assertThat(journey.trail()).containsExactly("proposalReceived");
        assertThat(journey.initiative().stage()).isEqualTo(Stage.PROPOSAL);
        assertThat(journey.initiative().authority()).isEqualTo("rki");
        assertThat(journey.initiative().submittedAt().atZone(ZoneId.systemDefault()).toLocalDate()).isEqualTo(journey.today());
    }
}
