package dev.northing.collector.retry;

/**
 * Sends little to a destination that fails, and not everything at once when it returns.
 *
 * <p>Opens after 5 failures in a row, or when more than half of the last 20 tries failed. While it is open, a try has at most 10
 * events: a request that even a receiver in trouble can afford, 2 % of a full batch to send twice if its answer is lost, and
 * six doublings away from a full one. Each success doubles the size, without a wait, until it is full; a failure
 * meanwhile opens again. Confined to one thread.
 */
final class CircuitBreaker {

    /** Failures in a row that open. */
    static final int FAILURES_IN_A_ROW = 5;

    /** The last tries, of which more than half open when they failed. */
    static final int WINDOW = 20;

    /** Events of a probe at most. */
    static final int PROBE_EVENTS = 10;

    private static final int WINDOW_BITS = (1 << WINDOW) - 1;
    private static final int IN_A_ROW_BITS = (1 << FAILURES_IN_A_ROW) - 1;

    private final int fullEvents;

    /** Written by one thread; read by any. */
    private volatile Circuit circuit = Circuit.CLOSED;

    /** The last tries of the closed circuit, the latest lowest; 1 stands for a failure. */
    private int tries;

    private int maxEvents;

    CircuitBreaker(int fullEvents) {
        this.fullEvents = fullEvents;
        this.maxEvents = fullEvents;
    }

    Circuit circuit() {
        return circuit;
    }

    /** Events of the next try at most. */
    int maxEvents() {
        return maxEvents;
    }

    void failed() {
        tries = (tries << 1 | 1) & WINDOW_BITS;
        boolean inARow = (tries & IN_A_ROW_BITS) == IN_A_ROW_BITS;
        if (circuit == Circuit.HALF_OPEN || inARow || Integer.bitCount(tries) > WINDOW / 2) {
            circuit = Circuit.OPEN;
            maxEvents = Math.min(fullEvents, PROBE_EVENTS);
        }
    }

    void succeeded() {
        tries = tries << 1 & WINDOW_BITS;
        if (circuit != Circuit.CLOSED) {
            widen();
        }
    }

    /** Doubling the half first keeps a size near the greatest int from overflowing. */
    private void widen() {
        boolean full = maxEvents >= fullEvents - maxEvents;
        maxEvents = full ? fullEvents : 2 * maxEvents;
        circuit = full ? Circuit.CLOSED : Circuit.HALF_OPEN;
        tries = 0;
    }
}
