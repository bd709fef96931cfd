package dev.northing.collector;

import dev.northing.collector.queue.Label;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Those who wait until their events survive a crash.
 *
 * <p>A wait travels with its event through the queue: so it learns the sequence that the store gives the event, or hears that the
 * event had to make room, whatever happened to others. Asking and hearing is safe for use by many threads; the rest is confined
 * to the writer's thread. Safe for use by many threads.
 */
final class DurableWaits {

    private final AtomicLong asked = new AtomicLong();
    private final Queue<Wait> evicted = new ConcurrentLinkedQueue<>();
    private final Queue<Wait> waiting = new ArrayDeque<>();
    private final Wakeup taking;
    private volatile boolean ended;
    private long seen;

    DurableWaits(Wakeup taking) {
        this.taking = taking;
    }

    /** One event's future, and the sequence that the store gives the event. */
    static final class Wait extends CompletableFuture<TrackResult> implements Label.Watcher {

        private final DurableWaits waits;
        private long sequence;

        private Wait(DurableWaits waits) {
            this.waits = waits;
        }

        /** What depends on it runs on the writer's thread, not on the one that tracks another event. */
        @Override
        public void evicted() {
            waits.evicted.add(this);
            if (waits.ended) {
                complete(TrackResult.EVICTED);
            }
            waits.taking.now();
        }
    }

    /** Makes a wait for an event that is going to be tracked. */
    Wait prepare() {
        return new Wait(this);
    }

    /** Says that a prepared wait's event was accepted. */
    void ask(Wait wait) {
        asked.incrementAndGet();
        if (ended) {
            wait.complete(TrackResult.NOT_DURABLE);
        }
        taking.now();
    }

    /** Whether somebody waits whose event has not been taken out of the queue. */
    boolean hasArrivals() {
        return asked.get() > seen || !evicted.isEmpty();
    }

    /** Says that a wait's event was taken out of the queue. */
    void see() {
        seen++;
    }

    /** Says which sequence the store has given an event; sequences only rise. */
    void stored(Wait wait, long sequence) {
        wait.sequence = sequence;
        waiting.add(wait);
    }

    /** Tells those whose events were evicted, and those whose events have sequences up to a last one. */
    void complete(long through) {
        for (Wait wait = evicted.poll(); wait != null; wait = evicted.poll()) {
            see();
            wait.complete(TrackResult.EVICTED);
        }
        while (!waiting.isEmpty() && waiting.element().sequence <= through) {
            waiting.remove().complete(TrackResult.ACCEPTED);
        }
    }

    /** Says that from now on nobody knows; those still in the queue have to be told one by one. */
    void end() {
        ended = true;
        complete(0);
        waiting.forEach(wait -> wait.complete(TrackResult.NOT_DURABLE));
        waiting.clear();
    }
}
