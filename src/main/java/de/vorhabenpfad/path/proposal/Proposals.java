package de.vorhabenpfad.path.proposal;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;

/** Where the words of the proposer stand in the case file. */
final class Proposals {

    private Proposals() {
    }

    /** The entry that holds the proposal as it stands: the last revision, else what was submitted. */
    static Entry current(CaseFile file) {
        return file.latest(entry -> entry.is("reviseProposal") && entry.decided("resubmit"))
                .or(() -> file.latest("proposalReceived")).or(() -> file.latest("ideaReported"))
                .orElseThrow(() -> new IllegalStateException(file.number() + " has no proposal in its file."));
    }
}
