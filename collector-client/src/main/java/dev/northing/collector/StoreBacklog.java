package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.StoreStats;
import dev.northing.collector.spool.StoredBatch;
import dev.northing.collector.spool.StoredEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The queue on disk: events go from the store into the batch, and are acknowledged part by part.
 *
 * <p>An event that is given up is counted when the store forgets it, not before: so what is reported as dropped is not found
 * again at the next start.
 */
final class StoreBacklog implements Backlog {

    /** How long to wait for events that are on their way to the store; the writer wakes the sender sooner. */
    private static final Duration ARRIVAL = Duration.ofMillis(20);

    private final Ledger ledger;
    private final Wakeup taking;
    private final EventStore store;
    private final int maxEvents;
    private final long maxBytes;
    private final @Nullable DropReason[] drops;

    private final AtomicLong bytesRead = new AtomicLong();
    private long origin;
    private volatile boolean senderEnded;

    StoreBacklog(Intake.Queue queue, EventStore store, Dispatch.Settings settings) {
        this.ledger = queue.ledger();
        this.taking = queue.taking();
        this.store = store;
        this.maxEvents = settings.maxEvents();
        this.maxBytes = settings.maxBytes();
        this.drops = new DropReason[maxEvents];
    }

    @Override
    public boolean isFull() {
        return ledger.inStore() >= maxEvents || ledger.storedBytes() - bytesRead.get() >= maxBytes;
    }

    @Override
    public boolean isEmpty() {
        return ledger.isEmpty();
    }

    @Override
    public Duration arrival() {
        return ARRIVAL;
    }

    @Override
    public boolean load(Batch batch, long byteLimit) {
        long storedThrough = ledger.stored();
        long bytesBefore = ledger.storedBytes();
        StoredBatch read = store.read(maxEvents, byteLimit);
        StoreStats stats = store.stats();
        ledger.observe(stats);
        if (read.isEmpty()) {
            if (stats.pending() == 0) {
                ledger.progress().settleThrough(storedThrough);
            }
            bytesRead.set(bytesBefore);
            return false;
        }
        fill(batch, read);
        return true;
    }

    private void fill(Batch batch, StoredBatch read) {
        origin = read.origin();
        Arrays.fill(drops, null);
        batch.start(0, Long.MAX_VALUE);
        batch.context(isOwn() ? "" : read.context());
        long bytes = 0;
        for (StoredEvent stored : read.events()) {
            batch.add(
                    stored.sequence(), stored.event().payload(), stored.event().purpose());
            bytes += stored.event().payload().length;
        }
        if (isOwn()) {
            bytesRead.addAndGet(bytes);
        }
    }

    private boolean isOwn() {
        return origin == store.origin();
    }

    @Override
    public String origin() {
        return HexFormat.of().toHexDigits(origin);
    }

    /** What is not given up of a part that is settled has been delivered. */
    @Override
    public void deliver(int events, long bytes) {}

    @Override
    public void drop(int index, DropReason reason, int bytes) {
        drops[index] = reason;
    }

    @Override
    public void settle(Batch batch, int from, int to) {
        Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);
        int delivered = 0;
        for (int i = from; i < to; i++) {
            DropReason reason = drops[i];
            if (reason == null) {
                delivered++;
            } else {
                dropped.merge(reason, 1, Integer::sum);
            }
        }
        long last = batch.position(to - 1);
        try {
            store.acknowledge(origin, last);
        } finally {
            ledger.settleStored(delivered, dropped);
            if (isOwn()) {
                ledger.progress().settleThrough(last);
            }
        }
    }

    /** What is in the store stays there, and what is on its way to it may still arrive. */
    @Override
    public void seal() {}

    /** The writer's turn: it has to store the rest and to close the store. */
    @Override
    public void end() {
        senderEnded = true;
        taking.now();
    }

    /** Whether the sending thread has made its last call; from any thread. */
    boolean isSenderEnded() {
        return senderEnded;
    }
}
