package dev.northing.metrics.scan;

import dev.northing.metrics.input.Require;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Says which local dates a scan keeps apart; of a unit's earlier and later activity only the fact is kept.
 *
 * <p>Immutable.
 *
 * @param first the first date
 * @param days how many dates, in [1, 3660]
 * @param zone the zone whose midnights divide the dates
 * @since 0.1.0
 */
public record ObservedDays(LocalDate first, int days, ZoneId zone) {

    /** The greatest number of dates: ten years. */
    public static final int MOST_DAYS = 3_660;

    /**
     * Accepts a span that is neither empty nor too long.
     *
     * @param first the first date
     * @param days how many dates
     * @param zone the zone whose midnights divide the dates
     * @throws IllegalArgumentException if {@code days} is not in [1, 3660]
     */
    public ObservedDays {
        Objects.requireNonNull(first, "first");
        if (days < 1 || days > MOST_DAYS) {
            throw Require.refused("days", days, "a number of days in [1, " + MOST_DAYS + "]");
        }
        Objects.requireNonNull(zone, "zone");
    }
}
