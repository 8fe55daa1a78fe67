package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.portal.OpenSteps.OpenStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownStepTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static OpenStep step(@Nullable String assignee, List<String> groups, List<String> accounts, @Nullable LocalDate due) {
        return new OpenStep("task", "step", "Schritt", assignee, groups, accounts, due);
    }

    private static ShownStep shown(OpenStep step, Person person) {
        return ShownStep.of(step, person, Some.NAMES, TODAY);
    }

    @Test
    void saysWithWhomItLies() {
        Person anyone = Some.person("anyone");

        assertThat(shown(step("panel", List.of("panel"), List.of(), null), anyone).who()).isEqualTo("[person panel]");
        assertThat(shown(step(null, List.of("panel", "coordination"), List.of(), null), anyone).who()).isEqualTo("Panel oder Koordinierungsstelle");
        assertThat(shown(step(null, List.of("workshop-daten"), List.of(), null), anyone).who()).isEqualTo("Werkstatt [unit daten]");
        assertThat(shown(step(null, List.of("authority-rki"), List.of("vorschlag"), null), anyone).who())
                .isEqualTo("[person vorschlag] oder [unit rki]");
        assertThat(shown(step(null, List.of(), List.of(), null), anyone).who()).isEqualTo("noch niemand");
    }

    @Test
    void isOverdueFromTheDayAfter() {
        Person anyone = Some.person("anyone");

        assertThat(shown(step(null, List.of(), List.of(), TODAY), anyone).overdue()).isFalse();
        assertThat(shown(step(null, List.of(), List.of(), TODAY.minusDays(1)), anyone).overdue()).isTrue();
        assertThat(shown(step(null, List.of(), List.of(), null), anyone).overdue()).isFalse();
    }

    @Test
    void leadsToTasklistForWhoeverMayWorkOnIt() {
        OpenStep free = step(null, List.of("workshop-daten"), List.of("vorschlag"), null);
        OpenStep taken = step("werkstatt-daten", List.of("workshop-daten"), List.of(), null);
        Person lead = Some.person("werkstatt-daten", "workshop-daten");
        Person deputy = Some.person("vertretung", "workshop-daten");

        assertThat(shown(free, deputy).task()).isEqualTo("task");
        assertThat(shown(free, Some.person("vorschlag")).task()).isEqualTo("task");
        assertThat(shown(free, Some.person("panel", "panel")).task()).isNull();
        assertThat(shown(taken, lead).task()).isEqualTo("task");
        assertThat(shown(taken, deputy).task()).isNull();
    }
}
