package de.vorhabenpfad.path.pilot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The workshop plans where, when and with whom the prototype is tried, and by what it will be judged. */
@Component
final class PlanPilot implements Step<PlanPilot.Answer> {

    enum Decision { PLAN, STOP }

    record Kpi(String name, String unit, BigDecimal baseline, BigDecimal target) {
    }

    record Answer(Decision decision, @Nullable List<String> sites, @Nullable LocalDate start, @Nullable LocalDate end,
            @Nullable Long participants, @Nullable List<Kpi> kpis, @Nullable List<String> bodies, @Nullable String reason) {
    }

    private final Network network;
    private final SiteResults results;

    PlanPilot(Network network, SiteResults results) {
        this.network = network;
        this.results = results;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("authorityOptions", Choices.authorities(network));
        Optional<Entry> earlier = situation.file().latest(PilotPlan::isPlan);
        earlier.ifPresent(plan -> {
            shown.putAll(plan.answers());
            shown.keySet().removeAll(Set.of("decision", "reason"));
            shown.put("previousSites", results.describe(situation.file()));
        });
        return shown;
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
