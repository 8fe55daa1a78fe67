package de.vorhabenpfad.path.proposal;

import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.CaseSearch;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Workshop;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A workshop takes an initiative in, or gives it back to whoever asked. */
@Component
final class AcceptIntoWorkshop implements Step<AcceptIntoWorkshop.Answer> {

    enum Decision { ACCEPT, RETURN }

    record Answer(Decision decision, @Nullable String reason) {
    }

    private final Network network;
    private final CaseFiles caseFiles;
    private final CaseSearch search;

    AcceptIntoWorkshop(Network network, CaseFiles caseFiles, CaseSearch search) {
        this.network = network;
        this.caseFiles = caseFiles;
        this.search = search;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Workshop workshop = network.workshop(asked(situation)).orElseThrow();
        long underWay = search.underWay(workshop.id());
        return Map.of("workload", "%s: %d von %d Plätzen belegt.%s".formatted(workshop.name(), underWay, workshop.capacity(),
                underWay >= workshop.capacity() ? " Die Werkstatt ist ausgelastet." : ""));
    }

    /** While prototyping, a transfer asks another workshop than the one that works on it. */
    private static String asked(Situation situation) {
        String transferTo = situation.variableOrNull("transferTo");
        return transferTo != null ? transferTo : situation.variable("workshop");
    }

    @Override
    public @Nullable String about(Situation situation) {
        return asked(situation);
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Routing routing = Routing.to(answer.decision());
        if (answer.decision() == Decision.RETURN) {
            return routing;
        }
        String workshop = asked(situation);
        caseFiles.takeTo(situation.number(), workshop);
        return routing.with("workshop", workshop);
    }
}
