package de.vorhabenpfad.portal;

import java.util.List;
import java.util.function.Predicate;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.StageChange;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.portal.OpenSteps.OpenStep;

/**
 * A case as one person sees it. What is left out is decided here and nowhere else, so the API, the case page and every
 * other page show the same:
 * <ul>
 * <li>Who sees everything (panel, coordination, operators) sees every entry and every name.</li>
 * <li>Everybody else who takes part, first of all the proposer, learns no assessor's name or score: of the assessments they
 * see only what they wrote themselves, the advice computed from the scores is left out, and an open assessment lies with
 * the assessors, not with a person.</li>
 * </ul>
 *
 * @param entries oldest first
 */
record CaseView(Initiative initiative, List<StageChange> stages, List<Entry> entries) {

    private static final String ASSESSMENT = "assessProposal";
    private static final String ADVICE_FROM_SCORES = "adviseAdmission";

    static CaseView of(Initiative initiative, List<StageChange> stages, List<Entry> entries, Person person) {
        return new CaseView(initiative, stages, entries.stream().filter(shownTo(person)).toList());
    }

    static Predicate<Entry> shownTo(Person person) {
        return entry -> person.seesEverything()
                || !entry.isEvent(ADVICE_FROM_SCORES) && (!entry.is(ASSESSMENT) || entry.author().equals(person.account()));
    }

    /** The open steps as the person sees them, in the same order. */
    static List<OpenStep> openSteps(List<OpenStep> steps, Person person) {
        return steps.stream().map(step -> openStep(step, person)).toList();
    }

    private static OpenStep openStep(OpenStep step, Person person) {
        boolean own = person.account().equals(step.assignee());
        if (person.seesEverything() || own || !step.step().equals(ASSESSMENT)) {
            return step;
        }
        return new OpenStep(step.task(), step.step(), step.name(), null, List.of(Person.ASSESSORS), List.of(), step.due());
    }
}
