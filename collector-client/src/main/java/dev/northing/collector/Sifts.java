package dev.northing.collector;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What is still to be gone through, one after the other. Safe for use by many threads. */
final class Sifts {

    private final Queue<Sift> waiting = new ConcurrentLinkedQueue<>();
    private final Wakeup taking;
    private final Wakeup sending;
    private volatile boolean ended;

    /** How one ends for which no thread is left. */
    private volatile boolean completeAtTheEnd;

    Sifts(Intake.Queue queue) {
        this.taking = queue.taking();
        this.sending = queue.sending();
    }

    /** Asks the client's threads for all of them, before they do anything else; those who want to know wait for the sifts themselves. */
    void add(List<Sift> sifts) {
        waiting.addAll(sifts);
        if (ended) {
            finishRest();
        }
        sending.now();
    }

    /** The one that is due, or null. */
    @Nullable
    Sift first() {
        return waiting.peek();
    }

    void finish(Sift sift, boolean complete) {
        waiting.remove(sift);
        sift.finish(complete);
    }

    void wakeWriter() {
        taking.now();
    }

    /** Says that no thread is left, and whether nothing is left to go through either. */
    void end(boolean nothingLeft) {
        completeAtTheEnd = nothingLeft;
        ended = true;
        finishRest();
    }

    private void finishRest() {
        for (Sift rest = waiting.poll(); rest != null; rest = waiting.poll()) {
            rest.finish(completeAtTheEnd);
        }
    }
}
