package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says when a business is open: local hours by weekday, without holidays.
 *
 * <p>Hours follow the zone's clock, so a day on which the clock changes may be open for an hour less or more; a fixed
 * offset would be wrong for half of the year. {@code BusinessHoursTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @param zone the zone whose clock counts
 * @param week the open hours of each weekday, in order and apart; a missing day is closed
 * @param holidays dates that are closed whatever their weekday
 * @since 0.1.0
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<OpenHours>> week, Set<LocalDate> holidays) {

    /**
     * Accepts hours that do not overlap, and copies the collections.
     *
     * @param zone the zone whose clock counts
     * @param week the open hours of each weekday
     * @param holidays dates that are closed
     * @throws IllegalArgumentException if the hours of a weekday are out of order or overlap
     */
    public BusinessHours {
        Objects.requireNonNull(zone, "zone");
        Map<DayOfWeek, List<OpenHours>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> copy.put(day, inOrder(day, hours)));
        week = Map.copyOf(copy);
        holidays = Set.copyOf(holidays);
    }

    /**
     * The same hours from Monday to Friday.
     *
     * @param zone the zone whose clock counts
     * @param from when a day begins
     * @param to when it ends; midnight means the end of the day
     * @return the hours, without holidays
     * @throws IllegalArgumentException if {@code to} is neither after {@code from} nor midnight
     */
    public static BusinessHours weekdays(ZoneId zone, LocalTime from, LocalTime to) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
            week.put(day, List.of(new OpenHours(from, to)));
        }
        return new BusinessHours(zone, week, Set.of());
    }

    /**
     * Every hour of every day.
     *
     * @param zone the zone whose midnights divide the days
     * @return the hours
     */
    public static BusinessHours always(ZoneId zone) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new OpenHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new BusinessHours(zone, week, Set.of());
    }

    /**
     * The same hours without some dates.
     *
     * @param dates the dates that are closed, instead of those before
     * @return hours of their own
     */
    public BusinessHours withHolidays(Set<LocalDate> dates) {
        return new BusinessHours(zone, week, dates);
    }

    /**
     * The open spans of a date.
     *
     * @param date any date
     * @return the spans in order; those that the clock skips whole are left out
     */
    public List<TimeWindow> on(LocalDate date) {
        if (holidays.contains(date)) {
            return List.of();
        }
        List<TimeWindow> spans = new ArrayList<>();
        for (OpenHours hours : week.getOrDefault(date.getDayOfWeek(), List.of())) {
            Instant from = date.atTime(hours.from()).atZone(zone).toInstant();
            Instant to = end(date, hours).atZone(zone).toInstant();
            if (from.isBefore(to)) {
                spans.add(new TimeWindow(from, to));
            }
        }
        return spans;
    }

    private static LocalDateTime end(LocalDate date, OpenHours hours) {
        return hours.to().equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(hours.to());
    }

    private static List<OpenHours> inOrder(DayOfWeek day, List<OpenHours> hours) {
        for (int i = 1; i < hours.size(); i++) {
            LocalTime before = hours.get(i - 1).to();
            if (before.equals(LocalTime.MIDNIGHT) || hours.get(i).from().isBefore(before)) {
                throw Require.refused("week", day + " " + hours, "hours in order that do not overlap");
            }
        }
        return List.copyOf(hours);
    }
}
