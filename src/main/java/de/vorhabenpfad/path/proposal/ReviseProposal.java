package de.vorhabenpfad.path.proposal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The proposer, or coordination in the proposer's place, mends the proposal or takes it back. */
@Component
final class ReviseProposal implements Step<ReviseProposal.Answer> {

    enum Decision { RESUBMIT, WITHDRAW }

    record Answer(Decision decision, @Nullable String title, @Nullable String idea, @Nullable String problem,
            @Nullable String targetGroup, @Nullable String expectedBenefit, @Nullable String topic, @Nullable String link) {
    }

    private final CaseFiles caseFiles;

    ReviseProposal(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Map<String, Object> preset = new HashMap<>(Proposals.current(situation.file()).answers());
        preset.remove("decision");
        return preset;
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Routing routing = Routing.to(answer.decision());
        if (answer.decision() == Decision.WITHDRAW) {
            return routing;
        }
        Proposal revised = new Proposal(Objects.requireNonNull(answer.title()), Objects.requireNonNull(answer.idea()), answer.problem(),
                answer.targetGroup(), answer.expectedBenefit(), answer.topic(), answer.link());
        caseFiles.revise(situation.number(), revised);
        return routing.with("title", revised.title());
    }
}
