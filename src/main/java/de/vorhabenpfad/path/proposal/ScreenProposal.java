package de.vorhabenpfad.path.proposal;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseSearch;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import de.vorhabenpfad.similarity.PriorWork;
import de.vorhabenpfad.toolbox.Toolbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordination office's first look at a proposal: is it something for the network, and is it new? */
@Component
final class ScreenProposal implements Step<ScreenProposal.Answer> {

    enum Decision { ADMIT, REVISE, REFER, DEFER, FORWARD, REJECT }

    record Answer(Decision decision, @Nullable String referTo, @Nullable LocalDate until, @Nullable String forwardTo,
            @Nullable String reason) {
    }

    private static final int MOST_SIMILAR = 10;
    private static final String NOT_YET = "Die Suche nach Ähnlichem wird gerade aufgebaut. Bitte öffnen Sie die Aufgabe in einer Minute noch einmal.";

    private final CaseSearch search;
    private final Toolbox toolbox;
    private final PriorWork priorWork;
    private final Network network;

    ScreenProposal(CaseSearch search, Toolbox toolbox, PriorWork priorWork, Network network) {
        this.search = search;
        this.toolbox = toolbox;
        this.priorWork = priorWork;
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Initiative initiative = situation.initiative();
        return Map.of("similarWork", priorWork
                .findFor(initiative.number(), initiative.title(), initiative.idea(), MOST_SIMILAR, PriorWork.Audience.NETWORK)
                .map(found -> found.stream().map(this::line).collect(Collectors.joining("\n"))).orElse(NOT_YET));
    }

    /** Begins with what {@code referTo} takes. */
    private String line(PriorWork.Found found) {
        String authority = found.authority() == null ? "" : ", " + network.nameOf(found.authority());
        return found.entry() == null ? found.number() + ": " + found.title() + " (" + stage(found) + authority + ")"
                : found.entry() + ": " + found.title() + " (Werkzeugkasten" + authority + ")";
    }

    private static String stage(PriorWork.Found found) {
        return found.stage().label() + (found.outcome() == null ? "" : ": " + found.outcome().label());
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        String target = answer.referTo();
        if (target != null && !exists(situation, target.strip())) {
            throw Refusal.of("referTo", "„" + target + "“ ist weder die Nummer eines anderen Vorhabens noch ein Eintrag im Werkzeugkasten.");
        }
        Routing routing = Routing.to(answer.decision());
        return answer.until() == null ? routing : routing.with("until", Days.startOf(answer.until()));
    }

    private boolean exists(Situation situation, String target) {
        return !target.equals(situation.number()) && search.knows(target) || toolbox.find(target).isPresent();
    }
}
