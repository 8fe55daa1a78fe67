package de.vorhabenpfad.path;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;

import de.vorhabenpfad.platform.Answers;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class DueDatesPathTest extends OnThePath {

    /** A holiday in Berlin and Mecklenburg-Vorpommern only. */
    private static final MonthDay WOMENS_DAY = MonthDay.of(3, 8);

    @Test
    void workingDaysAreThoseOfTheLandOfWhoeverHasTheTask() {
        Journey journey = begin().inPilot();
        LocalDate start = inAYearWithWomensDayOnAWorkingDay(journey).withDayOfMonth(1);
        journey.on(start).pilotPlanned(List.of("rki", "zoll"), List.of());

        assertThat(dueOf(journey, "confirmPilot", "authority-zoll")).isEqualTo(weekdaysAfter(start, 10, false));
        assertThat(dueOf(journey, "confirmPilot", "authority-rki")).isEqualTo(weekdaysAfter(start, 10, true));
    }

    @Test
    void assessorsWorkingDaysAreThoseOfTheHomeAuthority() {
        Journey journey = begin();
        LocalDate start = inAYearWithWomensDayOnAWorkingDay(journey).withDayOfMonth(1);
        journey.on(start).admitted();

        assertThat(driver.tasks(journey.number, "assessProposal")).extracting(OnThePath::due).containsOnly(weekdaysAfter(start, 10, false));
    }

    private static LocalDate inAYearWithWomensDayOnAWorkingDay(Journey journey) {
        LocalDate day = WOMENS_DAY.atYear(journey.today().getYear() + 1);
        while (isWeekend(day)) {
            day = WOMENS_DAY.atYear(day.getYear() + 1);
        }
        return day;
    }

    private static LocalDate weekdaysAfter(LocalDate start, int days, boolean inBerlin) {
        LocalDate day = start;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            if (!isWeekend(day) && !(inBerlin && MonthDay.from(day).equals(WOMENS_DAY))) {
                left--;
            }
        }
        return day;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    @Test
    void staffCouncilHasHalfTheTimeOfTheOtherBodies() {
        Journey journey = begin().inPilot();
        LocalDate start = inAYearWithWomensDayOnAWorkingDay(journey).withDayOfMonth(1);
        journey.on(start).pilotPlanned(List.of("zoll"), List.of("security", "staff-council")).confirmedAt("zoll");

        assertThat(due(clearance(journey, "zoll", "staff-council"))).isEqualTo(weekdaysAfter(start, 10, false));
        assertThat(due(clearance(journey, "zoll", "security"))).isAfter(weekdaysAfter(start, 18, false));
    }

    @Test
    void runOfThePilotOpensAtOnceAndIsDueAtItsEnd() {
        Journey journey = begin().inPilot();
        LocalDate end = WOMENS_DAY.atYear(inAYearWithWomensDayOnAWorkingDay(journey).getYear());
        journey.step(Journey.WORKSHOP, "planPilot", Answers.pilotPlan(end.minusDays(50), end, List.of("rki", "zoll"), List.of()))
                .confirmedAt("rki", "zoll");

        assertThat(dueOf(journey, "runPilot", "authority-zoll")).isEqualTo(end);
        assertThat(dueOf(journey, "runPilot", "authority-rki")).isEqualTo(weekdaysAfter(end, 1, true));
    }

    @Test
    void goLiveOpensAtOnceAndIsDueOnThePlannedDay() {
        Journey journey = begin().inHandover().published("chosen", List.of("zoll"));
        LocalDate planned = inAYearWithWomensDayOnAWorkingDay(journey);

        journey.atSite("zoll", "decideAdoption", Answers.adopts(planned));

        assertThat(due(driver.task(journey.number, "goLive"))).isEqualTo(planned);
    }

    @Test
    void handoverIsDecidedAtTheNextMeeting() {
        LocalDate meeting = lastMeeting();
        Journey journey = begin().run();
        journey.on(meeting.minusDays(20)).evaluated(18, 4);

        assertThat(due(driver.task(journey.number, "decideHandover"))).isBetween(meeting, meeting.plusDays(4));
    }

    @Test
    void withoutAPlannedMeetingTheHandoverIsDecidedInTenWorkingDays() {
        Journey journey = begin().run();
        LocalDate start = MonthDay.of(3, 1).atYear(lastMeeting().getYear() + 1);

        journey.on(start).evaluated(18, 4);

        assertThat(due(driver.task(journey.number, "decideHandover"))).isBetween(weekdaysAfter(start, 10, false), weekdaysAfter(start, 12, false));
    }

    @Test
    void tasksAreDueAtTheEndOfTheWorkingDay() {
        Task task = driver.task(begin().number, "screenProposal");

        assertThat(task.getDueDate().toInstant().atZone(ZoneId.systemDefault()).getHour()).isEqualTo(18);
    }

    private LocalDate dueOf(Journey journey, String step, String group) {
        return due(driver.tasks(journey.number, step).stream().filter(task -> groups(task).contains(group)).findFirst().orElseThrow());
    }
}
