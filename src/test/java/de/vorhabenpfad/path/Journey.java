package de.vorhabenpfad.path;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.task.Task;

/** One initiative on its way, moved on by the accounts that the design names. */
final class Journey {

    static final String WORKSHOP = "werkstatt-daten";

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
        return new Journey(driver, caseFiles, driver.start("vorschlag", "initiative",
                Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte, mit offenen Daten und einheitlichen Namen.", "offene-daten")));
    }

    static Journey of(Driver driver, CaseFiles caseFiles, String number) {
        return new Journey(driver, caseFiles, number);
    }

    Journey step(String account, String step, Map<String, Object> answers) {
        driver.complete(account, number, step, answers);
        return this;
    }

    Journey assessedByAll() {
        for (Task task : driver.tasks(number, "assessProposal")) {
            driver.complete(task.getAssignee(), task, Answers.scores(4, 4, 5, 3, "medium"));
        }
        return this;
    }

    Journey admitted() {
        return step("koordination", "screenProposal", Answers.decision("admit"));
    }

    Journey inWorkshop() {
        return admitted().assessedByAll().step("koordination", "decideAdmission", Answers.of("decision", "accept", "workshop", "daten"))
                .step(WORKSHOP, "acceptIntoWorkshop", Answers.decision("accept"));
    }

    Journey planned() {
        return step(WORKSHOP, "planPrototype", Answers.prototypePlan(today().plusMonths(2)));
    }

    Journey prototyped() {
        return planned().step(WORKSHOP, "runIteration", Answers.iteration("finish"));
    }

    Journey inPilot() {
        return inWorkshop().prototyped().step(WORKSHOP, "reviewPrototype", Answers.review("pilot"));
    }

    Journey pilotPlanned(List<String> sites, List<String> bodies) {
        return step(WORKSHOP, "planPilot", Answers.pilotPlan(today().plusDays(7), today().plusDays(60), sites, bodies));
    }

    Journey atSite(String site, String step, Map<String, Object> answers) {
        driver.complete("behoerde-" + site, number, step, "authority-" + site, answers);
        return this;
    }

    Journey piloted() {
        return inPilot().pilotPlanned(List.of("rki"), List.of()).atSite("rki", "confirmPilot", Answers.siteConfirms())
                .atSite("rki", "runPilot", Answers.siteCompletes()).step(WORKSHOP, "evaluatePilot", Answers.evaluation(18, 4));
    }

    Journey inHandover() {
        return piloted().step("panel", "decideHandover", Answers.panelDecides("handover", today()));
    }

    Journey documented(String invite, List<String> invited) {
        return step(WORKSHOP, "documentSolution", Answers.documentation("Messstellenkarte " + number, "itzbund", invite, invited));
    }

    Journey published(String invite, List<String> invited) {
        return documented(invite, invited).step("behoerde-itzbund", "confirmMaintenance", Answers.maintenance())
                .step("koordination", "approvePublication", Answers.publish("public"));
    }

    LocalDate today() {
        return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    /** Lets days pass and does what is then due. */
    Journey daysPass(int days) {
        Instant now = org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
        driver.now(now.plusSeconds(days * 86400L));
        driver.runJobs(number);
        return this;
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

    /** Steps and events of the file in order. */
    List<String> trail() {
        return file().entries().stream().map(entry -> entry.kind() == Entry.Kind.STEP ? entry.step() : entry.text("event")).toList();
    }
}
