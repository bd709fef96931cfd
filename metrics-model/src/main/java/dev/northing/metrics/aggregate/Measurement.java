package dev.northing.metrics.aggregate;

import java.util.Comparator;

/**
 * Holds what was measured, and when.
 *
 * <p>Ordered by time, then value.
 *
 * <p>Immutable.
 *
 * @param time milliseconds since the epoch
 * @param value what was measured, in the unit that its calculator names
 * @since 0.1.0
 */
public record Measurement(long time, long value) implements Comparable<Measurement> {

    private static final Comparator<Measurement> ORDER =
            Comparator.comparingLong(Measurement::time).thenComparingLong(Measurement::value);

    /**
     * Accepts any measurement.
     *
     * @param time milliseconds since the epoch
     * @param value what was measured
     */
    public Measurement {}

    @Override
    public int compareTo(Measurement other) {
        return ORDER.compare(this, other);
    }
}
