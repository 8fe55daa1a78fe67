package de.vorhabenpfad.path.proposal;

import java.util.List;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.network.Workshop;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Fills one of the three places with an assessor who is neither of the proposer's authority nor of the one that leads the
 * topic's workshop. Nobody left is an outcome: the place stays empty.
 */
@Component
final class NextAssessor implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final Network network;
    private final People people;
    private final AssessorPlaces places;

    NextAssessor(CaseFiles caseFiles, Network network, People people, AssessorPlaces places) {
        this.caseFiles = caseFiles;
        this.network = network;
        this.people = people;
        this.places = places;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseFile file = caseFiles.get(execution.getProcessBusinessKey());
        execution.setVariable("assessor", places.take(file.number(), AssessProposal.round(file), eligible(file.initiative())));
        execution.setVariable("biased", false);
    }

    private List<String> eligible(Initiative initiative) {
        String topic = initiative.topic();
        String lead = topic == null ? null : network.workshopFor(topic).map(Workshop::lead).orElse(null);
        // of somebody without a known authority nobody can say whether they are neutral
        return people.having(Person.ASSESSORS).stream().filter(person -> person.authority() != null)
                .filter(person -> !Objects.equals(person.authority(), initiative.authority()))
                .filter(person -> !Objects.equals(person.authority(), lead)).map(Person::account).toList();
    }
}
