package de.vorhabenpfad.path.pilot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Rows;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The workshop holds what was measured against the targets and recommends what to do. */
@Component
final class EvaluatePilot implements Step<EvaluatePilot.Answer> {

    enum Recommendation { HANDOVER, REPEAT, REWORK, STOP }

    record Measured(BigDecimal actual) {
    }

    record Answer(@Nullable List<Measured> kpiResults, @Nullable String effort, @Nullable String costs, String lessons,
            Recommendation recommendation) {
    }

    private final SiteResults results;

    EvaluatePilot(SiteResults results) {
        this.results = results;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("siteResults", results.describe(situation.file()), "kpiResults", PilotPlan.of(situation.file()).kpis());
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        Rows.sameCount("kpiResults", answer.kpiResults(), PilotPlan.of(situation.file()).kpis());
        return Routing.onward();
    }

    @Override
    public Map<String, Object> keeps(Situation situation, Answer answer) {
        List<BigDecimal> actual = Rows.orEmpty(answer.kpiResults()).stream().map(Measured::actual).toList();
        return Map.of("kpiResults", Rows.joined(PilotPlan.of(situation.file()).kpis(), "actual", actual));
    }
}
