package dev.northing.metrics;

import dev.northing.metrics.input.EpochMillis;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Says what "day k after the start" means.
 *
 * <p>Day k is {@code [dayStart(start, k), dayStart(start, k + 1))} on either basis, and day 0 holds the start itself.
 * Peers differ here, so every figure that speaks of days names its basis. {@code DayBasisTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface DayBasis {

    /** The number of milliseconds in a day of 24 hours. */
    long MILLIS_PER_DAY = 86_400_000L;

    /**
     * The instant at which a day after the start begins.
     *
     * @param startMillis the unit's own start, milliseconds since the epoch
     * @param day the number of the day, 0 for the day that holds the start
     * @return milliseconds since the epoch, saturated at the range of a long
     */
    long dayStart(long startMillis, int day);

    /**
     * Days of 24 hours, counted from the unit's own start.
     *
     * @return the elapsed basis
     */
    static DayBasis elapsed() {
        return new Elapsed();
    }

    /**
     * Days of 24 hours, counted from the beginning of the hour (of UTC) that holds the unit's own start.
     *
     * @return the elapsed basis from the hour
     */
    static DayBasis elapsedFromHour() {
        return new ElapsedFromHour();
    }

    /**
     * Local dates of a zone; the start's own date is day 0, however little of it was left.
     *
     * @param zone the zone whose midnights divide the days
     * @return the calendar basis of that zone
     */
    static DayBasis calendar(ZoneId zone) {
        return new Calendar(zone);
    }

    /**
     * Counts days of 24 hours from the unit's own start; daylight saving has no effect.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    record Elapsed() implements DayBasis {

        /** Has nothing to configure. */
        public Elapsed {}

        @Override
        public long dayStart(long startMillis, int day) {
            return EpochMillis.plus(startMillis, day * MILLIS_PER_DAY);
        }
    }

    /**
     * Counts days of 24 hours from the hour that holds the unit's own start, as if every time were cut to its hour.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    record ElapsedFromHour() implements DayBasis {

        private static final long MILLIS_PER_HOUR = 3_600_000L;

        /** Has nothing to configure. */
        public ElapsedFromHour {}

        @Override
        public long dayStart(long startMillis, int day) {
            long hour = Math.floorDiv(startMillis, MILLIS_PER_HOUR) * MILLIS_PER_HOUR;
            return EpochMillis.plus(hour, day * MILLIS_PER_DAY);
        }
    }

    /**
     * Counts local dates; a day lasts 23 or 25 hours where the zone changes its offset.
     *
     * <p>Immutable.
     *
     * @param zone the zone whose midnights divide the days
     * @since 0.1.0
     */
    record Calendar(ZoneId zone) implements DayBasis {

        /**
         * Accepts a zone.
         *
         * @param zone the zone whose midnights divide the days
         */
        public Calendar {
            Objects.requireNonNull(zone, "zone");
        }

        @Override
        public long dayStart(long startMillis, int day) {
            var date = Instant.ofEpochMilli(startMillis).atZone(zone).toLocalDate();
            return EpochMillis.ceil(date.plusDays(day).atStartOfDay(zone).toInstant());
        }
    }
}
