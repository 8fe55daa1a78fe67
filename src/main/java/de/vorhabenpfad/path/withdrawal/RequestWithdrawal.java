package de.vorhabenpfad.path.withdrawal;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.ProposersPart;
import de.vorhabenpfad.path.StartForm;
import de.vorhabenpfad.toolbox.Toolbox;
import org.springframework.stereotype.Component;

/** The proposer takes the proposal back until a workshop has accepted it, coordination until the result is published. */
@Component
final class RequestWithdrawal implements StartForm<RequestWithdrawal.Answer> {

    record Answer(String number, String reason) {
    }

    /** Whether coordination asked for it, which may do so for longer than the proposer. */
    static final String BY_COORDINATION = "byCoordination";

    private final CaseFiles caseFiles;
    private final Toolbox toolbox;

    RequestWithdrawal(CaseFiles caseFiles, Toolbox toolbox) {
        this.caseFiles = caseFiles;
        this.toolbox = toolbox;
    }

    @Override
    public String process() {
        return "withdrawal";
    }

    @Override
    public Opening open(Person person, Answer answer) {
        Initiative initiative = caseFiles.find(answer.number()).map(CaseFile::initiative).filter(one -> isTheirs(person, one))
                .orElseThrow(() -> Refusal.of("number", "Ein Vorhaben " + answer.number() + ", das Sie zurücknehmen könnten, gibt es nicht."));
        if (initiative.isClosed()) {
            throw Refusal.of("number", "Das Vorhaben " + initiative.number() + " ist schon abgeschlossen.");
        }
        if (!person.isIn(Person.COORDINATION) && initiative.stage() != Stage.PROPOSAL) {
            throw Refusal.of("number", "Eine Werkstatt hat das Vorhaben angenommen; zurücknehmen kann es nur noch die Koordinierungsstelle.");
        }
        if (toolbox.ofInitiative(initiative.number()).isPresent()) {
            throw Refusal.of("number", "Das Ergebnis ist schon veröffentlicht; das Vorhaben kann nicht mehr zurückgenommen werden.");
        }
        return new Opening(initiative.number(), "withdrawalRequested", Map.of("title", initiative.title(), "stage", initiative.stage().label(), BY_COORDINATION, person.isIn(Person.COORDINATION)));
    }

    private static boolean isTheirs(Person person, Initiative initiative) {
        return person.isIn(Person.COORDINATION) || person.account().equals(initiative.proposer())
                || person.isIn(ProposersPart.linkTo(initiative.number()));
    }
}
