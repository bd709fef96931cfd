package dev.northing.metrics.usage;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Divides the whole local days before an instant into consecutive periods, of which the last is over.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface DayPeriods {

    /**
     * Periods of a fixed number of local dates, the last ending with the last date that is over. With 7 or 28 every
     * period holds the same weekdays.
     *
     * @param days the length, at least 1
     * @return the periods
     * @throws IllegalArgumentException if {@code days} is less than 1
     */
    static DayPeriods ofDays(int days) {
        return new Trailing(days);
    }

    /**
     * Calendar buckets, the last being the last that is over.
     *
     * @param period the kind of bucket
     * @return the periods
     */
    static DayPeriods calendar(CalendarPeriod period) {
        return new Calendar(period);
    }

    /**
     * Where the periods begin and the last one ends.
     *
     * @param asOf the instant before which all of them are over
     * @param zone the zone whose midnights divide the days
     * @param count how many periods, at least 1
     * @return {@code count + 1} dates, rising, as days since 1970-01-01
     */
    default long[] bounds(Instant asOf, ZoneId zone, int count) {
        long[] bounds = new long[count + 1];
        bounds[count] = lastEnd(EpochDays.unfinished(asOf, zone));
        for (int i = count - 1; i >= 0; i--) {
            bounds[i] = startBefore(bounds[i + 1]);
        }
        return bounds;
    }

    /**
     * The last end of a period at or before a date.
     *
     * @param epochDay a date, days since 1970-01-01
     * @return the end, at most {@code epochDay}
     */
    long lastEnd(long epochDay);

    /**
     * The start of the period that ends at a date.
     *
     * @param end the first date after the period
     * @return its first date, before {@code end}
     */
    long startBefore(long end);

    /**
     * Divides by a fixed number of dates.
     *
     * <p>Immutable.
     *
     * @param days the length, at least 1
     * @since 0.1.0
     */
    record Trailing(int days) implements DayPeriods {

        /**
         * Accepts a positive length.
         *
         * @param days the length
         * @throws IllegalArgumentException if it is less than 1
         */
        public Trailing {
            Require.atLeast("days", days, 1);
        }

        @Override
        public long lastEnd(long epochDay) {
            return epochDay;
        }

        @Override
        public long startBefore(long end) {
            return end - days;
        }
    }

    /**
     * Divides by the calendar.
     *
     * <p>Immutable.
     *
     * @param period the kind of bucket
     * @since 0.1.0
     */
    record Calendar(CalendarPeriod period) implements DayPeriods {

        /**
         * Accepts any kind of bucket.
         *
         * @param period the kind of bucket
         */
        public Calendar {
            Objects.requireNonNull(period, "period");
        }

        @Override
        public long lastEnd(long epochDay) {
            return period.firstDay(LocalDate.ofEpochDay(epochDay)).toEpochDay();
        }

        @Override
        public long startBefore(long end) {
            return period.firstDay(LocalDate.ofEpochDay(end - 1)).toEpochDay();
        }
    }
}
