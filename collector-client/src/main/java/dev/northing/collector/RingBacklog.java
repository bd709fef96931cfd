package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.queue.Ledger;
import java.time.Duration;

/** The queue in memory: events go from the ring into the batch. */
final class RingBacklog implements Backlog {

    /** How long to wait for a thread that has got a place in the ring and has not filled it yet. */
    static final Duration PUT_PAUSE = Duration.ofNanos(50_000);

    private final Intake.Queue queue;
    private final Ledger ledger;
    private final String origin;

    RingBacklog(Intake.Queue queue, String origin) {
        this.queue = queue;
        this.ledger = queue.ledger();
        this.origin = origin;
    }

    @Override
    public boolean isFull() {
        return queue.taking().isFull(ledger.open());
    }

    @Override
    public boolean isEmpty() {
        return Ledger.events(ledger.open()) == 0;
    }

    @Override
    public Duration arrival() {
        return PUT_PAUSE;
    }

    @Override
    public boolean load(Batch batch, long maxBytes) {
        batch.start(queue.ring().head(), maxBytes);
        queue.ring().takeInto((position, event, label) -> batch.add(position, event, label.purpose()));
        return batch.size() > 0;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public void deliver(int events, long bytes) {
        ledger.deliver(events, bytes);
    }

    @Override
    public void drop(int index, DropReason reason, int bytes) {
        ledger.drop(reason, 1, bytes);
    }

    @Override
    public void settle(Batch batch, int from, int to) {
        if (to == batch.size()) {
            ledger.progress().settleBefore(batch.end());
        }
    }

    @Override
    public void seal() {
        ledger.seal(DropReason.SHUTDOWN);
    }

    @Override
    public void end() {
        ledger.progress().stop();
    }
}
