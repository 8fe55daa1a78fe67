package de.vorhabenpfad.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.path.Steps;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes an initiative through every step there is and looks at each form before it is completed: what it shows is there. */
@PathTest
class ShownOnTheWayTest {

    /** Shown only when a pilot is planned again. */
    private static final Set<String> AT_TIMES = Set.of("previousSites");
    private static final String WORKSHOP = "werkstatt-daten";
    private static final String SITE = "behoerde-rki";

    private final Models models = Models.in(Models.PRODUCT);
    private final FormFiles forms = FormFiles.in(FormFiles.PRODUCT);
    private final Set<String> seen = new TreeSet<>();

    @Autowired
    Driver driver;
    @Autowired
    FormService formService;
    @Autowired
    Steps steps;

    private String number;

    @AfterEach
    void clockRuns() {
        driver.clockRuns();
    }

    @Test
    void everyFormIsGivenWhatItShows() {
        number = driver.start("vorschlag", "initiative",
                Answers.proposal("Ein Formular für alles", "Jedes Formular zeigt, was man zum Ausfüllen wissen muss.", "offene-daten"));
        proposal();
        prototyping();
        pilot();
        handover();
        adoption();
        benefit();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(steps.ids());
    }

    private void proposal() {
        step("koordination", "screenProposal", Answers.decision("revise", "Bitte genauer."));
        step("vorschlag", "reviseProposal", Answers.with(Answers.proposal("Ein Formular für alles",
                "Jedes Formular zeigt, was man zum Ausfüllen wissen muss.", "offene-daten"), "decision", "resubmit"));
        step("koordination", "screenProposal", Answers.decision("admit"));
        driver.tasks(number, "assessProposal").forEach(task -> complete(task.getAssignee(), task, Answers.scores(4, 4, 5, 3, "medium")));
        step("koordination", "decideAdmission", Answers.of("decision", "accept", "workshop", "daten"));
        step(WORKSHOP, "acceptIntoWorkshop", Answers.decision("accept"));
    }

    private void prototyping() {
        step(WORKSHOP, "planPrototype", Answers.prototypePlan(today().plusMonths(1)));
        daysPass(40);
        step("koordination", "decideExtension", Answers.of("decision", "extend", "newEnd", today().plusMonths(1).toString(), "reason", "Fast fertig."));
        step(WORKSHOP, "runIteration", Answers.iteration("finish"));
        step(WORKSHOP, "reviewPrototype", Answers.review("pilot"));
    }

    private void pilot() {
        step(WORKSHOP, "planPilot", Answers.pilotPlan(today().plusDays(7), today().plusDays(60), List.of("rki"), List.of("security")));
        step(SITE, "confirmPilot", Answers.siteConfirms());
        step(SITE, "recordClearance", Answers.of("decision", "conditions", "conditions", "Nur mit Testdaten"));
        step(SITE, "runPilot", Answers.with(Answers.siteCompletes(), "conditionsMet", "yes"));
        step(WORKSHOP, "evaluatePilot", Answers.evaluation(18, 4));
        step("panel", "decideHandover", Answers.panelDecides("handover", today()));
    }

    private void handover() {
        step(WORKSHOP, "documentSolution", Answers.documentation("Formular " + number, "itzbund", "chosen", List.of("rki")));
        step("behoerde-itzbund", "confirmMaintenance", Answers.maintenance());
        step("koordination", "approvePublication", Answers.publish("public"));
        step(SITE, "decideAdoption", Answers.adopts(today().plusDays(10)));
    }

    private void adoption() {
        step(SITE, "goLive", Answers.live(today()));
        step(SITE, "confirmHandover", Answers.of("decision", "rework", "defects", "Die Suche findet keine Umlaute."));
        step("behoerde-itzbund", "fixDefects", Answers.of("fixed", "Umlaute werden jetzt gefunden."));
        step(SITE, "confirmHandover", Answers.decision("confirmed"));
    }

    private void benefit() {
        daysPass(190);
        step(SITE, "reportBenefit", Answers.benefit());
        step("koordination", "reviewBenefit", Answers.of("decision", "keep", "summary", "Wird gern benutzt."));
    }

    private void step(String account, String step, Map<String, Object> answers) {
        complete(account, driver.task(number, step), answers);
    }

    private void complete(String account, Task task, Map<String, Object> answers) {
        String step = task.getTaskDefinitionKey();
        Set<String> shown = driver.as(account, () -> formService.getTaskFormVariables(task.getId())).keySet();
        assertThat(shown).as("what %s shows", step).containsAll(needed(step));
        seen.add(step);
        driver.complete(account, task, answers);
    }

    private Set<String> needed(String step) {
        String form = models.all(UserTask.class).stream().filter(task -> task.getId().equals(step)).findFirst().orElseThrow().getCamundaFormRef();
        Set<String> needed = new TreeSet<>();
        for (FormField field : forms.schema(form).fields()) {
            if (field.readonly()) {
                needed.add(field.key());
            }
            if (field.optionsKey() != null) {
                needed.add(field.optionsKey());
            }
            if (field.columns().stream().anyMatch(FormField::readonly)) {
                needed.add(field.key());
            }
        }
        needed.removeAll(AT_TIMES);
        return needed;
    }

    private void daysPass(int days) {
        driver.now(Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime()).plusSeconds(days * 86_400L));
        driver.runJobs(number);
    }

    private static LocalDate today() {
        return ClockUtil.getCurrentTime().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
