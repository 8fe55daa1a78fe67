package de.vorhabenpfad.path.proposal;

import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One assessor's scores, or the word that this assessor is biased; then the place goes to the next. */
@Component
final class AssessProposal implements Step<AssessProposal.Answer> {

    /** Scores from 1 (very low) to 5 (very high). */
    record Answer(boolean biased, @Nullable Integer benefit, @Nullable Integer feasibility, @Nullable Integer reuse,
            @Nullable Integer urgency, @Nullable String effort, @Nullable String comment) {
    }

    /** One round of assessment for each admission at the screening. */
    static int round(CaseFile file) {
        return (int) file.count(entry -> entry.is("screenProposal") && entry.decided("admit"));
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Entry proposal = Proposals.current(situation.file());
        return Map.of("shownProblem", text(proposal, "problem"), "shownTargetGroup", text(proposal, "targetGroup"), "shownBenefit",
                text(proposal, "expectedBenefit"));
    }

    private static String text(Entry entry, String key) {
        return Objects.requireNonNullElse(entry.text(key), "");
    }

    @Override
    public @Nullable String about(Situation situation) {
        return situation.variableOrNull("assessor");
    }

    @Override
    public int round(Situation situation) {
        return round(situation.file());
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.onward().with("biased", answer.biased());
    }
}
