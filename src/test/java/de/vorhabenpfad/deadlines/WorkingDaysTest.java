package de.vorhabenpfad.deadlines;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @Test
    void aWeekendIsNoWork() {
        LocalDate friday = LocalDate.of(2026, 9, 4);
        assertThat(days.after(friday, 1, "NW")).isEqualTo("2026-09-07");
        assertThat(days.onOrAfter(friday.plusDays(1), "NW")).isEqualTo("2026-09-07");
        assertThat(days.after(friday, 10, "NW")).isEqualTo("2026-09-18");
    }

    @Test
    void noDaysMeanTheDayItselfOrTheNextWorkingDay() {
        assertThat(days.after(LocalDate.of(2026, 9, 4), 0, "NW")).isEqualTo("2026-09-04");
        assertThat(days.after(LocalDate.of(2026, 9, 5), 0, "NW")).isEqualTo("2026-09-07");
        assertThat(days.after(LocalDate.of(2026, 12, 25), 0, "NW")).isEqualTo("2026-12-28");
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2025-10-03", "2026-12-25" })
    void nationwideHolidaysHoldEverywhere(LocalDate holiday) {
        for (String land : new String[] { "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH" }) {
            assertThat(days.isWorkingDay(holiday, land)).as(land).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({ "2026-06-04, NW, SH", "2026-06-04, HE, BE", "2026-06-04, RP, HH", "2025-10-31, SH, NW", "2025-10-31, NI, HE", "2025-10-31, ST, BY",
            "2027-11-01, NW, HH", "2026-01-06, BY, NW", "2026-01-06, ST, HE", "2027-03-08, BE, NW", "2028-09-20, TH, NW" })
    void otherHolidaysHoldInTheirLandOnly(LocalDate holiday, String here, String notThere) {
        assertThat(days.isWorkingDay(holiday, here)).as(here).isFalse();
        assertThat(days.isWorkingDay(holiday, notThere)).as(notThere).isTrue();
    }

    @Test
    void whatHoldsInPartsOfALandOnlyIsWork() {
        assertThat(days.isWorkingDay(LocalDate.of(2028, 8, 8), "BY")).as("Friedensfest, only in Augsburg").isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 6, 4), "TH")).as("Fronleichnam, only in the Eichsfeld").isTrue();
    }

    @Test
    void christmasEveIsWork() {
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 24), "NW")).isTrue();
    }

    @Test
    void holidaysBetweenDoNotCount() {
        assertThat(days.after(LocalDate.of(2026, 6, 3), 1, "NW")).isEqualTo("2026-06-05");
        assertThat(days.after(LocalDate.of(2026, 6, 3), 1, "SH")).isEqualTo("2026-06-04");
        assertThat(days.after(LocalDate.of(2026, 12, 23), 6, "NW")).isEqualTo("2027-01-04");
    }
}
