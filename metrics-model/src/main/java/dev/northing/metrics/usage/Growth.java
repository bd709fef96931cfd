package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.DaySet;
import dev.northing.metrics.aggregate.DaysCalculator;
import dev.northing.metrics.aggregate.UnitDays;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Computes how fast the number of active units grows from period to period.
 *
 * <p>In words: the last period's active units over those of the period before, less one; and the steady growth that
 * leads from the first period to the last. In symbols, for counts c<sub>0</sub> to c<sub>n</sub> over periods of
 * l<sub>i</sub> days: growth c<sub>n</sub>/c<sub>n-1</sub> - 1; per day (c<sub>n</sub>/l<sub>n</sub>) /
 * (c<sub>n-1</sub>/l<sub>n-1</sub>) - 1; monthly (c<sub>n</sub>/c<sub>n-1</sub>)<sup>30.4375/l<sub>n</sub></sup> - 1;
 * compound (CMGR) (c<sub>n</sub>/c<sub>0</sub>)<sup>1/n</sup> - 1. Unit: shares, 0.2 being 20 % more. Source: CI
 * product metrics page (month over month growth, target 20 %). Counts are a census and have no interval.
 *
 * <p>A period before without units leaves its growth undefined, a first one without units the compound growth. Dates
 * that are not over are noted and ignored. No events give counts of 0 and no growth. Example: 5, 10 and 12 units over
 * 28 days each grow by 0.2, and by 0.549 compound ({@code GrowthTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param periods how days are divided, such as 28 days or calendar months
 * @param steps how many times the count grows, at least 1; one period more is counted
 * @param zone the zone whose midnights divide the days
 * @param qualifying which events make a unit active
 * @since 0.1.0
 */
public record Growth(
        String definition, DayPeriods periods, int steps, ZoneId zone, Predicate<? super EventView> qualifying)
        implements DaysCalculator<GrowthFigures> {

    /** The mean length of a month in days, 365.25 / 12. */
    public static final double DAYS_PER_MONTH = 30.4375;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param periods how days are divided
     * @param steps how many times the count grows
     * @param zone the zone whose midnights divide the days
     * @param qualifying which events make a unit active
     * @throws IllegalArgumentException if {@code definition} is blank or {@code steps} is less than 1
     */
    public Growth {
        Require.text("definition", definition);
        Objects.requireNonNull(periods, "periods");
        Require.atLeast("steps", steps, 1);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(qualifying, "qualifying");
    }

    @Override
    public GrowthFigures finish(UnitDays state, Instant asOf) {
        Series series = new Series(periods.bounds(asOf, zone, steps + 1), EpochDays.unfinished(asOf, zone));
        state.forEach((unit, days) -> series.see(days));
        return series.figures();
    }

    private final class Series {

        private final long[] bounds;
        private final long unfinished;
        private final long[] counts = new long[steps + 1];
        private long notOver;

        Series(long[] bounds, long unfinished) {
            this.bounds = bounds;
            this.unfinished = unfinished;
        }

        void see(DaySet days) {
            notOver += days.count(unfinished, Long.MAX_VALUE);
            for (int i = 0; i <= steps; i++) {
                counts[i] += days.activeIn(bounds[i], bounds[i + 1]) ? 1 : 0;
            }
        }

        GrowthFigures figures() {
            double before = (double) (bounds[steps] - bounds[steps - 1]);
            double last = (double) (bounds[steps + 1] - bounds[steps]);
            return new GrowthFigures(
                    active(),
                    builder(".growth", steps - 1)
                            .ratio(counts[steps] - counts[steps - 1], counts[steps - 1])
                            .build(),
                    power(".growth_per_day", steps - 1, before / last, 1),
                    power(".growth_monthly", steps - 1, 1, DAYS_PER_MONTH / last),
                    power(".growth_compound", 0, 1, 1.0 / steps));
        }

        private List<Figure> active() {
            List<Figure> active = new ArrayList<>();
            for (int i = 0; i <= steps; i++) {
                active.add(Figure.builder(definition, EpochDays.window(bounds[i], bounds[i + 1], zone))
                        .count(counts[i])
                        .note(Note.UNIT_DAYS_NOT_OVER, notOver)
                        .build());
            }
            return active;
        }

        /** (factor x last count / count of a period) ^ exponent - 1. */
        private Figure power(String suffix, int from, double factor, double exponent) {
            FigureBuilder figure = builder(suffix, from);
            if (counts[from] > 0) {
                figure.value(Math.pow(factor * counts[steps] / counts[from], exponent) - 1);
            }
            return figure.build();
        }

        private FigureBuilder builder(String suffix, int from) {
            TimeWindow window = EpochDays.window(bounds[from + 1], bounds[steps + 1], zone);
            return Figure.builder(definition + suffix, window).n(counts[from]);
        }
    }
}
