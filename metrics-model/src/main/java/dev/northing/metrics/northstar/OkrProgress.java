package dev.northing.metrics.northstar;

import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.NormalDistribution;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Computes how far along a key result is, and whether it will be met.
 *
 * <p>In words: the way from the start to the target that is behind us, in whichever direction it leads; the pace
 * compares it with the time that has passed; the chance takes a forecast of the end for normal around its value. In
 * symbols: (now - start) / (target - start); progress / elapsed; &Phi;((forecast - target) / &sigma;) in the target's
 * direction with &sigma; = half the forecast's interval over its normal quantile. Unit: quotients and a probability.
 * Source: product handbook (OKR); what is on track and at risk are choices of this library.
 *
 * <p>A target equal to the start leaves everything undefined, as does a figure without value; nothing elapsed leaves no
 * pace. Before the period elapsed is 0, after it 1. The status is judged by the chance if there is one, else by the
 * pace. Example: from 100 to 120, now 105 after half of the time, is 0.25 at a pace of 0.5 ({@code OkrProgressTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param start the value at the period's start, finite
 * @param target the value at its end, finite; below the start where less is better
 * @param period from when until when; it must have a start
 * @since 0.1.0
 */
public record OkrProgress(String definition, double start, double target, TimeWindow period) {

    /** The least pace of what is on track: 1. */
    public static final double ON_TRACK_PACE = 1;

    /** The least pace of what is at risk: 0.7. */
    public static final double AT_RISK_PACE = 0.7;

    /** The least chance of what is on track: 70 %. */
    public static final double ON_TRACK_CHANCE = 0.7;

    /** The least chance of what is at risk: 30 %. */
    public static final double AT_RISK_CHANCE = 0.3;

    /**
     * Accepts a complete key result.
     *
     * @param definition the id of the metric's definition
     * @param start the value at the period's start
     * @param target the value at its end
     * @param period from when until when
     * @throws IllegalArgumentException if {@code definition} is blank, a value is not finite or the period has no start
     */
    public OkrProgress {
        Require.text("definition", definition);
        Require.finite("start", start);
        Require.finite("target", target);
        Objects.requireNonNull(period, "period");
        if (period.start().equals(Instant.MIN)) {
            throw Require.refused("period", period, "a window with a start");
        }
    }

    /**
     * Judges by the pace alone.
     *
     * @param now the figure as it stands
     * @param asOf the instant from which it is seen
     * @return progress, pace and status, without chance
     */
    public OkrFigures figures(Figure now, Instant asOf) {
        return figures(now, Optional.empty(), asOf);
    }

    /**
     * Judges by a forecast.
     *
     * @param now the figure as it stands
     * @param forecast the figure expected at the period's end, with its interval, or empty
     * @param asOf the instant from which it is seen
     * @return progress, pace, chance and status
     */
    public OkrFigures figures(Figure now, Optional<Figure> forecast, Instant asOf) {
        Figure progress = progress(now);
        double elapsed = elapsed(asOf);
        var pace = builder(".pace").n(now.n());
        if (progress.value().isPresent()) {
            pace.ratio(progress.value().getAsDouble(), elapsed);
        }
        Figure paceFigure = pace.build();
        Figure chance = chance(forecast);
        return new OkrFigures(
                progress,
                builder(".elapsed").ratio(elapsed, 1).build(),
                paceFigure,
                chance,
                status(paceFigure.value(), chance.value()));
    }

    private Figure progress(Figure now) {
        var figure = builder("").n(now.n()).immature(now.immature());
        if (now.value().isPresent()) {
            figure.ratio(now.value().getAsDouble() - start, target - start)
                    .interval(
                            target == start ? Optional.empty() : now.interval().map(this::alongTheWay));
        }
        return figure.build();
    }

    private Interval alongTheWay(Interval range) {
        double one = (range.low() - start) / (target - start);
        double other = (range.high() - start) / (target - start);
        return new Interval(Math.min(one, other), Math.max(one, other), range.level(), range.method());
    }

    private double elapsed(Instant asOf) {
        double passed = (double) Duration.between(period.start(), asOf).toMillis();
        double all = (double) Duration.between(period.start(), period.end()).toMillis();
        return Math.max(0, Math.min(1, passed / all));
    }

    private Figure chance(Optional<Figure> forecast) {
        var figure = builder(".chance");
        forecast.flatMap(Figure::interval)
                .filter(range -> range.width() > 0 && target != start)
                .ifPresent(range ->
                        figure.value(chance(forecast.orElseThrow().value().orElseThrow(), range)));
        return figure.build();
    }

    private double chance(double expected, Interval range) {
        double deviation = range.width() / 2 / NormalDistribution.twoSided(range.level());
        return NormalDistribution.below(Math.signum(target - start) * (expected - target) / deviation);
    }

    private OkrStatus status(OptionalDouble pace, OptionalDouble chance) {
        if (chance.isPresent()) {
            return status(chance.getAsDouble(), ON_TRACK_CHANCE, AT_RISK_CHANCE);
        }
        return pace.isPresent() ? status(pace.getAsDouble(), ON_TRACK_PACE, AT_RISK_PACE) : OkrStatus.UNDEFINED;
    }

    private static OkrStatus status(double value, double onTrack, double atRisk) {
        if (value >= onTrack) {
            return OkrStatus.ON_TRACK;
        }
        return value >= atRisk ? OkrStatus.AT_RISK : OkrStatus.OFF_TRACK;
    }

    private FigureBuilder builder(String suffix) {
        return Figure.builder(definition + suffix, period);
    }
}
