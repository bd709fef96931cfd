package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.StoreStats;
import dev.northing.collector.spool.StoredBatch;
import dev.northing.collector.spool.StoredEvent;
import dev.northing.core.event.EventLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

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
    private final Wakeup sending;
    private final EventRing ring;
    private final EventStore store;
    private final String name;

    /** Events that are loaded and not settled. */
    private final AtomicLong held = new AtomicLong();

    private final AtomicLong bytesRead = new AtomicLong();

    private StoredBatch unread = StoredBatch.EMPTY;

    /** The position after the last own event that was loaded. */
    private long loadedBefore;

    private volatile boolean senderEnded;

    /** The name tells this client from all others; a store that opens late has none yet. */
    StoreBacklog(Intake.Queue queue, EventStore store, String name) {
        this.ledger = queue.ledger();
        this.taking = queue.taking();
        this.sending = queue.sending();
        this.ring = queue.ring();
        this.store = store;
        this.name = name;
    }

    @Override
    public boolean isFull() {
        int waiting = (int) Math.min(Integer.MAX_VALUE, waiting());
        return sending.isFull(waiting, ledger.storedBytes() - bytesRead.get());
    }

    private long waiting() {
        return ledger.inStore() - held.get();
    }

    @Override
    public boolean isEmpty() {
        return ledger.isEmpty();
    }

    @Override
    public boolean isDueBefore(long position) {
        boolean arrived = Ledger.events(ledger.open()) == 0 || ledger.stored() >= position;
        boolean wanted = loadedBefore < position && !ledger.progress().isSettledBefore(position);
        return wanted && arrived && waiting() > 0;
    }

    @Override
    public Duration arrival() {
        return ARRIVAL;
    }

    @Override
    public void limit(LearnedSize size) {
        sending.full(size.events(), size.bytes());
    }

    @Override
    public boolean load(Batch batch, LearnedSize size) {
        long tail = ring.tail();
        long storedThrough = ledger.stored();
        long bytesBefore = ledger.storedBytes();
        // The store hands out nothing twice: what it has handed out is kept here until it is in a batch.
        StoredBatch read = unread.isEmpty() ? store.read(size.events(), size.bytes()) : unread;
        unread = read;
        StoreStats stats = store.stats();
        ledger.observe(stats);
        if (read.isEmpty()) {
            if (stats.pending() == 0) {
                settle(storedThrough, tail);
            }
            bytesRead.set(bytesBefore);
            return false;
        }
        fill(batch, read);
        unread = StoredBatch.EMPTY;
        if (isLast(batch, size)) {
            bytesRead.accumulateAndGet(bytesBefore, Math::max);
        }
        return true;
    }

    /** Events at the end of the queue that were evicted are passed by nothing else. */
    private void settle(long storedThrough, long tail) {
        ledger.progress().settleThrough(storedThrough);
        if (ledger.isEmpty()) {
            ledger.progress().settleBefore(tail);
        }
    }

    /** Bytes that the store has lost are never read: what is left is known when a batch is not full. */
    private boolean isLast(Batch batch, LearnedSize size) {
        boolean hasRoom = batch.size() < size.events() && batch.bytes() + EventLimits.MAX_EVENT_BYTES <= size.bytes();
        return hasRoom && isOwn(HexFormat.fromHexDigitsToLong(batch.origin()));
    }

    private void fill(Batch batch, StoredBatch read) {
        batch.start(0, Long.MAX_VALUE);
        for (StoredEvent stored : read.events()) {
            batch.add(
                    stored.sequence(),
                    stored.event().payload(),
                    stored.event().purpose(),
                    stored.event().consentEpoch());
        }
        held.addAndGet(batch.size());
        boolean own = isOwn(read.origin());
        batch.from(HexFormat.of().toHexDigits(read.origin()), own ? "" : read.context());
        if (own) {
            loadedBefore = read.lastSequence();
            bytesRead.addAndGet(batch.bytes());
        }
    }

    /** A store that opens late has no origin of its own before. */
    private boolean isOwn(long origin) {
        return origin == store.origin();
    }

    @Override
    public String origin() {
        return name;
    }

    @Override
    public Accounting books() {
        return ledger.snapshot();
    }

    /** What is not given up of a part that is settled has been delivered. */
    @Override
    public void deliver(int events, long bytes) {}

    /** The batch remembers it until its part is settled. */
    @Override
    public void drop(DropReason reason, int bytes) {}

    @Override
    public void settle(Batch batch, int from, int to) {
        Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);
        int delivered = 0;
        for (int i = from; i < to; i++) {
            DropReason reason = batch.dropped(i);
            if (reason == null) {
                delivered++;
            } else {
                dropped.merge(reason, 1, Integer::sum);
            }
        }
        long last = batch.position(to - 1);
        long origin = HexFormat.fromHexDigitsToLong(batch.origin());
        try {
            store.acknowledge(origin, last);
        } finally {
            ledger.settleStored(delivered, dropped);
            held.addAndGet(from - to);
            if (isOwn(origin)) {
                ledger.progress().settleThrough(last);
            }
        }
    }

    @Override
    public boolean isStored() {
        return true;
    }

    /** What was settled of the batch stays settled; what was read and is in no batch is read again too. */
    @Override
    public void giveBack(Batch batch) {
        unread = StoredBatch.EMPTY;
        store.rewind();
        long own = 0;
        for (int i = 0; i < batch.size(); i++) {
            byte[] event = batch.event(i);
            own += event == null ? 0 : event.length;
        }
        boolean isOwn = batch.size() > 0 && isOwn(HexFormat.fromHexDigitsToLong(batch.origin()));
        bytesRead.addAndGet(isOwn ? -own : 0);
        loadedBefore = Math.min(loadedBefore, ledger.progress().settledThrough());
        held.set(0);
    }

    @Override
    public void sift(Sift sift) {}

    @Override
    public void wake() {
        sending.now();
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
