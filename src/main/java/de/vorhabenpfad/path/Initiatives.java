package de.vorhabenpfad.path;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Proposal;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends initiatives on their path that no person starts by a form: imported ones and ideas that came up on the way. */
@Component
public class Initiatives {

    private final CaseFiles caseFiles;
    private final RuntimeService runtime;

    Initiatives(CaseFiles caseFiles, @Lazy RuntimeService runtime) {
        this.caseFiles = caseFiles;
        this.runtime = runtime;
    }

    /**
     * Opens the file and starts the path, in one transaction.
     *
     * @param proposal checked against the form already
     * @param workshop the workshop that takes it up at once, or null for a proposal
     * @return the number, or empty if the source's external id is known; then nothing has happened
     */
    @Transactional
    public Optional<InitiativeNumber> start(Proposal proposal, CaseFiles.Source source, @Nullable String workshop) {
        if (source.externalId() != null && caseFiles.knowsExternalId(source.externalId())) {
            return Optional.empty();
        }
        InitiativeNumber number = caseFiles.nextNumber();
        if (!caseFiles.open(number, proposal, source, workshop)) {
            return Optional.empty();
        }
        String author = source.account() == null ? Entry.SYSTEM : source.account();
        Map<String, Object> answers = answers(proposal);
        if (workshop != null) {
            answers.remove("topic"); // the form of a workshop's idea has none: it is the workshop's own
        }
        caseFiles.append(number.value(), workshop == null ? "proposalReceived" : "ideaReported", null, 1, author, answers,
                workshop == null ? "proposal" : "workshop-idea", null);
        begin(caseFiles.get(number.value()).initiative());
        return Optional.of(number);
    }

    /**
     * Opens the file under a number that was reserved for it and starts the path, in one transaction.
     *
     * @param proposal checked against the form already; its words are the proposer's, who has no account
     * @param authority id of the proposer's authority, or null if it takes no part in the network
     */
    @Transactional
    public void startReserved(InitiativeNumber number, Proposal proposal, @Nullable String authority) {
        caseFiles.open(number, proposal, new CaseFiles.Source(null, authority, null, null), null);
        caseFiles.append(number.value(), "proposalReceived", null, 1, Entry.PROPOSER, answers(proposal), "proposal", null);
        begin(caseFiles.get(number.value()).initiative());
    }

    /** Starts the process of an initiative whose file is open: at the beginning, or where its workshop works already. */
    public void begin(Initiative initiative) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("number", initiative.number());
        variables.put("title", initiative.title());
        variables.put("stage", initiative.stage().label());
        if (initiative.workshop() == null) {
            runtime.startProcessInstanceByKey("initiative", initiative.number(), variables);
        } else {
            variables.put("workshop", initiative.workshop());
            runtime.startProcessInstanceByMessage("workshopIdeaTaken", initiative.number(), variables);
        }
    }

    private static Map<String, Object> answers(Proposal proposal) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", proposal.title());
        answers.put("idea", proposal.idea());
        answers.put("problem", proposal.problem());
        answers.put("targetGroup", proposal.targetGroup());
        answers.put("expectedBenefit", proposal.expectedBenefit());
        answers.put("topic", proposal.topic());
        answers.put("link", proposal.link());
        answers.values().removeIf(value -> value == null);
        return answers;
    }
}
