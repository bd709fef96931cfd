package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import java.time.DayOfWeek;
import java.util.List;

/**
 * Holds how busy machines were, in all and by hour of the week.
 *
 * <p>Immutable.
 *
 * @param overall busy over available slot-milliseconds within business hours; n is the machines that were available
 * @param byHour the same for each local clock hour of the week, Monday 0 to 1 first; definitions {@code .hour_0} and so
 *     on
 * @since 0.1.0
 */
public record UtilizationFigures(Figure overall, List<Figure> byHour) {

    /** The number of hours in a week. */
    public static final int HOURS_PER_WEEK = 168;

    private static final int HOURS_PER_DAY = 24;

    /**
     * Copies the list.
     *
     * @param overall busy over available time
     * @param byHour the same for each hour of the week
     */
    public UtilizationFigures {
        byHour = List.copyOf(byHour);
    }

    /**
     * The figure of one hour of the week.
     *
     * @param day the weekday
     * @param hour the local clock hour in [0, 23]
     * @return its figure
     */
    public Figure at(DayOfWeek day, int hour) {
        return byHour.get((day.getValue() - 1) * HOURS_PER_DAY + hour);
    }
}
