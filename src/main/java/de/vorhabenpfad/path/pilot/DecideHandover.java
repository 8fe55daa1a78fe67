package de.vorhabenpfad.path.pilot;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Workshop;
import de.vorhabenpfad.path.Advice;
import de.vorhabenpfad.path.CaseContext;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Rows;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The panel decides after a pilot; nobody of the authority that leads the workshop decides on its own work. */
@Component
final class DecideHandover implements Step<DecideHandover.Answer> {

    enum Decision { HANDOVER, REPEAT, REWORK, STOP }

    record Answer(Decision decision, String decidedIn, LocalDate decidedOn, @Nullable String reason) {
    }

    private final Network network;
    private final CaseContext context;

    DecideHandover(Network network, CaseContext context) {
        this.network = network;
        this.context = context;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        Entry evaluation = situation.file().last("evaluatePilot");
        String kpis = Rows.of(evaluation, "kpiResults").stream().map(kpi -> "%s: %s %s (Ziel %s, Ausgangswert %s), %s".formatted(kpi.get("name"),
                kpi.get("actual"), kpi.get("unit"), kpi.get("target"), kpi.get("baseline"), Pilots.isMet(kpi) ? "erreicht" : "nicht erreicht"))
                .collect(Collectors.joining("\n"));
        return Map.of("evaluation", kpis + "\nGelernt: " + evaluation.text("lessons"), "advice",
                Advice.of(situation.file(), "advisePilot") + "\nDie Werkstatt empfiehlt: " + context.answer(evaluation, "recommendation"));
    }

    @Override
    public @Nullable LocalDate dueOn(Situation situation) {
        return network.nextMeeting(situation.today()).orElse(null);
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        String lead = network.workshop(situation.variable("workshop")).map(Workshop::lead).orElse(null);
        String home = situation.person().authority();
        if (home == null) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Zu Ihrem Konto ist keine Behörde bekannt; deshalb können Sie hier nicht entscheiden.");
        }
        if (home.equals(lead)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN,
                    "Ihre Behörde leitet die Werkstatt dieses Vorhabens; über die Übergabe entscheidet deshalb jemand anderes.");
        }
        return Routing.to(answer.decision());
    }
}
