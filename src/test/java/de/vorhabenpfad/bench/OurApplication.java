package de.vorhabenpfad.bench;

import java.util.Map;

import javax.sql.DataSource;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.network.Network;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.transaction.support.TransactionTemplate;

/** (a): our application, called as its accounts through the engine's Java services. */
final class OurApplication extends Contender {

    private final ProcessEngine engine;
    private final CaseFiles caseFiles;
    private final TransactionTemplate transaction;

    OurApplication(ProcessEngine engine, DataSource superuser, Counters counters, CaseFiles caseFiles, Network network,
            TransactionTemplate transaction) {
        super("Vorhabenpfad", superuser, counters, network);
        this.engine = engine;
        this.caseFiles = caseFiles;
        this.transaction = transaction;
    }

    @Override
    ProcessEngine engine() {
        return engine;
    }

    @Override
    String start(String process) {
        return transaction.execute(status -> {
            InitiativeNumber number = caseFiles.nextNumber();
            Proposal proposal = new Proposal(Work.TITLE, Work.IDEA, null, null, null, "offene-daten", null);
            boolean pilot = process.equals("pilot");
            caseFiles.open(number, proposal, new CaseFiles.Source("vorschlag", "rki", null, null), pilot ? "daten" : null);
            caseFiles.append(number.value(), "proposalReceived", null, 1, "vorschlag", Work.PROPOSAL, "proposal", 1);
            engine.getRuntimeService().startProcessInstanceByKey(process, number.value(), Work.startVariables(number.value()));
            return number.value();
        });
    }

    @Override
    void complete(String task, Map<String, Object> answers) {
        engine.getTaskService().complete(task, answers);
    }
}
