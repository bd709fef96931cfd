package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.aggregate.EventSample;
import dev.northing.metrics.aggregate.SampleCalculator;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Computes the application performance index: how content users are with how long things took.
 *
 * <p>In words: events within the threshold T satisfy and count 1, those within 4 T are tolerated and count one half,
 * the slower and the failed ones frustrate and count 0; the index is the mean. In symbols: (S + F/2) / n for S
 * satisfied and F tolerated of n. Unit: none, in [0, 1]. Source: Apdex Alliance 2007; interval Student's t for the mean
 * at 95 %, cut at 0 and 1. Both bounds belong to the better class.
 *
 * <p>Exact up to the capacity, a sample beyond it, as for {@link Latency}; notes as there. If all events fall into one
 * class there is no interval. No events give no value. Example: with T = 500 ms, 60 events of 400 ms, 30 of 2,000 ms
 * and 10 of 2,001 ms give 0.75 ({@code ApdexTest}).
 *
 * <p>Immutable.
 *
 * @param events what is measured
 * @param failed which of the events failed, however fast
 * @param thresholdMillis T in milliseconds, in [1, 10^9]
 * @since 0.1.0
 */
public record Apdex(Measured events, Predicate<? super EventView> failed, long thresholdMillis)
        implements SampleCalculator<Figure> {

    /** How many times the threshold is still tolerated. */
    public static final int TOLERATED_THRESHOLDS = 4;

    private static final long MOST_MILLIS = 1_000_000_000;
    private static final double TOLERATED_WORTH = 0.5;

    /**
     * Accepts a complete definition.
     *
     * @param events what is measured
     * @param failed which of the events failed
     * @param thresholdMillis the threshold
     * @throws IllegalArgumentException if {@code thresholdMillis} is not in [1, 10^9]
     */
    public Apdex {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(failed, "failed");
        if (thresholdMillis < 1 || thresholdMillis > MOST_MILLIS) {
            throw Require.refused("thresholdMillis", thresholdMillis, "milliseconds in [1, " + MOST_MILLIS + "]");
        }
    }

    @Override
    public String definition() {
        return events.definition();
    }

    @Override
    public int capacity() {
        return events.capacity();
    }

    @Override
    public void add(EventSample state, EventView event) {
        if (events.looksFor(event)) {
            state.add(
                    event, failed.test(event) ? Long.MAX_VALUE : events.millis().applyAsLong(event));
        }
    }

    @Override
    public Figure finish(EventSample state, Instant asOf) {
        Durations durations = new Durations(events, state, asOf);
        long satisfied = durations.count(millis -> millis <= thresholdMillis);
        long tolerated = durations.count(millis -> millis <= TOLERATED_THRESHOLDS * thresholdMillis) - satisfied;
        long[] counts = {durations.count() - satisfied - tolerated, tolerated, satisfied};
        return durations
                .figure("")
                .ratio(satisfied + TOLERATED_WORTH * tolerated, (double) durations.count())
                .interval(interval(counts))
                .build();
    }

    private static Optional<Interval> interval(long[] counts) {
        Moments moments = Moments.weighted(new double[] {0, TOLERATED_WORTH, 1}, counts);
        return StudentT.mean(moments, Wilson.DEFAULT_LEVEL)
                .filter(range -> range.width() > 0)
                .map(range -> new Interval(
                        Math.max(0, range.low()), Math.min(1, range.high()), range.level(), range.method()));
    }
}
