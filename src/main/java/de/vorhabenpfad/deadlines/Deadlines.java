package de.vorhabenpfad.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.Map;

import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Workshop;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** When a step is due: so many working days, counted in the Land of whoever has it. */
@Component
public class Deadlines {

    /** How long people may work on the last day. */
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private final StepDays days;
    private final WorkingDays workingDays;
    private final Network network;
    private final Clock clock;

    Deadlines(StepDays days, WorkingDays workingDays, Network network, Clock clock) {
        this.days = days;
        this.workingDays = workingDays;
        this.network = network;
        this.clock = clock;
    }

    /**
     * @param step the step's id
     * @param about the body it is for if it is one of several, or null; {@code <step>.<about>} may have days of its own
     * @param groups the engine groups that have the task
     * @throws IllegalStateException if no days are configured for the step
     */
    public Date due(String step, @Nullable String about, Collection<String> groups, @Nullable String homeAuthority) {
        Integer count = days.steps().get(step + "." + about);
        return endOf(workingDays.after(today(), count == null ? workingDays(step) : count, landOf(groups, homeAuthority)));
    }

    /**
     * How many working days people have for a step, to be told to others.
     *
     * @throws IllegalStateException if none are configured for it
     */
    public int workingDays(String step) {
        Integer count = days.steps().get(step);
        if (count == null) {
            throw new IllegalStateException("vorhabenpfad.deadlines.steps names no working days for " + step + ".");
        }
        return count;
    }

    /** The end of work on that day, or on the next working day of whoever has the task. */
    public Date on(LocalDate day, Collection<String> groups, @Nullable String homeAuthority) {
        return endOf(workingDays.onOrAfter(day, landOf(groups, homeAuthority)));
    }

    /** The end of work so many working days from now, by the coordinating authority's Land. */
    public Date after(int count) {
        return endOf(workingDays.after(today(), count, network.coordinating().land()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_WORK).atZone(ZoneId.systemDefault()).toInstant());
    }

    private String landOf(Collection<String> groups, @Nullable String homeAuthority) {
        for (Workshop workshop : network.workshops()) {
            if (groups.contains(workshop.group())) {
                return network.authority(workshop.lead()).orElse(network.coordinating()).land();
            }
        }
        for (Authority authority : network.authorities()) {
            if (groups.contains(authority.group()) || authority.id().equals(homeAuthority)) {
                return authority.land();
            }
        }
        return network.coordinating().land();
    }

    /** @param steps working days by step id, or by {@code step.about} for one of several */
    @ConfigurationProperties("vorhabenpfad.deadlines")
    record StepDays(Map<String, Integer> steps) {
    }
}
