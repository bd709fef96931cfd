package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.DistinctSketch;
import dev.northing.metrics.aggregate.SketchedDays;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Estimates the distinct units active over the last whole days, in memory that does not grow with the units.
 *
 * <p>In words: how many units have a qualifying event on one of the last L whole local dates, rounded from the estimate
 * of a {@link DistinctSketch}. In symbols: about |{u : D(u) &cap; [t - L, t) &ne; &empty;}|, t being the date that is
 * not over. Unit: units. Source: as {@link DistinctSketch}. Unlike the exact count of {@link ActiveUnits} this one has
 * an interval: the range of the sketch's own error at about 95 %.
 *
 * <p>Dates that are not over at the as-of instant are ignored, and those with activity noted. No events give a count of
 * 0, which is exact and has no interval. Example: 20,000 units over seven dates give a count within 3 % of it
 * ({@code SketchedActiveUnitsTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param days the window's length L in local dates, at least 1
 * @param zone the zone whose midnights divide the days
 * @param precision the number of registers as a power of 2, in [4, 18]; {@link DistinctSketch#DEFAULT_PRECISION} takes 16
 *     KiB a date and errs by 0.81 %
 * @param qualifying which events make a unit active
 * @since 0.1.0
 */
public record SketchedActiveUnits(
        String definition, int days, ZoneId zone, int precision, Predicate<? super EventView> qualifying)
        implements Aggregator<EventView, SketchedDays, Figure> {

    /** Counts dates with activity that were not over at the as-of instant: ignored. */
    public static final String DAYS_NOT_OVER = "days_not_over";

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param days the window's length in local dates
     * @param zone the zone whose midnights divide the days
     * @param precision the number of registers as a power of 2
     * @param qualifying which events make a unit active
     * @throws IllegalArgumentException if {@code definition} is blank, {@code days} is less than 1, or
     *     {@code precision} is not in [4, 18]
     */
    public SketchedActiveUnits {
        Require.text("definition", definition);
        Require.atLeast("days", days, 1);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(qualifying, "qualifying");
        new SketchedDays(precision);
    }

    @Override
    public SketchedDays create() {
        return new SketchedDays(precision);
    }

    @Override
    public void add(SketchedDays state, EventView event) {
        if (qualifying.test(event)) {
            state.add(event.unit(), EpochDays.of(event.epochMillis(), zone));
        }
    }

    @Override
    public void merge(SketchedDays into, SketchedDays from) {
        into.addAll(from);
    }

    @Override
    public Figure finish(SketchedDays state, Instant asOf) {
        long end = EpochDays.unfinished(asOf, zone);
        DistinctSketch units = state.union(end - days, end);
        TimeWindow window = EpochDays.window(end - days, end, zone);
        return Figure.builder(definition, window)
                .count(Math.round(units.estimate()))
                .interval(units.interval())
                .note(DAYS_NOT_OVER, state.daysFrom(end))
                .build();
    }

    @Override
    public StateCodec<SketchedDays> codec() {
        return SketchedDays.codec(definition, precision);
    }
}
