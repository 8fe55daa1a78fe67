package de.vorhabenpfad.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import org.springframework.stereotype.Component;

/** Monday to Friday without the public holidays that hold in the whole of a Land. */
@Component("workingDayCalendar")
public class WorkingDays {

    private final HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /**
     * @param land two letters, such as {@code NW}
     * @param days at least 0
     * @return the day that many working days after the given one; with 0 the day itself or the next working day
     */
    public LocalDate after(LocalDate from, int days, String land) {
        LocalDate day = from;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            if (isWorkingDay(day, land)) {
                left--;
            }
        }
        return onOrAfter(day, land);
    }

    /** The day itself if one works on it in that Land, else the next such day. */
    public LocalDate onOrAfter(LocalDate from, String land) {
        LocalDate day = from;
        while (!isWorkingDay(day, land)) {
            day = day.plusDays(1);
        }
        return day;
    }

    boolean isWorkingDay(LocalDate day, String land) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !known.computeIfAbsent(land + day, key -> holidays.isHoliday(day, land.toLowerCase()));
    }
}
