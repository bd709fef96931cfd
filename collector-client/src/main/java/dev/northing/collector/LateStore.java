package dev.northing.collector;

import dev.northing.collector.spool.Erasure;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.StoreStats;
import dev.northing.collector.spool.StoredBatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that the thread opens that writes to it: taking over what earlier clients left may last longer than a start may.
 *
 * <p>Until then it has nothing to read and nothing in its books. An opening that throws is tried again at the next call of the
 * writer's side. Safe for use by many threads, as {@link EventStore} says.
 */
final class LateStore implements EventStore {

    private final Supplier<EventStore> opening;
    private volatile @Nullable EventStore opened;
    private volatile boolean failed;

    LateStore(Supplier<EventStore> opening) {
        this.opening = opening;
    }

    /** Confined to the writer's thread. */
    private EventStore open() {
        EventStore known = opened;
        if (known == null) {
            known = openAnew();
            opened = known;
        }
        return known;
    }

    private EventStore openAnew() {
        boolean done = false;
        try {
            EventStore store = opening.get();
            done = true;
            return store;
        } finally {
            failed = !done;
        }
    }

    @Override
    public long origin() {
        EventStore known = opened;
        return known == null ? 0 : known.origin();
    }

    @Override
    public int append(List<EventRecord> events) {
        return open().append(events);
    }

    @Override
    public void maintain() {
        open().maintain();
    }

    @Override
    public long durableThrough() {
        EventStore known = opened;
        return known == null ? 0 : known.durableThrough();
    }

    @Override
    public StoredBatch read(int maxEvents, long maxBytes) {
        EventStore known = opened;
        return known == null ? StoredBatch.EMPTY : known.read(maxEvents, maxBytes);
    }

    @Override
    public void acknowledge(long origin, long sequence) {
        EventStore known = opened;
        if (known != null) {
            known.acknowledge(origin, sequence);
        }
    }

    @Override
    public void rewind() {
        EventStore known = opened;
        if (known != null) {
            known.rewind();
        }
    }

    @Override
    public ErasureReport erase(Erasure erasure) {
        return open().erase(erasure);
    }

    @Override
    public Duration maxAge() {
        EventStore known = opened;
        return known == null ? EventStore.super.maxAge() : known.maxAge();
    }

    @Override
    public boolean visit(Consumer<EventRecord> looker) {
        return open().visit(looker);
    }

    @Override
    public boolean isTakingOver() {
        EventStore known = opened;
        return known != null && known.isTakingOver();
    }

    @Override
    public StoreStats stats() {
        EventStore known = opened;
        return known == null ? nothing() : known.stats();
    }

    private StoreStats nothing() {
        return new StoreStats(0, 0, 0, 0, Map.of(), StoreStats.Damage.NONE, 0, !failed);
    }

    /** What was never opened needs no closing. */
    @Override
    public void close() {
        EventStore known = opened;
        if (known != null) {
            known.close();
        }
    }
}
