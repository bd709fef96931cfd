package dev.northing.metrics.scan;

import dev.northing.metrics.Figure;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.usage.LifecyclePeriod;
import dev.northing.metrics.usage.StickinessFigures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds what one pass over the activity of units gives, for all observed dates that were over.
 *
 * <p>Immutable.
 *
 * @param daily the units active on each date (DAU); definition {@code .daily}
 * @param weekly the units active on any of the 7 dates that end with a date (WAU), from the seventh observed date on;
 *     definition {@code .weekly}
 * @param monthly the units active on any of the 28 dates that end with a date (MAU), from the 28th observed date on;
 *     definition {@code .monthly}
 * @param lifecycle the growth accounting of each date against the one before, from the second on; definition
 *     {@code .lifecycle}
 * @param retention for each date, of the units first active on it, who was active so many dates later: the whole
 *     triangle; definition {@code .retention}
 * @param power on how many of the last 28 dates active units are active (L28), or empty while fewer were observed;
 *     definition {@code .l28}
 * @since 0.1.0
 */
public record ActivityFigures(
        List<Figure> daily,
        List<Figure> weekly,
        List<Figure> monthly,
        List<LifecyclePeriod> lifecycle,
        CohortTable retention,
        Optional<StickinessFigures> power) {

    /**
     * Copies the lists.
     *
     * @param daily the units active on each date
     * @param weekly the units active on any of 7 dates
     * @param monthly the units active on any of 28 dates
     * @param lifecycle the growth accounting of each date
     * @param retention the retention triangle
     * @param power on how many dates active units are active
     */
    public ActivityFigures {
        daily = List.copyOf(daily);
        weekly = List.copyOf(weekly);
        monthly = List.copyOf(monthly);
        lifecycle = List.copyOf(lifecycle);
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(power, "power");
    }
}
