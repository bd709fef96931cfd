package dev.northing.metrics.activation;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.TimelinesCalculator;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.cohort.StartedUnits;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.DurationCount;
import dev.northing.metrics.stats.SurvivalCurve;
import dev.northing.metrics.stats.SurvivalQuantile;
import dev.northing.metrics.stats.SurvivalScale;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Computes how long new units take to their first success, those that still wait included.
 *
 * <p>In words: the Kaplan-Meier curve of the time from a unit's earliest start to its first success at or after it; who
 * has not succeeded is censored at the as-of instant. In symbols: S(t) = &Pi; (1 - d/n); the median is the smallest t
 * with S(t) &le; 1/2, its interval by inversion of the log-log band; the share within target w is 1 - S(w) with the
 * log-log interval, all at 95 %. Unit: milliseconds, and shares in [0, 1]. Source: CI product metrics page (time to
 * first build, target 10 minutes), Kaplan and Meier 1958. A mean over converters alone would read too short.
 *
 * <p>A success before the start is noted and not taken for one; units without start and instants at or after the as-of
 * instant are noted and in no figure. A quantile that the curve does not reach has no value; an interval needs both
 * bounds. No started unit gives no value. Example: four organizations succeeding after 1, 2, 3 and (still waiting) 10
 * hours have a median of 2 hours ({@code TimeToValueTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class TimeToValue implements TimelinesCalculator<TimeToValueFigures> {

    /** The usual target for the time to the first build. */
    public static final Duration DEFAULT_TARGET = Duration.ofMinutes(10);

    private static final double LEVEL = Wilson.DEFAULT_LEVEL;

    private final String definition;
    private final Predicate<? super EventView> start;
    private final Predicate<? super EventView> success;
    private final Duration target;

    private TimeToValue(
            String definition,
            Predicate<? super EventView> start,
            Predicate<? super EventView> success,
            Duration target) {
        this.definition = definition;
        this.start = start;
        this.success = success;
        this.target = target;
    }

    /**
     * Measures against a target of 10 minutes.
     *
     * @param definition the id of the metric's definition, not blank
     * @param start which events start a unit; the earliest counts
     * @param success which events show that it reached value
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static TimeToValue of(
            String definition, Predicate<? super EventView> start, Predicate<? super EventView> success) {
        return new TimeToValue(
                Require.text("definition", definition),
                Objects.requireNonNull(start, "start"),
                Objects.requireNonNull(success, "success"),
                DEFAULT_TARGET);
    }

    /**
     * The same metric with another target.
     *
     * @param duration the target, not negative
     * @return a calculator of its own
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public TimeToValue target(Duration duration) {
        if (duration.isNegative()) {
            throw Require.refused("duration", duration, "a duration that is not negative");
        }
        return new TimeToValue(definition, start, success, duration);
    }

    @Override
    public String definition() {
        return definition;
    }

    @Override
    public Predicate<? super EventView> starting() {
        return start;
    }

    @Override
    public Predicate<? super EventView> activity() {
        return success;
    }

    @Override
    public TimeToValueFigures finish(UnitTimelines state, Instant asOf) {
        StartedUnits started = new StartedUnits(asOf, any -> true);
        List<DurationCount> waits = new ArrayList<>();
        state.forEach((unit, timeline) ->
                started.start(timeline).ifPresent(begin -> waits.add(waited(timeline, begin, started.end()))));
        return figures(SurvivalCurve.kaplanMeier(waits), started, TimeWindow.before(asOf));
    }

    private static DurationCount waited(UnitTimeline timeline, long begin, long end) {
        long first = timeline.firstActivityFrom(begin).orElse(Long.MAX_VALUE);
        return first < end
                ? DurationCount.event(EpochMillis.between(begin, first))
                : DurationCount.censored(EpochMillis.between(begin, end));
    }

    private TimeToValueFigures figures(SurvivalCurve curve, StartedUnits started, TimeWindow window) {
        return new TimeToValueFigures(
                curve,
                quantile(".p50", 0.5, curve, started, window),
                quantile(".p75", 0.75, curve, started, window),
                quantile(".p90", 0.9, curve, started, window),
                withinTarget(curve, started, window));
    }

    private Figure quantile(String suffix, double share, SurvivalCurve curve, StartedUnits started, TimeWindow window) {
        SurvivalQuantile quantile = curve.quantile(share, LEVEL, SurvivalScale.LOG_LOG);
        FigureBuilder figure = builder(suffix, curve, window).interval(quantile.interval());
        quantile.value().ifPresent(millis -> figure.value((double) millis));
        return started.note(figure).build();
    }

    private Figure withinTarget(SurvivalCurve curve, StartedUnits started, TimeWindow window) {
        long millis = target.toMillis();
        OptionalDouble waiting = curve.survivalAt(millis);
        FigureBuilder figure = builder(".within_target", curve, window);
        waiting.ifPresent(share -> figure.value(1 - share));
        return started.note(figure.interval(complement(curve.interval(millis, LEVEL, SurvivalScale.LOG_LOG))))
                .build();
    }

    private FigureBuilder builder(String suffix, SurvivalCurve curve, TimeWindow window) {
        return Figure.builder(definition + suffix, window).n(curve.size()).immature(curve.size() - curve.events());
    }

    private static Optional<Interval> complement(Optional<Interval> waiting) {
        return waiting.map(
                interval -> new Interval(1 - interval.high(), 1 - interval.low(), interval.level(), interval.method()));
    }
}
