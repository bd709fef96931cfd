package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.aggregate.EventSample;
import dev.northing.metrics.aggregate.SampleCalculator;
import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Computes quantiles of how long things took, such as the 95th percentile of an API's answers.
 *
 * <p>In words: the length that a share p of the events stays below, and the share of events that take less than a
 * target. In symbols: the quantile of type 7 (Hyndman and Fan 1996) with two order statistics around it (David and
 * Nagaraja 2003) and |{x &lt; target}| / n with Wilson 1927, all at 95 %. Unit: milliseconds, and a share in [0, 1].
 * Source: CI product metrics page (p95 below 200 ms). The 95th percentile has no interval below 72 events: none can
 * have one. Quantiles of several services are not to be averaged; merge the states instead.
 *
 * <p>Exact up to the capacity; beyond it a uniform sample stands for all events, which {@code events_sampled} notes, n
 * is its size and the intervals contain its error ({@link EventSample#rankError}). Negative lengths and events at or
 * after the as-of instant are noted and ignored. Each event id counts once. No events give no value. Example: 1 to 100
 * ms give p95 = 95.05, from 90 to 100, and a share of 0.49 under 50 ms ({@code LatencyTest}).
 *
 * <p>Immutable.
 *
 * @param events what is measured
 * @param shares the shares below the quantiles, each in (0, 1), at least one
 * @param targetMillis the target in milliseconds, at least 1
 * @since 0.1.0
 */
public record Latency(Measured events, List<Double> shares, long targetMillis)
        implements SampleCalculator<LatencyFigures> {

    /** The target of an API: 200 ms. */
    public static final long DEFAULT_TARGET_MILLIS = 200;

    /** The quantiles that are usually looked at: 50, 90, 95 and 99 %. */
    public static final List<Double> DEFAULT_SHARES = List.of(0.5, 0.9, 0.95, 0.99);

    /**
     * Accepts a complete definition and copies the shares.
     *
     * @param events what is measured
     * @param shares the shares below the quantiles
     * @param targetMillis the target
     * @throws IllegalArgumentException if there is no share, one is not in (0, 1), or {@code targetMillis} is less than
     *     1
     */
    public Latency {
        Objects.requireNonNull(events, "events");
        shares = Require.notEmpty("shares", shares);
        shares.forEach(share -> Require.openUnit("shares", share));
        Require.atLeast("targetMillis", targetMillis, 1);
    }

    /**
     * Asks for the usual quantiles and the share below 200 ms.
     *
     * @param events what is measured
     * @return the calculator
     */
    public static Latency of(Measured events) {
        return new Latency(events, DEFAULT_SHARES, DEFAULT_TARGET_MILLIS);
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
            state.add(event, events.millis().applyAsLong(event));
        }
    }

    @Override
    public LatencyFigures finish(EventSample state, Instant asOf) {
        Durations durations = new Durations(events, state, asOf);
        return new LatencyFigures(
                shares.stream()
                        .map(share -> durations.quantile(suffix(share), share))
                        .toList(),
                durations.share(".under_target", millis -> millis < targetMillis));
    }

    private static String suffix(double share) {
        return ".p"
                + BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
