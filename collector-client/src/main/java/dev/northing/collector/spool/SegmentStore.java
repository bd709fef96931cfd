package dev.northing.collector.spool;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A store in files: append-only segments with a checksum over everything, which survive the process and its damages.
 *
 * <p>Each store has a directory of its own under the root and holds a lock on it; many stores, class loaders and processes may
 * share a root. What a store that ended has left is taken over by one that opens or lives, and handed out first; such segments
 * are never written to. Events that are written survive the end of the process; when they are written, and when they survive
 * the end of power, is decided by the {@link FsyncPolicy}. A disk that fails or is full is tried every 30 s; meanwhile up to two segments wait in memory.
 * When the quota is reached, the oldest segment goes, important events in it included: priorities decide in front of the
 * store, not in it. The age limit pauses for an hour after the clock has jumped by more than 24 hours.
 *
 * <p>Safe for use by many threads, as {@link EventStore} says.
 *
 * @since 0.1.0
 */
public final class SegmentStore implements EventStore {

    private final Books books;
    private final Shelf shelf;
    private final SegmentWriter writer;
    private final Adoption adoption;
    private final long origin;
    private final Duration maxAge;
    private boolean closed;

    private SegmentStore(SpoolFs fs, SpoolSettings settings, Path root) {
        this.books = new Books();
        Instance own = Instance.fresh(fs, settings, books, root);
        this.origin = own.origin();
        this.maxAge = settings.limits().maxAge();
        AgeGuard age = new AgeGuard(settings.time(), settings.limits().maxAge());
        this.shelf = new Shelf(settings, books, age, own);
        this.writer = new SegmentWriter(fs, settings, books, shelf, own);
        this.adoption = new Adoption(fs, settings, books, shelf, root);
    }

    /**
     * Opens a store and takes over what earlier ones left, for about 10 ms; each {@link #maintain} goes on for as long.
     *
     * <p>A disk that cannot be used at present is no error: events wait in memory for it.
     *
     * @param settings how the store works
     * @return the store, to be closed
     * @throws ConfigurationException if the root is a link or no directory, belongs to another user, or others may write to it
     */
    public static SegmentStore open(SpoolSettings settings) {
        return open(settings, new NioSpoolFs());
    }

    /**
     * Checks what can be checked of a root without opening a store.
     *
     * @param root the directory; one that does not exist yet is in order
     * @throws ConfigurationException if the root is a link or no directory, or others may write to it
     */
    public static void check(Path root) {
        try {
            NioSpoolFs.checkIfThere(root.toAbsolutePath().normalize());
        } catch (SpoolFs.UnsafePathException refused) {
            throw new ConfigurationException(String.valueOf(refused.getMessage()));
        } catch (IOException unusableAtPresent) {
            // Opening it later does without the disk, as ever.
        }
    }

    static SegmentStore open(SpoolSettings settings, SpoolFs fs) {
        Path root = settings.root().toAbsolutePath().normalize();
        try {
            root = fs.prepareDirectory(root);
        } catch (SpoolFs.UnsafePathException refused) {
            throw new ConfigurationException(String.valueOf(refused.getMessage()));
        } catch (IOException unusableAtPresent) {
            // The writer tries to create it when it has something to write.
        }
        SegmentStore store = new SegmentStore(fs, settings, root);
        try {
            store.adoption.begin();
        } catch (Throwable unforeseen) {
            // What it has claimed would stay claimed for as long as the process lives.
            store.close();
            throw unforeseen;
        }
        return store;
    }

    @Override
    public long origin() {
        return origin;
    }

    @Override
    public int append(List<EventRecord> events) {
        return closed ? 0 : writer.append(events);
    }

    @Override
    public void maintain() {
        if (!closed) {
            writer.maintain();
            adoption.maintain();
            shelf.completeErasures();
            shelf.maintain();
        }
    }

    @Override
    public long durableThrough() {
        return writer.durableThrough();
    }

    @Override
    public StoredBatch read(int maxEvents, long maxBytes) {
        return shelf.read(maxEvents, maxBytes);
    }

    @Override
    public void acknowledge(long origin, long sequence) {
        shelf.acknowledge(origin, sequence);
    }

    @Override
    public void rewind() {
        shelf.rewind();
    }

    @Override
    public ErasureReport erase(Erasure erasure) {
        if (closed) {
            return new ErasureReport(0, false);
        }
        adoption.complete();
        writer.end();
        ErasureReport report = shelf.erase(erasure, writer.lastNumber());
        writer.wipe();
        return new ErasureReport(report.erased(), report.complete() && !isLeftToOthers(erasure));
    }

    /** Others hear of the end of a period by themselves; of nothing else. */
    private boolean isLeftToOthers(Erasure erasure) {
        return adoption.othersLive() && !(erasure instanceof Erasure.OfPurpose);
    }

    @Override
    public Duration maxAge() {
        return maxAge;
    }

    @Override
    public boolean visit(Consumer<EventRecord> looker) {
        if (closed) {
            return false;
        }
        adoption.complete();
        return shelf.visit(looker);
    }

    @Override
    public boolean isTakingOver() {
        return !closed && adoption.isUnderWay();
    }

    @Override
    public StoreStats stats() {
        return books.stats();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            writer.close();
            adoption.close();
            shelf.close();
        }
    }
}
