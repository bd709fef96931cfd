package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.DaySet;
import dev.northing.metrics.aggregate.DaysCalculator;
import dev.northing.metrics.aggregate.UnitDays;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.LogRatio;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Accounts for growth: of the units active in each period, who is new, who stayed, who came back, and who left.
 *
 * <p>In words: a unit active in a period is new if it never was active before, retained if it was active in the period
 * before, else resurrected; one active in the period before only has churned. In symbols: active(t) = active(t - 1) +
 * new(t) + resurrected(t) - churned(t). Quick ratio: (new + resurrected) / churned, with the interval of the log ratio
 * of two Poisson counts; retention: retained(t) / active(t - 1), churn: churned(t) / active(t - 1), with Wilson's
 * interval, all at 95 %. Unit: units, and shares in [0, 1]. Source: growth accounting as in metrics 1; "new" means
 * first ever in the log, not first in the series.
 *
 * <p>Only periods that are over are shown; dates that are not over are noted. Without churn the quick ratio is
 * undefined, without units in the period before the rates are. No events give counts of 0, which are true counts.
 * Example: one unit staying, one leaving, one coming back and two new ones give a quick ratio of 3
 * ({@code LifecycleTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param periods how days are divided
 * @param count how many periods are shown, at least 1
 * @param zone the zone whose midnights divide the days
 * @param qualifying which events make a unit active
 * @since 0.1.0
 */
public record Lifecycle(
        String definition, DayPeriods periods, int count, ZoneId zone, Predicate<? super EventView> qualifying)
        implements DaysCalculator<List<LifecyclePeriod>> {

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param periods how days are divided
     * @param count how many periods are shown
     * @param zone the zone whose midnights divide the days
     * @param qualifying which events make a unit active
     * @throws IllegalArgumentException if {@code definition} is blank or {@code count} is less than 1
     */
    public Lifecycle {
        Require.text("definition", definition);
        Objects.requireNonNull(periods, "periods");
        Require.atLeast("count", count, 1);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(qualifying, "qualifying");
    }

    @Override
    public List<LifecyclePeriod> finish(UnitDays state, Instant asOf) {
        // One more period in front, against which the first shown one is compared.
        long[] bounds = periods.bounds(asOf, zone, count + 1);
        Movements[] movements = new Movements[count];
        for (int i = 0; i < count; i++) {
            movements[i] = new Movements();
        }
        long[] notOver = {0};
        long unfinished = EpochDays.unfinished(asOf, zone);
        state.forEach((unit, days) -> {
            notOver[0] += days.count(unfinished, Long.MAX_VALUE);
            see(days, bounds, movements);
        });
        return figures(Arrays.stream(movements).map(Movements::counts).toList(), notOver[0], asOf);
    }

    /**
     * Computes the figures of counts that another state has made.
     *
     * @param movements one for each period, earliest first, as many as {@code count}
     * @param notOver how many dates of units were not over
     * @param asOf the instant before which all periods are over
     * @return the periods
     * @throws IllegalArgumentException if there are more or fewer movements than periods
     */
    public List<LifecyclePeriod> figures(List<PeriodMovements> movements, long notOver, Instant asOf) {
        if (movements.size() != count) {
            throw Require.refused("movements", movements.size(), "one for each of " + count + " periods");
        }
        long[] bounds = periods.bounds(asOf, zone, count);
        List<LifecyclePeriod> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shown.add(period(movements.get(i), bounds[i], bounds[i + 1], notOver));
        }
        return List.copyOf(shown);
    }

    private static void see(DaySet days, long[] bounds, Movements[] movements) {
        long first = days.first().orElse(Long.MAX_VALUE);
        boolean before = days.activeIn(bounds[0], bounds[1]);
        for (int i = 0; i < movements.length; i++) {
            boolean now = days.activeIn(bounds[i + 1], bounds[i + 2]);
            movements[i].see(first < bounds[i], before, now);
            before = now;
        }
    }

    private LifecyclePeriod period(PeriodMovements moved, long from, long to, long notOver) {
        var window = EpochDays.window(from, to, zone);
        long arrived = moved.newcomers() + moved.resurrected();
        Figure active = Figure.builder(definition, window)
                .count(moved.active())
                .note(Note.UNIT_DAYS_NOT_OVER, notOver)
                .build();
        Figure quickRatio = Figure.builder(definition + ".quick_ratio", window)
                .ratio(arrived, moved.churned())
                .interval(LogRatio.interval(arrived, moved.churned(), Wilson.DEFAULT_LEVEL))
                .n(arrived + moved.churned())
                .build();
        return new LifecyclePeriod(
                active,
                moved.newcomers(),
                moved.retained(),
                moved.resurrected(),
                moved.churned(),
                quickRatio,
                share(".retention", moved.retained(), moved, from, to),
                share(".churn", moved.churned(), moved, from, to));
    }

    private Figure share(String suffix, long units, PeriodMovements moved, long from, long to) {
        return Figure.builder(definition + suffix, EpochDays.window(from, to, zone))
                .ratio(units, moved.previous())
                .interval(Wilson.interval(new Proportion(units, moved.previous())))
                .n(moved.previous())
                .build();
    }
}
