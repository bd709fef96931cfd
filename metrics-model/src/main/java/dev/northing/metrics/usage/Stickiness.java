package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.DaysCalculator;
import dev.northing.metrics.aggregate.UnitDays;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.ClusterBootstrap;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Computes on how many days active units are active: DAU/MAU and the power curve (L7, L28).
 *
 * <p>In words: over the last L whole local days, the mean number of units active on a day, divided by the number active
 * on any of them. In symbols, with d(u) the days of unit u: &Sigma;<sub>u</sub> d(u) / (L |{u : d(u) &gt; 0}|), which
 * is also the mean of d(u)/L over active units; a day without anybody counts as 0. Its interval is Student's over
 * units, or by {@link #bootstrap} on request. The last-day variant divides the units of the last day instead. The power curve holds, for k
 * = 1 to L, the share of active units with exactly k and with at least k days, with Wilson's intervals. All at 95 %.
 * Unit: shares in [0, 1]. Source: DAU/MAU as in metrics 1.
 *
 * <p>Dates that are not over at the as-of instant are noted and ignored. No active unit gives no value. Example: over 7
 * days, one unit active on all and one on one day give 4/7 ({@code StickinessTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param days the window's length L in local dates, in [1, 366]; 7 for L7, 28 for L28
 * @param zone the zone whose midnights divide the days
 * @param qualifying which events make a unit active
 * @since 0.1.0
 */
public record Stickiness(String definition, int days, ZoneId zone, Predicate<? super EventView> qualifying)
        implements DaysCalculator<StickinessFigures> {

    private static final int MOST_DAYS = 366;
    private static final double LEVEL = Wilson.DEFAULT_LEVEL;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param days the window's length in local dates
     * @param zone the zone whose midnights divide the days
     * @param qualifying which events make a unit active
     * @throws IllegalArgumentException if {@code definition} is blank or {@code days} is not in [1, 366]
     */
    public Stickiness {
        Require.text("definition", definition);
        if (days < 1 || days > MOST_DAYS) {
            throw Require.refused("days", days, "a number of days in [1, " + MOST_DAYS + "]");
        }
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(qualifying, "qualifying");
    }

    @Override
    public StickinessFigures finish(UnitDays state, Instant asOf) {
        long end = EpochDays.unfinished(asOf, zone);
        long[] unitsByDays = new long[days + 1];
        long[] lastDay = {0};
        long[] notOver = {0};
        state.forEach((unit, own) -> {
            unitsByDays[own.count(end - days, end)]++;
            lastDay[0] += own.count(end - 1, end);
            notOver[0] += own.count(end, Long.MAX_VALUE);
        });
        return figures(unitsByDays, lastDay[0], notOver[0], asOf);
    }

    /**
     * Computes the figures of counts that another state has made.
     *
     * @param unitsByDays how many units were active on none, on one, ... and on all days of the window; those with none
     *     count for nothing
     * @param lastDay how many units were active on the window's last day
     * @param notOver how many dates of units were not over
     * @param asOf the instant with whose last whole day the window ends
     * @return the figures
     * @throws IllegalArgumentException if there are not {@code days + 1} numbers of units
     */
    public StickinessFigures figures(long[] unitsByDays, long lastDay, long notOver, Instant asOf) {
        if (unitsByDays.length != days + 1) {
            throw Require.refused("unitsByDays", unitsByDays.length + " numbers", days + 1 + " numbers");
        }
        long end = EpochDays.unfinished(asOf, zone);
        Histogram histogram = new Histogram(unitsByDays);
        TimeWindow window = EpochDays.window(end - days, end, zone);
        return new StickinessFigures(
                mean(histogram, window, notOver),
                share(".last_day", lastDay, histogram, window),
                curve(".exactly_", histogram, window, false),
                curve(".at_least_", histogram, window, true));
    }

    /**
     * The interval of the mean by drawing units again, each with all of its days: it follows the shape of the
     * distribution where few units are active, at the cost of {@value ClusterBootstrap#DEFAULT_DRAWS} passes over the
     * active units.
     *
     * @param state the state to read
     * @param asOf the instant with whose last whole day the window ends
     * @param random chooses the units of each draw; the same seed gives the same interval
     * @return the interval at 95 %, or empty with fewer than two active units
     */
    public Optional<Interval> bootstrap(UnitDays state, Instant asOf, RandomGenerator random) {
        long end = EpochDays.unfinished(asOf, zone);
        List<Integer> daysOfUnits = new ArrayList<>();
        state.forEach((unit, own) -> daysOfUnits.add(own.count(end - days, end)));
        daysOfUnits.removeIf(count -> count == 0);
        // The state has no order of its own, a seeded draw needs one.
        Collections.sort(daysOfUnits);
        return ClusterBootstrap.<Integer>of(this::meanShare).interval(daysOfUnits, LEVEL, random);
    }

    private OptionalDouble meanShare(List<Integer> daysOfUnits) {
        return daysOfUnits.stream().mapToDouble(count -> (double) count / days).average();
    }

    private Figure mean(Histogram histogram, TimeWindow window, long notOver) {
        return Figure.builder(definition, window)
                .ratio(histogram.unitDays(), days * histogram.active())
                .interval(histogram.interval(days))
                .n(histogram.active())
                .note(Note.UNIT_DAYS_NOT_OVER, notOver)
                .build();
    }

    private List<Figure> curve(String infix, Histogram histogram, TimeWindow window, boolean orMore) {
        List<Figure> curve = new ArrayList<>();
        for (int k = 1; k <= days; k++) {
            long units = orMore ? histogram.atLeast(k) : histogram.exactly(k);
            curve.add(share(infix + k, units, histogram, window));
        }
        return curve;
    }

    private Figure share(String suffix, long units, Histogram histogram, TimeWindow window) {
        return Figure.builder(definition + suffix, window)
                .ratio(units, histogram.active())
                .interval(Wilson.interval(new Proportion(units, histogram.active())))
                .n(histogram.active())
                .build();
    }

    /** How many units have each number of days; those with none are not active. */
    private static final class Histogram {

        private final long[] units;

        Histogram(long[] units) {
            this.units = units.clone();
        }

        long exactly(int k) {
            return units[k];
        }

        long atLeast(int k) {
            long sum = 0;
            for (int i = k; i < units.length; i++) {
                sum += units[i];
            }
            return sum;
        }

        long active() {
            return atLeast(1);
        }

        long unitDays() {
            long sum = 0;
            for (int k = 1; k < units.length; k++) {
                sum += k * units[k];
            }
            return sum;
        }

        /** Units with the same number of days are one entry, so the interval costs no memory per unit. */
        Optional<Interval> interval(int days) {
            return StudentT.mean(Moments.weighted(shares(days), Arrays.copyOfRange(units, 1, units.length)), LEVEL)
                    .map(found -> new Interval(
                            Math.max(0, found.low()), Math.min(1, found.high()), found.level(), found.method()));
        }

        private double[] shares(int days) {
            double[] shares = new double[days];
            for (int k = 1; k <= days; k++) {
                shares[k - 1] = (double) k / days;
            }
            return shares;
        }
    }
}
