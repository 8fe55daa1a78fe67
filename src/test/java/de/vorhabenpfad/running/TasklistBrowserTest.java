package de.vorhabenpfad.running;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.path.Steps;
import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first steps as people take them, in a real browser; and that no form holds a word of English. */
@RunningApplication
class TasklistBrowserTest {

    /** Words that form-js, the date picker or Tasklist would say if nobody had put German in their place. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|and|with|field|required|must|please|select|search|add new|remove|value|values|"
            + "minimum|maximum|length|pattern|invalid|complete|claim|unclaim|due date|follow-up|save|cancel|close|loading|error|task|form|history|diagram|"
            + "description|monday|tuesday|january|february|march|may|june|july|october|december|year|month|increment|decrement|clear|show|open|toggle)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    TaskService tasks;
    @Autowired
    Steps steps;

    private Tasklist as(String account) {
        return Tasklist.signIn(BROWSER.get(), port, account);
    }

    @Test
    void anIdeaGoesFromTheProposerToTheWorkshop() {
        String number = proposed();
        screened(number);
        assessed(number);
        new Rest(port, "koordination").complete(number, "decideAdmission", Answers.of("decision", "accept", "workshop", "daten"));
        new Rest(port, "werkstatt-daten").complete(number, "acceptIntoWorkshop", Answers.decision("accept"));
        plannedInTheWorkshop(number);
        casePageShows(number);
    }

    private String proposed() {
        try (Tasklist tasklist = as("vorschlag")) {
            Locator dialog = tasklist.startDialog("Vorhaben");
            dialog.locator(".modal-footer .btn-primary").click();
            assertThat(tasklist.errors()).contains("Bitte füllen Sie dieses Feld aus.");
            dialog.getByLabel("Titel").fill("Karte der Trinkbrunnen");
            dialog.getByLabel("Ihre Idee").fill("Alle Trinkbrunnen an Dienstgebäuden stehen auf einer Karte, mit Öffnungszeiten und Wasserqualität.");
            dialog.locator(".fjs-form-field-select .fjs-input-group").click();
            tasklist.page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText("Offene Daten")).click();
            tasklist.picture("form-proposal");
            dialog.locator(".modal-footer .btn-primary").click();
            dialog.waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        }
        JsonNode mine = new Rest(port, "vorschlag").get("/api/initiatives?size=1").body().path("items").get(0);
        assertThat(mine.path("title").asText()).isEqualTo("Karte der Trinkbrunnen");
        return mine.path("number").asText();
    }

    private void screened(String number) {
        try (Tasklist tasklist = as("koordination")) {
            tasklist.filter("Aufgaben meiner Gruppen");
            tasklist.open(number);
            tasklist.claim();
            tasklist.complete();
            assertThat(tasklist.errors()).contains("Bitte");
            tasklist.picture("tasklist");
            tasklist.choose("Zur Bewertung zulassen");
            tasklist.completed();
        }
        assertThat(caseFiles.get(number).last("screenProposal").author()).isEqualTo("koordination");
    }

    private void assessed(String number) {
        List<Task> places = await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("assessProposal").list(),
                open -> open.size() == 3);
        try (Tasklist tasklist = as(places.get(0).getAssignee())) {
            tasklist.filter("Meine Aufgaben");
            tasklist.open(number);
            for (String criterion : List.of("benefit", "feasibility", "reuse", "urgency")) {
                tasklist.form().locator(".fjs-form-field:has([id*='assessment_" + criterion + "'])").getByLabel("hoch", new Locator.GetByLabelOptions().setExact(true)).check();
            }
            tasklist.form().locator(".fjs-form-field:has([id*='assessment_effort'])").getByLabel("gering", new Locator.GetByLabelOptions().setExact(true)).check();
            tasklist.picture("form-assessment");
            tasklist.completed();
        }
        for (Task place : places.subList(1, 3)) {
            new Rest(port, place.getAssignee()).complete(place.getId(), Answers.scores(4, 4, 4, 3, "medium"));
        }
        assertThat(caseFiles.get(number).all("assessProposal")).hasSize(3).first()
                .satisfies(entry -> assertThat(entry.answers()).containsEntry("benefit", "4").containsEntry("effort", "low"));
    }

    private void plannedInTheWorkshop(String number) {
        await().until(() -> !new Rest(port, "werkstatt-daten").tasks(number, "planPrototype").isEmpty());
        try (Tasklist tasklist = as("werkstatt-daten")) {
            tasklist.filter("Werkstatt Daten");
            tasklist.open(number);
            tasklist.claim();
            Locator form = tasklist.form();
            form.locator("textarea[id*='prototype-plan_goal']").fill("Eine Karte, die auf dem Telefon funktioniert");
            tasklist.choose("Nein");
            row(form, 0, "Ladezeit", "unter zwei Sekunden");
            form.locator(".fjs-repeat-render-add").click();
            row(form, 1, "Vollständigkeit", "neun von zehn Brunnen");
            Locator end = form.locator("input.flatpickr-input");
            end.fill(GERMAN.format(LocalDate.now().plusMonths(7)));
            end.press("Enter");
            end.blur();
            tasklist.complete();
            assertThat(tasklist.notification()).contains("höchstens 6 Monate in der Zukunft");
            end.fill(GERMAN.format(LocalDate.now().plusMonths(2)));
            end.press("Enter");
            end.blur();
            tasklist.picture("form-prototype-plan");
            tasklist.completed();
        }
        Map<String, Object> plan = caseFiles.get(number).last("planPrototype").answers();
        assertThat(plan.get("successCriteria")).isEqualTo(List.of(Map.of("name", "Ladezeit", "target", "unter zwei Sekunden"),
                Map.of("name", "Vollständigkeit", "target", "neun von zehn Brunnen")));
        assertThat(plan).containsEntry("timeboxEnd", LocalDate.now().plusMonths(2).toString());
    }

    private static void row(Locator form, int index, String name, String target) {
        Locator row = form.locator(".fjs-repeat-row-container").nth(index);
        row.locator("input, textarea").nth(0).fill(name);
        row.locator("input, textarea").nth(1).fill(target);
    }

    private void casePageShows(String number) {
        try (Tasklist tasklist = as("werkstatt-daten")) {
            tasklist.page.navigate("http://127.0.0.1:" + port + "/vorhaben/" + number);
            assertThat(tasklist.page.locator("main").innerText()).contains("Karte der Trinkbrunnen", "Entwicklung planen", "unter zwei Sekunden", "Runde durchführen");
        }
    }

    @Test
    void managementLooksAtTheWholeInCockpit() {
        try (Tasklist panel = as("panel")) {
            panel.page.navigate("http://127.0.0.1:" + port + "/camunda/app/cockpit/default/#/processes");
            panel.page.getByText("Entwicklung", new Page.GetByTextOptions().setExact(true)).first().click();
            panel.page.locator(".djs-container").waitFor();
            panel.page.waitForLoadState(LoadState.NETWORKIDLE);
            panel.picture("cockpit");
            assertThat(panel.page.title()).doesNotContain("Camunda");
            assertThat(panel.page.locator("body").innerText()).doesNotContain("End of Life", "Enterprise");
            String handedOver = new Rest(port, "panel").get("/api/initiatives?outcome=handed-over").body().path("items").get(0).path("number").asText();
            panel.page.navigate("http://127.0.0.1:" + port + "/vorhaben/" + handedOver);
            panel.page.locator("main").waitFor();
            panel.picture("case-page");
        }
    }

    @Test
    void noFormHoldsAWordOfEnglish() {
        openTheRarerForms();
        Map<String, String> english = new TreeMap<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Task task : tasks.createTaskQuery().list()) {
            if (seen.add(task.getTaskDefinitionKey())) {
                english.putAll(findings(task.getTaskDefinitionKey(), formTexts(task)));
            }
        }
        assertThat(seen).as("steps whose form was looked at").containsAll(steps.ids());
        for (Map.Entry<String, String> start : Map.of("Vorhaben", "vorschlag", "Rücknahme", "koordination", "Vorhaben aus der Werkstatt", "werkstatt-daten",
                "Übernahmewunsch", "behoerde-bva").entrySet()) {
            try (Tasklist tasklist = as(start.getValue())) {
                tasklist.startDialog(start.getKey()).locator(".modal-footer .btn-primary").click();
                english.putAll(findings(start.getKey(), tasklist.texts("body")));
            }
        }
        assertThat(english).isEmpty();
    }

    /** What a person reads who opens the task, takes it and tries to complete it without an answer. */
    private String formTexts(Task task) {
        try (Tasklist tasklist = as(account(task))) {
            tasklist.openTask(task.getId());
            if (task.getAssignee() == null) {
                tasklist.claim();
            }
            tasklist.complete();
            tasklist.form().locator(".fjs-repeat-render-add").all().forEach(Locator::click);
            Locator date = tasklist.form().locator("input.flatpickr-input:visible");
            if (date.count() > 0) {
                date.first().click();
            }
            return tasklist.texts(".task-details, .flatpickr-calendar, .tasks-list, header, [notifications-panel]");
        }
    }

    private String account(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        Stream<String> groups = links.stream().map(IdentityLink::getGroupId).filter(group -> group != null);
        return groups.map(group -> group.replaceFirst("^workshop-", "werkstatt-").replaceFirst("^authority-", "behoerde-").replaceFirst("^coordination$", "koordination"))
                .findFirst().orElseThrow();
    }

    private static Map<String, String> findings(String where, String texts) {
        Map<String, String> found = new TreeMap<>();
        for (String line : texts.split("\n")) {
            Matcher matcher = ENGLISH.matcher(line);
            if (matcher.find() && !line.contains("http")) {
                found.put(where + ": " + line, matcher.group());
            }
        }
        return found;
    }

    /** The demonstration holds most steps open; these are made open by going on from there. */
    private void openTheRarerForms() {
        completeOne("goLive", Answers.live(LocalDate.now()));
        // the benefit of the oldest results has been due for a while: their timers fire soon after the start
        List<Task> reports = await().until(() -> tasks.createTaskQuery().taskDefinitionKey("reportBenefit").list(), open -> open.size() >= 3);
        String first = reports.get(0).getProcessInstanceId();
        reports.stream().filter(report -> report.getProcessInstanceId().equals(first)).forEach(report -> complete(report, Answers.benefit()));
    }

    private void complete(Task task, Map<String, Object> answers) {
        assertThat(new Rest(port, account(task)).complete(task.getId(), answers).status()).isEqualTo(204);
    }

    private void completeOne(String step, Map<String, Object> answers) {
        complete(tasks.createTaskQuery().taskDefinitionKey(step).list().get(0), answers);
    }
}
