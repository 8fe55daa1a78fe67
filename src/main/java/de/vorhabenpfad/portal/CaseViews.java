package de.vorhabenpfad.portal;

import java.util.Optional;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.network.Person;
import org.springframework.stereotype.Component;

/** Opens cases for people who may see them. */
@Component
final class CaseViews {

    private final CaseFiles caseFiles;
    private final ShownAuthors authors;

    CaseViews(CaseFiles caseFiles, ShownAuthors authors) {
        this.caseFiles = caseFiles;
        this.authors = authors;
    }

    /**
     * @throws RequestRefused forbidden if the person does not take part, whether there is such a case or not, so that nobody
     *         learns which numbers exist; unknown only to those who see everything
     */
    CaseView open(String number, Person person) {
        CaseFile file = seen(number, person);
        return CaseView.of(file.initiative(), caseFiles.stages(number), authors.in(file.entries(), person), person);
    }

    /**
     * Whether the person is one of those who add attachments: those who take part, and coordination for everybody.
     *
     * @throws RequestRefused as {@link #open} does
     */
    boolean adds(String number, Person person) {
        seen(number, person);
        return person.isIn(Person.COORDINATION) || caseFiles.takesPart(number, person.participations());
    }

    /**
     * Whether the case takes attachments no longer, from whomever.
     *
     * @throws RequestRefused as {@link #open} does
     */
    boolean hasEnded(String number, Person person) {
        return !seen(number, person).initiative().takesAttachments();
    }

    /**
     * Whether the person may say which attachments the toolbox shows: the lead of the workshop that has the initiative, and
     * coordination; no more once it was closed without a result.
     *
     * @throws RequestRefused as {@link #open} does
     */
    boolean mayRelease(String number, Person person) {
        Initiative initiative = seen(number, person).initiative();
        boolean mayComeOut = initiative.outcome() == null || initiative.outcome() == Outcome.HANDED_OVER;
        return mayComeOut && (person.isIn(Person.COORDINATION) || initiative.workshop() != null && person.workshops().contains(initiative.workshop()));
    }

    /** Whether there is such a case and the person may see it. */
    boolean opens(String number, Person person) {
        return maySee(number, person) && find(number).isPresent();
    }

    private CaseFile seen(String number, Person person) {
        if (!maySee(number, person)) {
            throw RequestRefused.forbidden();
        }
        return find(number).orElseThrow(RequestRefused::unknown);
    }

    private boolean maySee(String number, Person person) {
        return person.seesEverything()
                || InitiativeNumber.looksLikeOne(number) && caseFiles.takesPart(number, person.participations());
    }

    private Optional<CaseFile> find(String number) {
        return InitiativeNumber.looksLikeOne(number) ? caseFiles.find(number) : Optional.empty();
    }
}
