package dev.northing.collector;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Those who wait until their events survive a crash.
 *
 * <p>Adding is safe for use by many threads, and so is asking; the rest is confined to the writer's thread. Safe for use by
 * many threads.
 */
final class DurableWaits {

    private final Queue<Wait> arrivals = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Wait> waiting =
            new PriorityQueue<>(Comparator.comparingLong((Wait wait) -> wait.sequence));
    private volatile boolean ended;

    /** One event's future, and the sequence that the store gives the event. */
    static final class Wait extends CompletableFuture<TrackResult> {

        private long sequence;

        /** Events get their sequences, from 1 on, in the order of their positions, from 0 on. */
        void at(long position) {
            sequence = position + 1;
        }
    }

    /** Waits for an event that was accepted. */
    void add(Wait wait) {
        arrivals.add(wait);
        if (ended) {
            giveUpArrivals();
        }
    }

    /** Whether somebody waits who has not been looked at yet. */
    boolean hasArrivals() {
        return !arrivals.isEmpty();
    }

    /** Tells those whose events have sequences up to a last one. */
    void complete(long through) {
        collect();
        while (!waiting.isEmpty() && waiting.element().sequence <= through) {
            waiting.remove().complete(TrackResult.ACCEPTED);
        }
    }

    private void collect() {
        for (Wait wait = arrivals.poll(); wait != null; wait = arrivals.poll()) {
            waiting.add(wait);
        }
    }

    /** Tells everybody else, now and later, that nobody knows. */
    void end() {
        collect();
        waiting.forEach(wait -> wait.complete(TrackResult.NOT_DURABLE));
        waiting.clear();
        ended = true;
        giveUpArrivals();
    }

    private void giveUpArrivals() {
        for (Wait wait = arrivals.poll(); wait != null; wait = arrivals.poll()) {
            wait.complete(TrackResult.NOT_DURABLE);
        }
    }
}
