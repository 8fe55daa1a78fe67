package de.vorhabenpfad.path.proposal;

import java.time.LocalDate;
import java.util.*;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.path.Advice;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Coordination decides, with the scores and the table's advice at hand, whether a workshop is asked. */
@Component
final class DecideAdmission implements Step<DecideAdmission.Answer> {

    enum Decision { ACCEPT, REVISE, DEFER, FORWARD, REJECT }

    record Answer(Decision decision, @Nullable String workshop, @Nullable LocalDate until, @Nullable String forwardTo,
            @Nullable String reason) {
    }

    private final Network network;
    private final People people;

    DecideAdmission(Network network, People people) {
        this.network = network;
        this.people = people;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("workshopOptions", Choices.workshops(network, workshop -> true));
        shown.put("scores", scores(situation.file()));
        shown.put("advice", Advice.of(situation.file(), "adviseAdmission"));
        String topic = situation.initiative().topic();
        network.workshopFor(topic == null ? "" : topic).ifPresent(workshop -> shown.put("workshop", workshop.id()));
        return shown;
    }

    private String scores(CaseFile file) {
        List<Entry> scores = Assessments.newest(file);
        if (scores.isEmpty()) {
            return "Niemand konnte bewerten. Bitte entscheiden Sie ohne Bewertungen.";
        }
        return scores.stream().map(entry -> "Nutzen %s, Machbarkeit %s, Nachnutzbarkeit %s, Dringlichkeit %s, Aufwand %s%s (%s)".formatted(
                entry.text("benefit"), entry.text("feasibility"), entry.text("reuse"), entry.text("urgency"), Advice.effort(entry.text("effort")),
                entry.text("comment") == null ? "" : ": " + entry.text("comment"),
                people.name(entry.author()))).collect(Collectors.joining("\n"));
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Routing routing = Routing.to(answer.decision());
        if (answer.workshop() != null) {
            routing.with("workshop", answer.workshop());
        }
        return answer.until() == null ? routing : routing.with("until", Days.startOf(answer.until()));
    }
}
