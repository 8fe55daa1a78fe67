package de.vorhabenpfad.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/**
 * The work that is measured: rounds of nine completions that need no job in between. A proposal is sent back and comes
 * again; a pilot is planned for two sites with one body each, confirmed, cleared and broken off, so that it is planned anew.
 */
final class Work {

    static final String TITLE = "Karte der Messstellen";
    static final String IDEA = "Alle Messstellen der Behörden auf einer Karte, mit offenen Daten und einheitlichen Namen. ".repeat(6);
    static final Map<String, Object> PROPOSAL = Answers.proposal(TITLE, IDEA, "offene-daten");
    static final List<String> SITES = List.of("rki", "kba");
    static final List<String> BODIES = List.of("data-protection");
    static final int COMPLETIONS_A_ROUND = 9;

    private final Contender contender;
    private final ProcessEngine engine;
    private final String proposal;
    private final String pilot;
    private final List<Long> nanos = new ArrayList<>();

    Work(Contender contender) {
        this.contender = contender;
        this.engine = contender.engine();
        this.proposal = contender.start("proposal");
        this.pilot = contender.start("pilot");
    }

    static Map<String, Object> startVariables(String number) {
        return Map.of("number", number, "title", TITLE, "stage", "Vorschlag", "workshop", "daten");
    }

    /** Nanoseconds of each completion so far. */
    List<Long> nanos() {
        return nanos;
    }

    void round() {
        one("koordination", proposal, "screenProposal", Answers.decision("revise", "Bitte beschreiben Sie, wer den Dienst nutzt."));
        one("vorschlag", proposal, "reviseProposal", Answers.with(PROPOSAL, "decision", "resubmit"));
        one("werkstatt-daten", pilot, "planPilot", Answers.pilotPlan(LocalDate.now(), LocalDate.now().plusDays(60), SITES, BODIES));
        for (String step : List.of("confirmPilot", "recordClearance", "runPilot")) {
            Map<String, Object> answers = switch (step) {
                case "confirmPilot" -> Answers.siteConfirms();
                case "recordClearance" -> Answers.decision("granted");
                default -> Answers.decision("aborted", "Die Leitung hat anders entschieden.");
            };
            for (String site : SITES) {
                one("behoerde-" + site, task(pilot, step, "authority-" + site), answers);
            }
        }
    }

    private void one(String account, String number, String step, Map<String, Object> answers) {
        one(account, task(number, step, null), answers);
    }

    private String task(String number, String step, String group) {
        var query = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(step);
        List<Task> found = (group == null ? query : query.taskCandidateGroup(group)).list();
        if (found.size() != 1) {
            throw new IllegalStateException(contender.name() + ": " + found.size() + " tasks " + step + " of " + number);
        }
        return found.get(0).getId();
    }

    private void one(String account, String task, Map<String, Object> answers) {
        engine.getIdentityService().setAuthentication(account, contender.groups(account));
        try {
            long start = System.nanoTime();
            Counters.counting(() -> contender.complete(task, answers));
            nanos.add(System.nanoTime() - start);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
