package dev.northing.collector;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of every event since the client was built, at one moment.
 *
 * <p>Two identities hold in every snapshot, whatever else is going on: {@code tried = accepted + refused}, and {@code
 * accepted + recovered = delivered + pending + dropped}. What an earlier client left in the state directory is counted as
 * recovered, and from then on like any other event. Maps hold only reasons that occurred. Immutable.
 *
 * @param tried calls of {@code track} that were answered
 * @param accepted events that were queued
 * @param refused events that were not queued, by reason
 * @param recovered events of earlier clients that were found in the state directory, damaged ones included
 * @param delivered events that the receiver has confirmed
 * @param pending events that wait, in memory or in the state directory, or are on their way
 * @param dropped events that were queued or recovered and later given up, by reason
 * @param propertiesRemoved properties and identifiers left out of events, by reason; of refused events too
 * @since 0.1.0
 */
public record Accounting(
        long tried,
        long accepted,
        Map<DropReason, Long> refused,
        long recovered,
        long delivered,
        long pending,
        Map<DropReason, Long> dropped,
        Map<PropertyRemoval, Long> propertiesRemoved) {

    /**
     * Copies the maps and checks both identities.
     *
     * @param tried calls of {@code track} that were answered
     * @param accepted events that were queued
     * @param refused events that were not queued, by reason
     * @param recovered events of earlier clients that were found in the state directory, damaged ones included
     * @param delivered events that the receiver has confirmed
     * @param pending events that wait, in memory or in the state directory, or are on their way
     * @param dropped events that were queued or recovered and later given up, by reason
     * @param propertiesRemoved properties and identifiers left out of events, by reason; of refused events too
     * @throws IllegalArgumentException if an identity does not hold or a number is negative
     */
    public Accounting {
        refused = copy(DropReason.class, refused);
        dropped = copy(DropReason.class, dropped);
        propertiesRemoved = copy(PropertyRemoval.class, propertiesRemoved);
        if (delivered < 0 || pending < 0 || accepted + recovered != delivered + pending + sum(dropped)) {
            throw new IllegalArgumentException("accepted + recovered must be delivered + pending + dropped");
        }
        if (tried != accepted + sum(refused)) {
            throw new IllegalArgumentException("tried must be accepted + refused");
        }
    }

    /**
     * Returns how many events were not queued.
     *
     * @return the sum of {@link #refused()}
     */
    public long refusedTotal() {
        return sum(refused);
    }

    /**
     * Returns how many events were queued or recovered and later given up.
     *
     * @return the sum of {@link #dropped()}
     */
    public long droppedTotal() {
        return sum(dropped);
    }

    /** What was dropped since an earlier snapshot. */
    Map<DropReason, Long> droppedSince(Accounting earlier) {
        Map<DropReason, Long> since = new EnumMap<>(DropReason.class);
        dropped.forEach((reason, count) -> {
            long before = earlier.dropped.getOrDefault(reason, 0L);
            if (count > before) {
                since.put(reason, count - before);
            }
        });
        return since;
    }

    static <R extends Enum<R>> Map<R, Long> copy(Class<R> reasons, Map<R, Long> counts) {
        Map<R, Long> copy = new EnumMap<>(reasons);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    private static long sum(Map<?, Long> counts) {
        long sum = 0;
        for (long count : counts.values()) {
            sum += count;
        }
        return sum;
    }
}
