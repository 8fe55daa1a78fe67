package de.vorhabenpfad.path.handover;

import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Coordination releases the entry, or the panel where there was no pilot. */
@Component
final class ApprovePublication implements Step<ApprovePublication.Answer> {

    enum Decision { PUBLISH, REVISE }

    record Answer(Decision decision, @Nullable String visibility, @Nullable String reason) {
    }

    private final Network network;
    private final Dossier dossier;

    ApprovePublication(Network network, Dossier dossier) {
        this.network = network;
        this.dossier = dossier;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("solution", Solution.describe(situation.file(), network)
                + "\n\nAus Entwicklung und Erprobung wird mitveröffentlicht:\n\n" + dossier.inWords(situation.file()));
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
