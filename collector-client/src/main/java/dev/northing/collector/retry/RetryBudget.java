package dev.northing.collector.retry;

import java.time.Duration;

/**
 * How many retries a destination may cost: one a second, and one more for every ten fresh sends.
 *
 * <p>A bucket that holds one token, full at first: what is not used is not saved up, so an outage after a busy hour starts no
 * faster than any other. Who finds it empty waits at most a second. Confined to one thread.
 */
final class RetryBudget {

    /** Time that earns one retry. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    /** Fresh sends that earn one retry. */
    static final int SENDS_PER_RETRY = 10;

    /** What a retry costs: counted in nanoseconds of the time that earns it. */
    private static final long COST = PERIOD.toNanos();

    /** What the bucket holds; less than 0 while a retry waits for its token. */
    private long tokens = COST;

    private long asOf;
    private boolean used;

    /** Notes a send that is no retry. */
    void sent() {
        add(COST / SENDS_PER_RETRY);
    }

    /** Takes the token of one retry; returns nanoseconds until it is there. */
    long take(long now) {
        if (used) {
            add(now - asOf);
        }
        used = true;
        asOf = now;
        tokens -= COST;
        return Math.max(0, -tokens);
    }

    private void add(long more) {
        tokens = Math.min(COST, tokens + more);
    }
}
