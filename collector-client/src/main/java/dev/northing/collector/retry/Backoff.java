package dev.northing.collector.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after one failure more: full jitter under a ceiling that knows short outages from long ones.
 *
 * <p>The ceiling is 500 ms, 1 s, then 2 s until the outage has lasted 10 s, so that a receiver that is away for a moment is
 * found again at once; from then on 8 s, doubled up to 5 min. A wait is drawn evenly from 0 to the ceiling and is at least
 * 100 ms. The outage is measured from its first failure on the ticker.
 *
 * <p>Ten minutes of refused connections cost 20 tries at most in more than half of all cases. Confined to one thread.
 */
final class Backoff {

    /** The longest wait after the first failure. */
    static final Duration BASE = Duration.ofMillis(500);

    /** The longest wait while an outage is short: a backlog of 10 s has to be gone 3 s after the receiver's return. */
    static final Duration SHORT_CAP = Duration.ofSeconds(2);

    /** How long an outage is short. */
    static final Duration SHORT = Duration.ofSeconds(10);

    /** The longest wait after the first failure of an outage that is not short any more. */
    static final Duration LONG_BASE = Duration.ofSeconds(8);

    /** The longest wait after any failure. */
    static final Duration CAP = Duration.ofMinutes(5);

    /** The shortest wait after a failure. */
    static final Duration FLOOR = Duration.ofMillis(100);

    /** Doublings after which every cap is reached. */
    private static final int MAX_DOUBLINGS = 20;

    private final RandomGenerator random;
    private long since;
    private int inShort;
    private int inLong;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Notes that the outage, if there was one, is over. */
    void reset() {
        inShort = 0;
        inLong = 0;
    }

    /** Notes a failure; returns nanoseconds to wait. */
    long draw(long now) {
        return Math.max(FLOOR.toNanos(), random.nextLong(ceiling(now) + 1));
    }

    private long ceiling(long now) {
        if (inShort == 0) {
            since = now;
        }
        return now - since < SHORT.toNanos() ? doubled(BASE, SHORT_CAP, inShort++) : doubled(LONG_BASE, CAP, inLong++);
    }

    static long doubled(Duration base, Duration cap, int times) {
        return Math.min(cap.toNanos(), base.toNanos() << Math.min(times, MAX_DOUBLINGS));
    }
}
