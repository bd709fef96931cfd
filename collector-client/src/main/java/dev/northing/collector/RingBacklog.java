package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import java.time.Duration;

/** The queue in memory: events go from the ring into the batch, and stay open until they are settled. */
final class RingBacklog implements Backlog {

    /** How long to wait for a thread that has got a place in the ring and has not filled it yet. */
    static final Duration PUT_PAUSE = Duration.ofNanos(50_000);

    private final Ledger ledger;
    private final EventRing ring;
    private final Wakeup wakeup;
    private final String origin;

    private int heldEvents;
    private long heldBytes;

    RingBacklog(Intake.Queue queue, String origin) {
        this.ledger = queue.ledger();
        this.ring = queue.ring();
        this.wakeup = queue.taking();
        this.origin = origin;
    }

    @Override
    public boolean isFull() {
        return wakeup.isFull(ledger.open());
    }

    @Override
    public boolean isEmpty() {
        return Ledger.events(ledger.open()) == 0;
    }

    @Override
    public boolean isDueBefore(long position) {
        return ring.head() < Math.min(position, ring.tail());
    }

    @Override
    public Duration arrival() {
        return PUT_PAUSE;
    }

    @Override
    public void limit(LearnedSize size) {
        wakeup.full(size.events(), size.bytes());
    }

    @Override
    public boolean load(Batch batch, LearnedSize size) {
        batch.start(ring.head(), size.events(), size.bytes());
        batch.from(origin, "");
        ring.takeInto((position, event, label) -> batch.add(position, event, label.purpose(), label.consentEpoch()));
        hold(batch.size(), batch.bytes());
        if (batch.size() == 0) {
            settleEvicted();
        }
        return batch.size() > 0;
    }

    /** Events at the end of the queue that were evicted are passed by nothing else. */
    private void settleEvicted() {
        long tail = ring.tail();
        if (Ledger.events(ledger.open()) == 0) {
            ledger.progress().settleBefore(tail);
        }
    }

    private void hold(int events, long bytes) {
        heldEvents += events;
        heldBytes += bytes;
        wakeup.hold(heldEvents, heldBytes);
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Accounting books() {
        return ledger.snapshot();
    }

    @Override
    public void deliver(int events, long bytes) {
        ledger.deliver(events, bytes);
        hold(-events, -bytes);
    }

    @Override
    public void drop(DropReason reason, int bytes) {
        ledger.drop(reason, 1, bytes);
        hold(-1, -bytes);
    }

    @Override
    public void settle(Batch batch, int from, int to) {
        if (to == batch.size()) {
            ledger.progress().settleBefore(batch.end());
        }
    }

    @Override
    public boolean isStored() {
        return false;
    }

    @Override
    public void giveBack(Batch batch) {
        throw new IllegalStateException("memory takes nothing back");
    }

    @Override
    public void sift(Sift sift) {
        ring.sift((position, event, label) -> !sift.takes(event, label, ledger));
    }

    @Override
    public void wake() {
        wakeup.now();
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
