package de.vorhabenpfad.path;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One initiative on its way, moved on by the accounts that the design names. */
final class Journey {

    static final String WORKSHOP = "werkstatt-daten";
    static final String IDEA = "Alle Messstellen der Behörden auf einer Karte, mit offenen Daten und einheitlichen Namen.";

    final Driver driver;
    final CaseFiles caseFiles;
    final String number;

    private Journey(Driver driver, CaseFiles caseFiles, String number) {
        this.driver = driver;
        this.caseFiles = caseFiles;
        this.number = number;
    }

    /** A proposal of the account {@code vorschlag} (Robert Koch-Institut) for the workshop on data. */
    static Journey begin(Driver driver, CaseFiles caseFiles) {
        return begin(driver, caseFiles, "vorschlag", "offene-daten");
    }

    static Journey begin(Driver driver, CaseFiles caseFiles, String account, String topic) {
        return new Journey(driver, caseFiles, driver.start(account, "initiative", Answers.proposal("Karte der Messstellen", IDEA, topic)));
    }

    static Journey of(Driver driver, CaseFiles caseFiles, String number) {
        return new Journey(driver, caseFiles, number);
    }

    Journey step(String account, String step, Map<String, Object> answers) {
        driver.complete(account, number, step, answers);
        return this;
    }

    /** A step whose answer is a decision with its reason. */
    Journey decides(String account, String step, String decision) {
        return step(account, step, reasoned(decision));
    }

    static Map<String, Object> reasoned(String decision) {
        return Answers.decision(decision, "Dafür sprechen gute Gründe.");
    }

    Journey assessedByAll() {
        return assessedByAll(Answers.scores(4, 4, 5, 3, "medium"));
    }

    Journey assessedByAll(Map<String, Object> scores) {
        for (Task task : driver.tasks(number, "assessProposal")) {
            driver.complete(task.getAssignee(), task, scores);
        }
        return this;
    }

    Journey admitted() {
        return step("koordination", "screenProposal", Answers.decision("admit"));
    }

    Journey assessed() {
        return admitted().assessedByAll();
    }

    Journey sentTo(String workshop) {
        return step("koordination", "decideAdmission", Answers.of("decision", "accept", "workshop", workshop));
    }

    Journey inWorkshop() {
        return assessed().sentTo("daten").takenBy(WORKSHOP);
    }

    Journey takenBy(String workshopLead) {
        return step(workshopLead, "acceptIntoWorkshop", Answers.decision("accept"));
    }

    Journey planned() {
        return step(WORKSHOP, "planPrototype", Answers.prototypePlan(today().plusMonths(2)));
    }

    Journey prototyped() {
        return planned().step(WORKSHOP, "runIteration", Answers.iteration("finish"));
    }

    Journey reviewed(String decision) {
        return step(WORKSHOP, "reviewPrototype", Answers.review(decision));
    }

    Journey offeredTo(String workshop) {
        return step(WORKSHOP, "reviewPrototype", Answers.with(Answers.review("transfer"), "workshop", workshop));
    }

    Journey inPilot() {
        return inWorkshop().prototyped().reviewed("pilot");
    }

    Journey pilotPlanned(List<String> sites, List<String> bodies) {
        return step(WORKSHOP, "planPilot", pilotPlan(sites, bodies));
    }

    Map<String, Object> pilotPlan(List<String> sites, List<String> bodies) {
        return Answers.pilotPlan(today().plusDays(7), today().plusDays(60), sites, bodies);
    }

    Journey atSite(String site, String step, Map<String, Object> answers) {
        driver.complete("behoerde-" + site, number, step, "authority-" + site, answers);
        return this;
    }

    Journey confirmedAt(String... sites) {
        for (String site : sites) {
            atSite(site, "confirmPilot", Answers.siteConfirms());
        }
        return this;
    }

    Journey runAt(String site) {
        return atSite(site, "runPilot", Answers.siteCompletes());
    }

    /** Run at one site without bodies, to be evaluated. */
    Journey run() {
        return inPilot().pilotPlanned(List.of("rki"), List.of()).confirmedAt("rki").runAt("rki");
    }

    Journey evaluated(int minutes, int satisfaction) {
        return step(WORKSHOP, "evaluatePilot", Answers.evaluation(minutes, satisfaction));
    }

    Journey piloted() {
        return run().evaluated(18, 4);
    }

    Journey panelDecides(String decision) {
        return step("panel", "decideHandover", Answers.panelDecides(decision, today()));
    }

    Journey inHandover() {
        return piloted().panelDecides("handover");
    }

    Journey documented(String invite, List<String> invited) {
        return step(WORKSHOP, "documentSolution", documentation(invite, invited));
    }

    Map<String, Object> documentation(String invite, List<String> invited) {
        return Answers.documentation("Messstellenkarte " + number, "itzbund", invite, invited);
    }

    Journey maintained() {
        return step("behoerde-itzbund", "confirmMaintenance", Answers.maintenance());
    }

    Journey published(String invite, List<String> invited) {
        return documented(invite, invited).maintained().step("koordination", "approvePublication", Answers.publish("public"));
    }

    LocalDate today() {
        return now().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Lets days pass and does what is then due. */
    Journey daysPass(int days) {
        driver.now(now().plusSeconds(days * 86400L));
        driver.runJobs(number);
        return this;
    }

    /** Goes to noon of that day and does what is then due. */
    Journey on(LocalDate day) {
        driver.now(day.atTime(LocalTime.NOON).atZone(ZoneId.systemDefault()).toInstant());
        driver.runJobs(number);
        return this;
    }

    /** The answers are refused for these fields, and everything stays as it was. */
    Journey refuses(String account, String step, Map<String, Object> answers, String... fields) {
        return refuses(account, driver.task(number, step), answers, fields);
    }

    Journey refuses(String account, Task task, Map<String, Object> answers, String... fields) {
        List<String> open = open();
        List<String> trail = trail();
        Refusal refusal = refusal(() -> driver.complete(account, task, answers));
        assertThat(refusal.kind().status()).isEqualTo(fields.length == 0 ? 403 : 400);
        assertThat(refusal.fields()).extracting(Refusal.Field::key).containsExactly(fields);
        assertThat(open()).isEqualTo(open);
        assertThat(trail()).isEqualTo(trail);
        return this;
    }

    static Refusal refusal(ThrowingCallable work) {
        return assertThatExceptionOfType(Refusal.class).isThrownBy(work).actual();
    }

    CaseFile file() {
        return caseFiles.get(number);
    }

    Initiative initiative() {
        return file().initiative();
    }

    List<String> open() {
        return driver.open(number);
    }

    Journey isOpen(String... steps) {
        assertThat(open()).containsExactly(steps);
        return this;
    }

    /** Closed so, with nothing left open. */
    void endedAs(Outcome outcome) {
        assertThat(initiative().outcome()).isEqualTo(outcome);
        assertThat(open()).isEmpty();
    }

    /** Steps and events of the file in order. */
    List<String> trail() {
        return file().entries().stream().map(entry -> entry.kind() == Entry.Kind.STEP ? entry.step() : entry.text("event")).toList();
    }

    /** The events of that name, oldest first. */
    List<Entry> events(String name) {
        return file().entries().stream().filter(entry -> entry.isEvent(name)).toList();
    }
}
