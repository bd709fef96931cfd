package dev.northing.metrics.retention;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.TimeWindow;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Names the units that started in one calendar bucket.
 *
 * <p>Immutable.
 *
 * @param firstDay the bucket's first local date
 * @param period the kind of bucket
 * @param zone the zone whose calendar counts
 * @since 0.1.0
 */
public record Cohort(LocalDate firstDay, CalendarPeriod period, ZoneId zone) {

    /**
     * Takes the first date of the bucket that holds the given one.
     *
     * @param firstDay any date of the bucket
     * @param period the kind of bucket
     * @param zone the zone whose calendar counts
     */
    public Cohort {
        firstDay = period.firstDay(firstDay);
    }

    /**
     * When the cohort's units started.
     *
     * @return the bucket as instants
     */
    public TimeWindow window() {
        return period.window(firstDay, zone);
    }

    /**
     * How to write the cohort.
     *
     * @return such as {@code 2026-03} for a month
     */
    public String label() {
        return period.label(firstDay);
    }
}
