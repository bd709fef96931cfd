package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Holds the share of units that still wait for an event, by how long they have waited; units that still wait count.
 *
 * <p>In words: at each duration the share shrinks by the part of those then at risk for whom the event happens. In
 * symbols: S(t) = &Pi; (1 - d / n) over the durations up to t with d events among n at risk; units censored at a
 * duration are at risk for its events. Unit: shares in [0, 1]; durations keep the unit they were given in. Source:
 * Kaplan and Meier 1958, variance of Greenwood 1926. Beyond the longest duration a share above 0 is undefined. No units
 * give a curve without steps, of which everything is undefined. Example: events after 6 (three), 7, 10 and 13 among 21
 * units leave 0.690 ({@code SurvivalCurveTest}, the Freireich trial).
 *
 * <p>Immutable.
 *
 * @param steps one for each distinct duration, shortest first
 * @since 0.1.0
 */
public record SurvivalCurve(List<SurvivalStep> steps) {

    // A product of shares that is one half on paper may miss it by a few units in the last place.
    private static final double TOLERANCE = 1e-12;

    /**
     * Copies the steps.
     *
     * @param steps one for each distinct duration, shortest first
     */
    public SurvivalCurve {
        steps = List.copyOf(steps);
    }

    /**
     * Estimates the curve.
     *
     * @param observed how long units were seen, in any order; equal durations are added up
     * @return the curve
     */
    public static SurvivalCurve kaplanMeier(Collection<DurationCount> observed) {
        TreeMap<Long, DurationCount> byDuration = byDuration(observed);
        long atRisk = byDuration.values().stream()
                .mapToLong(count -> count.events() + count.censored())
                .sum();
        List<SurvivalStep> steps = new ArrayList<>();
        double survival = 1;
        OptionalDouble variance = OptionalDouble.of(0);
        for (DurationCount count : byDuration.values()) {
            survival = atRisk == count.events() ? 0 : survival * ((double) (atRisk - count.events()) / atRisk);
            variance = grown(variance, count.events(), atRisk);
            steps.add(new SurvivalStep(count.duration(), atRisk, count.events(), count.censored(), survival, variance));
            atRisk -= count.events() + count.censored();
        }
        return new SurvivalCurve(steps);
    }

    /**
     * How many units the curve rests on.
     *
     * @return the number at risk at the shortest duration, 0 without units
     */
    public long size() {
        return steps.isEmpty() ? 0 : steps.get(0).atRisk();
    }

    /**
     * For how many units the event happened.
     *
     * @return the number of events
     */
    public long events() {
        return steps.stream().mapToLong(SurvivalStep::events).sum();
    }

    /**
     * What the curve was made of, such as to compare groups with {@link LogRank}.
     *
     * @return the events and censored units of each distinct duration, shortest first
     */
    public List<DurationCount> observed() {
        return steps.stream()
                .map(step -> new DurationCount(step.duration(), step.events(), step.censored()))
                .toList();
    }

    /**
     * The share that still waits after a duration.
     *
     * @param duration at least 0
     * @return the share in [0, 1], or empty without units, or beyond the longest duration while some still wait
     */
    public OptionalDouble survivalAt(long duration) {
        Require.atLeast("duration", duration, 0);
        if (isBeyond(duration)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(stepAt(duration).map(SurvivalStep::survival).orElse(1.0));
    }

    /**
     * The interval of the share that still waits after a duration.
     *
     * @param duration at least 0
     * @param level the confidence in (0, 1)
     * @param scale on which the band is symmetric
     * @return the interval, or empty where the share is undefined, 0 or 1, for then its variance is
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public Optional<Interval> interval(long duration, double level, SurvivalScale scale) {
        double z = NormalDistribution.twoSided(level);
        return isBeyond(duration) ? Optional.empty() : stepAt(duration).flatMap(step -> band(step, z, scale, level));
    }

    /**
     * The duration by which a share of the units had the event.
     *
     * <p>It is the smallest duration with S(t) &le; 1 - share. The bounds are where the band's bounds come down to the
     * same height (Brookmeyer and Crowley 1982).
     *
     * @param share the share that had it, in (0, 1), 0.5 for the median
     * @param level the confidence in (0, 1)
     * @param scale on which the band is symmetric
     * @return the duration and its bounds, as far as they exist
     * @throws IllegalArgumentException if {@code share} or {@code level} is not in (0, 1)
     */
    public SurvivalQuantile quantile(double share, double level, SurvivalScale scale) {
        double left = (1 - Require.openUnit("share", share)) * (1 + TOLERANCE);
        double z = NormalDistribution.twoSided(level);
        return new SurvivalQuantile(
                first(left, SurvivalStep::survival),
                first(left, step -> bound(step, -z, scale)),
                first(left, step -> bound(step, z, scale)),
                level);
    }

    /**
     * The mean time waited within a horizon: the area under the curve.
     *
     * @param horizon where the area ends, at least 0
     * @return the mean of min(duration, horizon), or empty where the curve is undefined before the horizon
     */
    public OptionalDouble restrictedMean(long horizon) {
        Require.atLeast("horizon", horizon, 0);
        return isBeyond(horizon) ? OptionalDouble.empty() : OptionalDouble.of(area(0, horizon));
    }

    /**
     * The interval of the mean time waited within a horizon.
     *
     * <p>Its variance is &Sigma; A(t)&sup2; d / (n (n - d)) over the events up to the horizon, A(t) being the area under
     * the curve from t to the horizon (Klein and Moeschberger 2003, equation 4.5.2).
     *
     * @param horizon where the area ends, at least 0
     * @param level the confidence in (0, 1)
     * @return the interval within [0, horizon], or empty where the mean is undefined or nothing happened before the
     *     horizon
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public Optional<Interval> restrictedMeanInterval(long horizon, double level) {
        double z = NormalDistribution.twoSided(level);
        OptionalDouble mean = restrictedMean(horizon);
        double half = z * Math.sqrt(areaVariance(horizon));
        if (mean.isEmpty() || half == 0) {
            return Optional.empty();
        }
        double low = Math.max(0, mean.getAsDouble() - half);
        double high = Math.min((double) horizon, mean.getAsDouble() + half);
        return Optional.of(new Interval(low, high, level, IntervalMethod.RESTRICTED_MEAN));
    }

    static TreeMap<Long, DurationCount> byDuration(Collection<DurationCount> observed) {
        TreeMap<Long, DurationCount> counts = new TreeMap<>();
        observed.stream()
                .filter(count -> count.events() + count.censored() > 0)
                .forEach(count -> counts.merge(count.duration(), count, DurationCount::plus));
        return counts;
    }

    private static OptionalDouble grown(OptionalDouble variance, long events, long atRisk) {
        return variance.isEmpty() || events == atRisk
                ? OptionalDouble.empty()
                : OptionalDouble.of(variance.getAsDouble() + (double) events / atRisk / (atRisk - events));
    }

    private boolean isBeyond(long duration) {
        if (steps.isEmpty()) {
            return true;
        }
        SurvivalStep last = steps.get(steps.size() - 1);
        return duration > last.duration() && last.survival() > 0;
    }

    private Optional<SurvivalStep> stepAt(long duration) {
        int from = 0;
        int to = steps.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (steps.get(middle).duration() <= duration) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? Optional.empty() : Optional.of(steps.get(from - 1));
    }

    private static Optional<Interval> band(SurvivalStep step, double z, SurvivalScale scale, double level) {
        return hasBand(step)
                ? Optional.of(new Interval(bound(step, -z, scale), bound(step, z, scale), level, scale.method()))
                : Optional.empty();
    }

    private static boolean hasBand(SurvivalStep step) {
        return step.relativeVariance().isPresent() && step.survival() < 1;
    }

    /** The band's bound, or 1, which no quantile looks for, where there is none. */
    private static double bound(SurvivalStep step, double z, SurvivalScale scale) {
        return hasBand(step)
                ? scale.bound(
                        step.survival(), z * Math.sqrt(step.relativeVariance().getAsDouble()))
                : 1;
    }

    private OptionalLong first(double atMost, ToDoubleFunction<SurvivalStep> height) {
        return steps.stream()
                .filter(step -> height.applyAsDouble(step) <= atMost)
                .mapToLong(SurvivalStep::duration)
                .findFirst();
    }

    private double area(long from, long horizon) {
        double area = 0;
        long left = from;
        double height = survivalAt(from).orElse(1);
        for (SurvivalStep step : steps) {
            if (step.duration() > from && step.duration() < horizon) {
                area += height * (step.duration() - left);
                left = step.duration();
                height = step.survival();
            }
        }
        return area + height * (horizon - left);
    }

    private double areaVariance(long horizon) {
        double sum = 0;
        for (SurvivalStep step : steps) {
            if (step.duration() < horizon && step.events() < step.atRisk()) {
                double area = area(step.duration(), horizon);
                sum += area * area * step.events() / step.atRisk() / (step.atRisk() - step.events());
            }
        }
        return sum;
    }
}
