package dev.northing.metrics.aggregate;

import java.util.Comparator;

/**
 * Holds what is kept of one event: when it happened, a number that its calculator chose, and its id.
 *
 * <p>Ordered by time, then number, then id: the same order on every machine.
 *
 * <p>Immutable.
 *
 * @param time milliseconds since the epoch
 * @param value what the calculator needs to know of the event, such as a set of bits or a duration
 * @param id the event's id
 * @since 0.1.0
 */
public record Occurrence(long time, long value, String id) implements Comparable<Occurrence> {

    private static final Comparator<Occurrence> ORDER = Comparator.comparingLong(Occurrence::time)
            .thenComparingLong(Occurrence::value)
            .thenComparing(Occurrence::id);

    /**
     * Accepts any event.
     *
     * @param time milliseconds since the epoch
     * @param value what the calculator needs to know
     * @param id the event's id
     */
    public Occurrence {}

    @Override
    public int compareTo(Occurrence other) {
        return ORDER.compare(this, other);
    }
}
