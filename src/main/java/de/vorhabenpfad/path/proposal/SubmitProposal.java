package de.vorhabenpfad.path.proposal;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.StartForm;
import org.springframework.stereotype.Component;

/** A person with an account proposes an initiative. */
@Component
final class SubmitProposal implements StartForm<Proposal> {

    private final CaseFiles caseFiles;

    SubmitProposal(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public String process() {
        return "initiative";
    }

    @Override
    public Opening open(Person person, Proposal proposal) {
        InitiativeNumber number = caseFiles.nextNumber();
        caseFiles.open(number, proposal, new CaseFiles.Source(person.account(), person.authority(), null, null), null);
        return new Opening(number.value(), "proposalReceived", Map.of("title", proposal.title()));
    }
}
