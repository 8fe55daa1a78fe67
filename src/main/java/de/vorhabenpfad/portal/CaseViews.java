package de.vorhabenpfad.portal;

import java.util.Optional;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.network.Person;
import org.springframework.stereotype.Component;

/** Opens cases for people who may see them. */
@Component
final class CaseViews {

    private final CaseFiles caseFiles;

    CaseViews(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /**
     * @throws RequestRefused forbidden if the person does not take part, whether there is such a case or not, so that nobody
     *         learns which numbers exist; unknown only to those who see everything
     */
    CaseView open(String number, Person person) {
        if (!maySee(number, person)) {
            throw RequestRefused.forbidden();
        }
        CaseFile file = find(number).orElseThrow(RequestRefused::unknown);
        return CaseView.of(file.initiative(), caseFiles.stages(number), file.entries(), person);
    }

    /** Whether there is such a case and the person may see it. */
    boolean opens(String number, Person person) {
        return maySee(number, person) && find(number).isPresent();
    }

    private boolean maySee(String number, Person person) {
        return person.seesEverything()
                || InitiativeNumber.looksLikeOne(number) && caseFiles.takesPart(number, person.participations());
    }

    private Optional<CaseFile> find(String number) {
        return InitiativeNumber.looksLikeOne(number) ? caseFiles.find(number) : Optional.empty();
    }
}
