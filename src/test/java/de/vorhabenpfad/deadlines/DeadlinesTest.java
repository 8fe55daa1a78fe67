package de.vorhabenpfad.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.PathTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Counts from the eve of Fronleichnam, a holiday in NW (bva) and HE (destatis), not in SH (kba) and ST (uba). */
@PathTest
class DeadlinesTest {

    private static final LocalDate EVE = LocalDate.of(2026, 6, 3);
    private static final String WITH_HOLIDAY = "2026-06-05";
    private static final String WITHOUT_HOLIDAY = "2026-06-04";

    @Autowired
    Network network;
    @Autowired
    Deadlines configured;

    private Deadlines deadlines() {
        ZoneId zone = ZoneId.systemDefault();
        Clock eve = Clock.fixed(EVE.atTime(23, 30).atZone(zone).toInstant(), zone);
        return new Deadlines(new Deadlines.StepDays(Map.of("step", 1, "step.staff-council", 2, "atOnce", 0)), new WorkingDays(), network, eve);
    }

    private String due(String homeAuthority, String... groups) {
        return day(deadlines().due("step", null, List.of(groups), homeAuthority));
    }

    private static String day(Date date) {
        return date.toInstant().atZone(ZoneId.systemDefault()).toLocalDate().toString();
    }

    @Test
    void aWorkshopCountsByTheAuthorityThatLeadsIt() {
        assertThat(due(null, "workshop-daten")).isEqualTo(WITH_HOLIDAY);
        assertThat(due(null, "workshop-kompetenzen")).isEqualTo(WITHOUT_HOLIDAY);
    }

    @Test
    void anAuthorityCountsByItsSeat() {
        assertThat(due(null, "authority-destatis")).isEqualTo(WITH_HOLIDAY);
        assertThat(due(null, "authority-kba")).isEqualTo(WITHOUT_HOLIDAY);
    }

    @Test
    void aPersonCountsByTheHomeAuthority() {
        assertThat(due("bnetza")).isEqualTo(WITH_HOLIDAY);
        assertThat(due("kba")).isEqualTo(WITHOUT_HOLIDAY);
    }

    @Test
    void everybodyElseCountsByTheCoordinatingAuthority() {
        assertThat(due(null, "coordination")).isEqualTo(WITH_HOLIDAY);
        assertThat(due("nobody", "panel", "coordination")).isEqualTo(WITH_HOLIDAY);
        assertThat(due(null)).isEqualTo(WITH_HOLIDAY);
        assertThat(day(deadlines().after(1))).isEqualTo(WITH_HOLIDAY);
    }

    @Test
    void oneOfSeveralMayHaveDaysOfItsOwn() {
        List<String> kba = List.of("authority-kba");
        assertThat(day(deadlines().due("step", "staff-council", kba, null))).isEqualTo("2026-06-05");
        assertThat(day(deadlines().due("step", "security", kba, null))).isEqualTo("2026-06-04");
    }

    @Test
    void noDaysMeanToday() {
        assertThat(day(deadlines().due("atOnce", null, List.of("coordination"), null))).isEqualTo("2026-06-03");
    }

    @Test
    void aDayOfTheInitiativeMovesToTheNextWorkingDay() {
        assertThat(day(deadlines().on(EVE.plusDays(1), List.of("authority-bva"), null))).isEqualTo(WITH_HOLIDAY);
        assertThat(day(deadlines().on(EVE.plusDays(1), List.of("authority-kba"), null))).isEqualTo(WITHOUT_HOLIDAY);
    }

    @Test
    void theLastDayEndsWithWork() {
        Date due = deadlines().due("step", null, List.of("authority-kba"), null);
        assertThat(due).isEqualTo(Date.from(EVE.plusDays(1).atTime(18, 0).atZone(ZoneId.systemDefault()).toInstant()));
    }

    @Test
    void aStepWithoutDaysIsAMistakeOfTheConfiguration() {
        assertThatIllegalStateException().isThrownBy(() -> deadlines().due("unheardOf", null, List.of(), null))
                .withMessageContaining("unheardOf");
    }

    @Test
    void theStaffCouncilIsConfiguredWithTenDays() {
        Date council = configured.due("recordClearance", "staff-council", List.of("authority-kba"), null);
        assertThat(council).isBefore(configured.due("recordClearance", "security", List.of("authority-kba"), null));
    }
}
