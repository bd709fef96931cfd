package dev.northing.metrics.input;

import java.time.Instant;

/**
 * Rounds instants to epoch milliseconds, the resolution of every state.
 *
 * <p>For a whole millisecond t: {@code t < instant} is {@code t < ceil(instant)}, and {@code t <= instant} is
 * {@code t <= floor(instant)}. Instants outside the range of a long saturate.
 */
public final class EpochMillis {

    private static final Instant LEAST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant GREATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private EpochMillis() {}

    public static long floor(Instant instant) {
        return saturated(instant) ? bound(instant) : instant.toEpochMilli();
    }

    public static long ceil(Instant instant) {
        if (saturated(instant)) {
            return bound(instant);
        }
        long floor = instant.toEpochMilli();
        return Instant.ofEpochMilli(floor).equals(instant) ? floor : floor + 1;
    }

    public static long plus(long millis, long added) {
        long sum = millis + added;
        boolean overflown = ((millis ^ sum) & (added ^ sum)) < 0;
        return overflown ? (added < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** How long it is from one time to a later one, saturated. */
    public static long between(long from, long to) {
        long difference = to - from;
        return difference < 0 ? Long.MAX_VALUE : difference;
    }

    private static boolean saturated(Instant instant) {
        return instant.isBefore(LEAST) || !instant.isBefore(GREATEST);
    }

    private static long bound(Instant instant) {
        return instant.isBefore(LEAST) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
