package de.vorhabenpfad.path.proposal;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the assessors said, as the decision table asks for it. */
@Component("assessments")
public class Assessments {

    /** The criteria of the form; their weights stand in the decision table. */
    static final List<String> CRITERIA = List.of("benefit", "feasibility", "reuse", "urgency");
    private static final List<String> EFFORTS = List.of("low", "medium", "high");

    private final CaseFiles caseFiles;

    Assessments(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /** The scores of the newest round, without those of biased assessors. */
    static List<Entry> newest(CaseFile file) {
        int round = AssessProposal.round(file);
        return file.all("assessProposal").stream()
                .filter(entry -> entry.round() == round && !Boolean.TRUE.equals(entry.answers().get("biased"))).toList();
    }

    public boolean assessed(String number) {
        return !newest(caseFiles.get(number)).isEmpty();
    }

    /** Mean of one criterion, from 1 to 5, or null if nobody scored. */
    public @Nullable Double mean(String number, String criterion) {
        return mean(newest(caseFiles.get(number)), criterion);
    }

    static @Nullable Double mean(List<Entry> scores, String criterion) {
        OptionalDouble mean = scores.stream().mapToInt(entry -> Integer.parseInt(Objects.requireNonNull(entry.text(criterion)))).average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    /** The middle of the estimated efforts (low, medium, high; of two middles the higher), or null if nobody estimated. */
    public @Nullable String effort(String number) {
        List<Integer> estimates = newest(caseFiles.get(number)).stream().map(entry -> EFFORTS.indexOf(entry.text("effort"))).sorted().toList();
        return estimates.isEmpty() ? null : EFFORTS.get(estimates.get(estimates.size() / 2));
    }
}
