package dev.northing.collector.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day in UTC, made anew only when it changes.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Today {

    private static final long SECONDS_PER_DAY = 86_400;

    private volatile LocalDate day = LocalDate.EPOCH;

    /** Starts without a day. */
    public Today() {}

    /**
     * Returns the day that a clock shows.
     *
     * @param clock the clock
     * @return days since 1970-01-01 in UTC
     */
    public static long epochDay(InstantSource clock) {
        return Math.floorDiv(clock.instant().getEpochSecond(), SECONDS_PER_DAY);
    }

    /**
     * Returns the day of an instant.
     *
     * @param now the instant
     * @return its day in UTC
     */
    public LocalDate at(Instant now) {
        LocalDate known = day;
        if (known.toEpochDay() == Math.floorDiv(now.getEpochSecond(), SECONDS_PER_DAY)) {
            return known;
        }
        LocalDate fresh = LocalDate.ofInstant(now, ZoneOffset.UTC);
        day = fresh;
        return fresh;
    }
}
