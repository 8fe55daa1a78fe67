package de.vorhabenpfad.path.prototyping;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.network.Workshop;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.StartForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A workshop lead takes up an idea of the own workshop without a proposal. */
@Component
final class ReportWorkshopIdea implements StartForm<ReportWorkshopIdea.Answer> {

    record Answer(String title, String idea, @Nullable String problem, @Nullable String targetGroup, @Nullable String expectedBenefit,
            @Nullable String link, @Nullable String workshop) {
    }

    private final CaseFiles caseFiles;
    private final Network network;

    ReportWorkshopIdea(CaseFiles caseFiles, Network network) {
        this.caseFiles = caseFiles;
        this.network = network;
    }

    @Override
    public String process() {
        return "workshop-idea";
    }

    @Override
    public Map<String, Object> shows(Person person) {
        List<Map<String, String>> own = Choices.workshops(network, workshop -> person.isIn(workshop.group()));
        return own.size() == 1 ? Map.of("workshopOptions", own, "workshop", own.get(0).get("value")) : Map.of("workshopOptions", own);
    }

    @Override
    public Opening open(Person person, Answer answer) {
        Workshop workshop = workshop(person, answer.workshop());
        Proposal proposal = new Proposal(answer.title(), answer.idea(), answer.problem(), answer.targetGroup(), answer.expectedBenefit(),
                workshop.topics().get(0), answer.link());
        InitiativeNumber number = caseFiles.nextNumber();
        caseFiles.open(number, proposal, new CaseFiles.Source(person.account(), person.authority(), null, null), workshop.id());
        return new Opening(number.value(), "ideaReported",
                Map.of("title", proposal.title(), "workshop", workshop.id(), "stage", Stage.PROTOTYPING.label()));
    }

    private Workshop workshop(Person person, @Nullable String chosen) {
        List<Workshop> own = network.workshops().stream().filter(workshop -> person.isIn(workshop.group())).toList();
        if (own.isEmpty()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Ein Vorhaben aus der Werkstatt beginnt nur, wer eine Werkstatt leitet.");
        }
        if (chosen == null && own.size() > 1) {
            throw Refusal.of("workshop", "Sie leiten mehrere Werkstätten; bitte wählen Sie eine aus.");
        }
        return chosen == null ? own.get(0) : own.stream().filter(workshop -> workshop.id().equals(chosen)).findFirst().orElseThrow();
    }
}
