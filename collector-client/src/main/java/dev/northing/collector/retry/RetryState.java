package dev.northing.collector.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a destination may be tried again.
 *
 * <p>After failure number n the wait is drawn evenly from {@code 0 .. min(5 min, 500 ms * 2^(n-1))} and is at least 100
 * ms; a wait that the receiver asks for is kept, plus up to a tenth. After a hold the wait is 1 min, doubled each time up
 * to 30 min. A success forgets all of it. There is no limit of attempts.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class RetryState {

    /** The longest wait after the first failure. */
    static final Duration BASE = Duration.ofMillis(500);

    /** The longest wait after any failure. */
    static final Duration CAP = Duration.ofMinutes(5);

    /** The shortest wait after a failure. */
    static final Duration FLOOR = Duration.ofMillis(100);

    /** The wait after the first hold. */
    static final Duration HOLD_BASE = Duration.ofMinutes(1);

    /** The longest wait after a hold. */
    static final Duration HOLD_CAP = Duration.ofMinutes(30);

    /** Doublings after which every cap is reached. */
    private static final int MAX_DOUBLINGS = 20;

    private final RandomGenerator random;
    private int failures;
    private int holds;
    private boolean waiting;
    private boolean ordered;
    private long readyAt;

    /**
     * Creates a state in which nothing has failed.
     *
     * @param random draws the waits
     */
    public RetryState(RandomGenerator random) {
        this.random = random;
    }

    /** Notes a success. */
    public void succeeded() {
        failures = 0;
        holds = 0;
        waiting = false;
    }

    /**
     * Notes a failure that may pass.
     *
     * @param now the time in nanoseconds
     * @param atLeast how long the receiver asks to wait; zero when it does not
     */
    public void retry(long now, Duration atLeast) {
        long ceiling = doubled(BASE, CAP, failures++);
        long wait = Math.max(FLOOR.toNanos(), random.nextLong(ceiling + 1));
        ordered = !atLeast.isZero();
        if (ordered) {
            wait = Math.max(wait, atLeast.toNanos() + random.nextLong(atLeast.toNanos() / 10 + 1));
        }
        waitUntil(now + wait);
    }

    /**
     * Notes an answer that means that something is set up wrongly.
     *
     * @param now the time in nanoseconds
     */
    public void hold(long now) {
        ordered = false;
        waitUntil(now + doubled(HOLD_BASE, HOLD_CAP, holds++));
    }

    private void waitUntil(long time) {
        waiting = true;
        readyAt = time;
    }

    private static long doubled(Duration base, Duration cap, int times) {
        return Math.min(cap.toNanos(), base.toNanos() << Math.min(times, MAX_DOUBLINGS));
    }

    /** Ends the wait, unless the receiver has asked for it. */
    public void hurry() {
        waiting = waiting && ordered;
    }

    /**
     * Returns how long to wait still.
     *
     * @param now the time in nanoseconds
     * @return nanoseconds; 0 when it is time to try
     */
    public long remaining(long now) {
        return waiting ? Math.max(0, readyAt - now) : 0;
    }
}
