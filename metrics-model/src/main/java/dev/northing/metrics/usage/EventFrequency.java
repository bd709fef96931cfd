package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.ClusterTotal;
import dev.northing.metrics.stats.DeltaMethod;
import dev.northing.metrics.stats.OrderedSample;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Computes how often active units do something, such as builds per active organization and week.
 *
 * <p>In words: all events over all pairs of a unit and a period in which it has at least one; and the median over units
 * of the same quotient of each unit alone. In symbols, for events b(u) in w(u) active periods: &Sigma; b / &Sigma; w
 * with the delta method by unit, and median<sub>u</sub> b(u)/w(u) with order statistics, both at 95 %. Unit: events per
 * unit and period. Source: CI product metrics page (50 builds per week and active organization).
 *
 * <p>Only periods that are over count; each event id counts once. A unit's first period counts whole however late in it
 * the unit began. Events at or after the as-of instant are noted and ignored. No event gives no value. Example: one
 * organization with 6 builds in 2 weeks and one with 1 in 1 give 7/3, and a median of 2 ({@code EventFrequencyTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param periods how days are divided, such as calendar weeks
 * @param count how many periods are looked at, at least 1
 * @param zone the zone whose midnights divide the days
 * @param counted which events are counted
 * @since 0.1.0
 */
public record EventFrequency(
        String definition, DayPeriods periods, int count, ZoneId zone, Predicate<? super EventView> counted)
        implements RunsCalculator<EventFrequencyFigures> {

    private static final double MEDIAN = 0.5;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param periods how days are divided
     * @param count how many periods are looked at
     * @param zone the zone whose midnights divide the days
     * @param counted which events are counted
     * @throws IllegalArgumentException if {@code definition} is blank or {@code count} is less than 1
     */
    public EventFrequency {
        Require.text("definition", definition);
        Objects.requireNonNull(periods, "periods");
        Require.atLeast("count", count, 1);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(counted, "counted");
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        if (counted.test(event)) {
            state.add(event, 0);
        }
    }

    @Override
    public EventFrequencyFigures finish(UnitRuns state, Instant asOf) {
        long[] bounds = periods.bounds(asOf, zone, count);
        List<ClusterTotal> totals = new ArrayList<>();
        long[] late = {0};
        long known = EpochMillis.ceil(asOf);
        state.forEach((unit, run) -> {
            late[0] += run.occurrences().size() - run.before(known).size();
            ClusterTotal total = total(run, bounds);
            if (total.denominator() > 0) {
                totals.add(total);
            }
        });
        TimeWindow window = EpochDays.window(bounds[0], bounds[count], zone);
        return new EventFrequencyFigures(mean(totals, window, late[0]), median(totals, window));
    }

    private ClusterTotal total(UnitRun run, long[] bounds) {
        long events = 0;
        long active = 0;
        for (int i = 0; i < count; i++) {
            TimeWindow period = EpochDays.window(bounds[i], bounds[i + 1], zone);
            int inside = run.within(period.startMillis(), period.endMillis()).size();
            events += inside;
            active += inside > 0 ? 1 : 0;
        }
        return new ClusterTotal((double) events, (double) active);
    }

    private Figure mean(List<ClusterTotal> totals, TimeWindow window, long late) {
        return Figure.builder(definition, window)
                .ratio(
                        totals.stream().mapToDouble(ClusterTotal::numerator).sum(),
                        totals.stream().mapToDouble(ClusterTotal::denominator).sum())
                .interval(DeltaMethod.ratio(totals, Wilson.DEFAULT_LEVEL))
                .n(totals.size())
                .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late)
                .build();
    }

    private Figure median(List<ClusterTotal> totals, TimeWindow window) {
        OrderedSample sample = OrderedSample.of(totals.stream()
                .mapToDouble(total -> total.numerator() / total.denominator())
                .toArray());
        return Figure.builder(definition + ".median", window)
                .value(sample.quantile(MEDIAN))
                .interval(sample.interval(MEDIAN, Wilson.DEFAULT_LEVEL))
                .n(sample.size())
                .build();
    }
}
