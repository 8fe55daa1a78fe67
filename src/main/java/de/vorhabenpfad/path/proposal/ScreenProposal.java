package de.vorhabenpfad.path.proposal;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseSearch;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
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

    private static final int MOST_SIMILAR = 5;

    private final CaseSearch search;
    private final Toolbox toolbox;

    ScreenProposal(CaseSearch search, Toolbox toolbox) {
        this.search = search;
        this.toolbox = toolbox;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        String similar = search.resembling(situation.number(), situation.initiative().title(), MOST_SIMILAR).stream()
                .map(hit -> hit.number() + ": " + hit.title() + " (" + hit.stage().label() + ")").collect(Collectors.joining("\n"));
        return Map.of("similarWork", similar);
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
