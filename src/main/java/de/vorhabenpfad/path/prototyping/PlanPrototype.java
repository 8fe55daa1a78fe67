package de.vorhabenpfad.path.prototyping;

import java.time.LocalDate;
import java.util.*;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The workshop says what it wants to find out, how it will know, and until when. */
@Component
final class PlanPrototype implements Step<PlanPrototype.Answer> {

    record Criterion(String name, String target) {
    }

    record Answer(String goal, List<Criterion> successCriteria, LocalDate timeboxEnd, @Nullable List<String> teamAuthorities,
            String realData, @Nullable List<String> bodies, @Nullable String risks) {
    }

    private static final int USUAL_MONTHS = 3;
    private static final int MOST_MONTHS = 6;

    private final Network network;

    PlanPrototype(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        LocalDate today = situation.today();
        LocalDate end = network.nextMeeting(today).filter(meeting -> !meeting.isAfter(today.plusMonths(MOST_MONTHS)))
                .orElse(today.plusMonths(USUAL_MONTHS));
        return Map.of("authorityOptions", Choices.authorities(network), "timeboxEnd", end.toString());
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.onward().with("timeboxEnd", Days.endOf(answer.timeboxEnd()));
    }
}
