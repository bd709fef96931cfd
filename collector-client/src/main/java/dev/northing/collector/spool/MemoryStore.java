package dev.northing.collector.spool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A store that lives as long as its process: nothing it holds ever is durable.
 *
 * <p>Payloads are kept as they are handed over, up to a number of bytes; then the oldest that are not in the reader's hands
 * give way. Safe for use by many threads, as {@link EventStore} says.
 *
 * @since 0.1.0
 */
public final class MemoryStore implements EventStore {

    private final long quotaBytes;
    private final SpoolSettings settings;
    private final AgeGuard age;
    private final Books books = new Books();

    /** Handed out and not settled, then all others: both in the order of their sequences. */
    private final Deque<StoredEvent> inHand = new ArrayDeque<>();

    private final Deque<StoredEvent> waiting = new ArrayDeque<>();
    private final long origin;
    private long lastSequence;
    private long bytes;
    private boolean closed;

    /**
     * Creates an empty store.
     *
     * @param settings how the store works; root and policy mean nothing to it, nor do segments, and its quota is one of payloads
     */
    public MemoryStore(SpoolSettings settings) {
        this.settings = settings;
        this.quotaBytes = settings.limits().quotaBytes();
        this.age = new AgeGuard(settings.time(), settings.limits().maxAge());
        this.origin = settings.random().nextLong();
    }

    @Override
    public long origin() {
        return origin;
    }

    @Override
    public synchronized int append(List<EventRecord> events) {
        if (closed) {
            return 0;
        }
        books.append(events.size());
        for (EventRecord event : events) {
            waiting.add(new StoredEvent(++lastSequence, event));
            bytes += event.payload().length;
        }
        while (bytes > quotaBytes && waiting.size() > 1) {
            lose(waiting.remove(), StoreLoss.QUOTA);
        }
        books.size(bytes);
        return events.size();
    }

    private void lose(StoredEvent stored, StoreLoss reason) {
        bytes -= stored.event().payload().length;
        books.lose(reason, 1);
    }

    @Override
    public synchronized void maintain() {
        long oldest = age.oldestMillis();
        lose(waiting, stored -> stored.event().createdMillis() < oldest, StoreLoss.EXPIRED);
    }

    private long lose(Deque<StoredEvent> from, Predicate<StoredEvent> which, StoreLoss reason) {
        long lost = 0;
        for (Iterator<StoredEvent> each = from.iterator(); each.hasNext(); ) {
            StoredEvent stored = each.next();
            if (which.test(stored)) {
                each.remove();
                lose(stored, reason);
                lost++;
            }
        }
        books.size(bytes);
        return lost;
    }

    @Override
    public long durableThrough() {
        return 0;
    }

    @Override
    public synchronized StoredBatch read(int maxEvents, long maxBytes) {
        maintain();
        Filling filling = new Filling(maxEvents, maxBytes, age.oldestMillis());
        while (!waiting.isEmpty() && filling.hasRoom(waiting.element().event().payload().length)) {
            StoredEvent stored = waiting.remove();
            filling.add(stored.sequence(), stored.event());
            inHand.add(stored);
        }
        return filling.batch(origin, settings.context());
    }

    @Override
    public synchronized void acknowledge(long ofOrigin, long sequence) {
        long settled = 0;
        while (ofOrigin == origin && !inHand.isEmpty() && inHand.element().sequence() <= sequence) {
            bytes -= inHand.remove().event().payload().length;
            settled++;
        }
        books.acknowledge(settled);
        books.size(bytes);
    }

    @Override
    public synchronized void rewind() {
        List<StoredEvent> back = new ArrayList<>(inHand);
        inHand.clear();
        for (int i = back.size() - 1; i >= 0; i--) {
            waiting.addFirst(back.get(i));
        }
    }

    @Override
    public synchronized ErasureReport erase(Erasure erasure) {
        Predicate<StoredEvent> covered = stored -> erasure.covers(stored.event());
        long erased = lose(inHand, covered, StoreLoss.ERASED) + lose(waiting, covered, StoreLoss.ERASED);
        return new ErasureReport(erased, true);
    }

    @Override
    public Duration maxAge() {
        return settings.limits().maxAge();
    }

    @Override
    public synchronized boolean visit(Consumer<EventRecord> looker) {
        inHand.forEach(stored -> looker.accept(stored.event()));
        waiting.forEach(stored -> looker.accept(stored.event()));
        return true;
    }

    @Override
    public StoreStats stats() {
        return books.stats();
    }

    /** Gives up all events that are left: they are counted as {@link StoreLoss#IO_ERROR}. */
    @Override
    public synchronized void close() {
        closed = true;
        lose(inHand, stored -> true, StoreLoss.IO_ERROR);
        lose(waiting, stored -> true, StoreLoss.IO_ERROR);
    }
}
