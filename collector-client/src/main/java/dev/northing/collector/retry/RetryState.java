package dev.northing.collector.retry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * When a destination may be tried again, and with how much.
 *
 * <p>A failure is followed by a wait, drawn evenly from 0 to 500 ms, then 1 s, then 2 s while the outage is shorter than 10
 * s, then 8 s doubled up to 5 min, and at least 100 ms. Retries are at most one a second and a tenth of all fresh sends: one that
 * comes too soon waits for it. A request that never left is tried again at once, the first time in a row. A wait that the
 * receiver asks for is kept, plus up to 8 %, however the clocks behave: the wall clock ends it too, since the ticker may stand
 * while the machine sleeps; one of more than 60 s survives the process. After a hold the wait is 1 min, doubled each time up
 * to 30 min. A success ends all of it, but for the size of batches, which returns to full by doubling after {@link Circuit#OPEN}.
 * There is no limit of attempts.
 *
 * <p>Confined to one thread, but for {@link #circuit()}, which any thread may ask.
 *
 * @since 0.1.0
 */
public final class RetryState {

    /** The wait after the first hold. */
    static final Duration HOLD_BASE = Duration.ofMinutes(1);

    /** The longest wait after a hold. */
    static final Duration HOLD_CAP = Duration.ofMinutes(30);

    /** What is added at most to a wait that the receiver asks for, in percent of it: so that not all clients come at once. */
    static final int JITTER_PERCENT = 8;

    /** How long one rest is at most, in percent of such a wait: the time of day is looked at after each. */
    static final int REST_PERCENT = 2;

    private static final int PERCENT = 100;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final KeptHold kept;
    private final Backoff backoff;
    private final RetryBudget budget = new RetryBudget();
    private final CircuitBreaker breaker;

    private boolean begun;
    private int failures;
    private int holds;
    private boolean waiting;
    private long readyAt;
    private boolean ordered;
    private long wallEnd;
    private long restNanos;

    /**
     * Creates a state in which nothing has failed, but for a wait that was kept.
     *
     * @param maxEvents events of a full batch, at least 1
     * @param clock the time of day
     * @param random draws the waits
     * @param kept a wait that an earlier process had to keep; read when the time to wait is first asked for
     */
    public RetryState(int maxEvents, InstantSource clock, RandomGenerator random, KeptHold kept) {
        this.clock = clock;
        this.random = random;
        this.kept = kept;
        this.backoff = new Backoff(random);
        this.breaker = new CircuitBreaker(maxEvents);
    }

    /** Notes a success. */
    public void succeeded() {
        if (failures == 0) {
            budget.sent();
        }
        failures = 0;
        holds = 0;
        waiting = false;
        backoff.reset();
        breaker.succeeded();
        kept.over();
    }

    /**
     * Notes a failure that may pass.
     *
     * @param now the time in nanoseconds
     * @param atLeast how long the receiver asks to wait, or, when it cannot have been reached, this side; zero for neither
     * @param unsent whether nothing of the request's body has left
     */
    public void retry(long now, Duration atLeast, boolean unsent) {
        noteFailure();
        long wait = unsent && failures == 1 ? 0 : backoff.draw(now);
        if (unsent || atLeast.isZero()) {
            ordered = false;
            waitFor(now, Math.max(Math.max(wait, atLeast.toNanos()), budget.take(now)));
            kept.over();
        } else {
            long asked = atLeast.toNanos();
            obey(now, Math.max(wait, asked + random.nextLong(asked / PERCENT * JITTER_PERCENT + 1)));
            kept.keep(atLeast, readyAt - now);
        }
    }

    /**
     * Notes an answer that means that something is set up wrongly.
     *
     * @param now the time in nanoseconds
     */
    public void hold(long now) {
        noteFailure();
        kept.over();
        ordered = false;
        waitFor(now, Backoff.doubled(HOLD_BASE, HOLD_CAP, holds++));
    }

    private void noteFailure() {
        if (failures == 0) {
            budget.sent();
        }
        failures++;
        breaker.failed();
    }

    private void waitFor(long now, long nanos) {
        waiting = true;
        readyAt = now + nanos;
    }

    /** A millisecond of each end of the time is cut off: with two more it is not over too soon. */
    private void obey(long now, long nanos) {
        waitFor(now, nanos);
        ordered = true;
        wallEnd = clock.millis() + nanos / NANOS_PER_MILLI + 2;
        restNanos = nanos / PERCENT * REST_PERCENT + 1;
    }

    /** Ends the wait, unless the receiver has asked for it. */
    public void hurry() {
        waiting = waiting && ordered;
    }

    /**
     * Returns how long to rest before asking again.
     *
     * @param now the time in nanoseconds
     * @return nanoseconds; 0 when it is time to try; at most 2 % of a wait that the receiver has asked for
     */
    public long remaining(long now) {
        if (!begun) {
            begin(now);
        }
        long left = waiting ? Math.max(0, readyAt - now) : 0;
        return ordered ? leftByTheWallClock(left) : left;
    }

    private void begin(long now) {
        begun = true;
        long left = kept.left().toNanos();
        if (left > 0) {
            obey(now, left);
        }
    }

    private long leftByTheWallClock(long left) {
        return clock.millis() >= wallEnd ? 0 : Math.min(left, restNanos);
    }

    /**
     * Returns how many events the next request may have.
     *
     * @return events, at least 1
     */
    public int maxEvents() {
        return breaker.maxEvents();
    }

    /**
     * Returns how far the destination is trusted; from any thread.
     *
     * @return the state of its circuit
     */
    public Circuit circuit() {
        return breaker.circuit();
    }
}
