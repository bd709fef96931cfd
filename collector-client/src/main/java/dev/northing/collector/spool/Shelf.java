package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All directories that this store reads: those of earlier processes, oldest first, and its own.
 *
 * <p>Its lock guards them and everything in them. The writer holds it for moments, never while it writes or forces a segment;
 * the reader while it reads a batch. Safe for use by many threads.
 */
final class Shelf {

    /** How long a cursor may lag behind. */
    static final long CURSOR_NANOS = 1_000_000_000L;

    /** How long events may be in the reader's hands before something seems to be wrong. */
    static final long CALM_NANOS = 1_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Instance> instances = new ArrayList<>();
    private final SpoolSettings settings;
    private final Books books;
    private final AgeGuard age;
    private final Instance own;
    private long nextCursor;

    /** Up to which period events of a purpose were erased: others that share the root may have left some. */
    private final Map<Purpose, Integer> ended = new HashMap<>();

    /** Since when events have been in the reader's hands without any of them being settled. */
    private long inHandSince;

    /** Whether the reader gave events back, and has settled none since. */
    private boolean rewound;

    Shelf(SpoolSettings settings, Books books, AgeGuard age, Instance own) {
        this.settings = settings;
        this.books = books;
        this.age = age;
        this.own = own;
        this.nextCursor = now();
        instances.add(own);
    }

    /** Looks or moves while nobody else does. */
    <T> T locked(Supplier<T> move) {
        lock.lock();
        try {
            return move.get();
        } finally {
            books.size(bytes());
            lock.unlock();
        }
    }

    private void run(Runnable move) {
        locked(() -> {
            move.run();
            return 0;
        });
    }

    private long bytes() {
        long sum = 0;
        for (Instance instance : instances) {
            sum += instance.bytes();
        }
        return sum;
    }

    /** Puts the directory of an earlier process before the own one. */
    void adopt(Instance orphan) {
        run(() -> {
            age.look(orphan.lastSeenMillis());
            instances.add(0, orphan);
            instances.subList(0, instances.size() - 1).sort(Comparator.comparingLong(Instance::bornMillis));
            ended.forEach((purpose, epoch) -> eraseFrom(orphan, new Erasure.OfPurpose(purpose, epoch)));
        });
    }

    /** What cannot be erased at once is tried again, as ever. */
    private static void eraseFrom(Instance orphan, Erasure erasure) {
        orphan.intend(new ErasureIntent(erasure, Integer.MAX_VALUE));
        orphan.completeErasure();
    }

    boolean holds(Path directory) {
        return locked(() -> instances.stream().anyMatch(instance -> instance.isAt(directory)));
    }

    StoredBatch read(int maxEvents, long maxBytes) {
        return locked(() -> {
            long oldest = age.oldestMillis();
            boolean inHand = isInHand();
            for (Instance instance : instances) {
                StoredBatch batch = instance.read(maxEvents, maxBytes, oldest);
                if (!batch.isEmpty()) {
                    inHandSince = inHand ? inHandSince : now();
                    return batch;
                }
            }
            return StoredBatch.EMPTY;
        });
    }

    void acknowledge(long origin, long sequence) {
        run(() -> {
            for (Instance instance : instances) {
                if (instance.origin() == origin) {
                    instance.acknowledge(sequence);
                }
            }
            inHandSince = now();
            rewound = false;
            settleIfDue();
        });
    }

    void rewind() {
        run(() -> {
            rewound |= isInHand();
            instances.forEach(Instance::rewind);
        });
    }

    private boolean isInHand() {
        return instances.stream().anyMatch(Instance::isInHand);
    }

    private long now() {
        return settings.time().nanos().getAsLong();
    }

    /** Tells whether the reader settles what it is handed out, and soon. */
    boolean isCalm() {
        return locked(() -> !rewound && !(isInHand() && now() - inHandSince >= CALM_NANOS));
    }

    /** Tells whether all of the own events are settled. */
    boolean isDelivered() {
        return locked(own::isDelivered);
    }

    /** Tells whether events that are not settled are on no disk. */
    boolean isWaitingInMemory() {
        return locked(() -> instances.stream()
                .flatMap(instance -> instance.inMemory().stream())
                .anyMatch(segment -> !segment.live.isEmpty()));
    }

    /** Drops what is too old even if nobody reads, and brings cursors up to date. */
    void maintain() {
        run(() -> {
            long oldest = age.oldestMillis();
            instances.forEach(instance -> instance.expire(oldest));
            settleIfDue();
        });
    }

    private void settleIfDue() {
        long now = now();
        if (now - nextCursor >= 0) {
            nextCursor = now + CURSOR_NANOS;
            settleAll();
        }
    }

    private void settleAll() {
        instances.forEach(Instance::settle);
        List<Instance> over = instances.stream()
                .filter(instance -> instance != own && instance.isOver())
                .toList();
        over.forEach(Instance::retire);
        instances.removeAll(over);
    }

    /** Lets the oldest segments go until another one fits the quota. */
    void makeRoom() {
        run(() -> {
            if (isOverQuota()) {
                settleAll();
            }
            boolean evicted = true;
            while (evicted && isOverQuota()) {
                evicted = evict(StoreLoss.QUOTA);
            }
        });
    }

    private boolean isOverQuota() {
        return bytes() + settings.limits().segmentBytes() > settings.limits().quotaBytes();
    }

    boolean evictOldest(StoreLoss reason) {
        return locked(() -> {
            settleAll();
            return evict(reason);
        });
    }

    private boolean evict(StoreLoss reason) {
        for (Instance instance : instances) {
            if (instance.evictOldest(reason)) {
                return true;
            }
        }
        return false;
    }

    /** Makes sure that the own directory is there and locked. */
    void prepareOwn() throws IOException {
        lock.lock();
        try {
            own.prepare();
        } finally {
            lock.unlock();
        }
    }

    /** Puts an empty segment behind all others of the own directory. */
    void add(Segment segment) {
        run(() -> own.add(segment));
    }

    /** Makes events that were written known to the reader. */
    void publish(Segment segment, long through, long end, long newestMillis) {
        run(() -> {
            if (through > segment.last) {
                segment.live.add(segment.last + 1, through);
            }
            segment.last = through;
            segment.end = end;
            segment.newestMillis = Math.max(segment.newestMillis, newestMillis);
        });
    }

    /** Ends a segment of which nothing behind the proven part is believed; what was there is in the other one now. */
    void relocate(Segment suspect, long provenThrough, long provenEnd, Segment fresh) {
        run(() -> {
            suspect.live.moveAbove(provenThrough, fresh.live);
            fresh.last = Math.max(fresh.last, suspect.last);
            fresh.newestMillis = suspect.newestMillis;
            suspect.last = provenThrough;
            suspect.end = provenEnd;
            suspect.sealed = true;
        });
    }

    void seal(Segment segment, long end) {
        run(() -> {
            segment.end = end;
            segment.sealed = true;
        });
    }

    /** Says that a segment is about to be written to the disk. */
    void file(Segment segment) {
        run(() -> segment.filed = true);
    }

    /** Says that a segment is on the disk now. */
    void saved(Segment segment) {
        run(() -> {
            segment.memory = null;
            instances.forEach(instance -> instance.saved(segment.path));
        });
    }

    List<Segment> inMemory() {
        return locked(() -> instances.stream()
                .flatMap(instance -> instance.inMemory().stream())
                .toList());
    }

    ErasureReport erase(Erasure erasure, int throughNumber) {
        return locked(() -> {
            if (erasure instanceof Erasure.OfPurpose of) {
                ended.merge(of.purpose(), of.throughEpoch(), Math::max);
            }
            for (Instance instance : instances) {
                instance.intend(new ErasureIntent(erasure, instance == own ? throughNumber : Integer.MAX_VALUE));
            }
            long erased = 0;
            boolean complete = true;
            for (Instance instance : instances) {
                erased += instance.erase();
            }
            settleAll();
            for (Instance instance : instances) {
                complete &= instance.finishErasure();
            }
            return new ErasureReport(erased, complete);
        });
    }

    /** Shows all events that are not settled; false if some could not be read. */
    boolean visit(Consumer<EventRecord> looker) {
        return locked(() -> {
            boolean all = true;
            for (Instance instance : instances) {
                all &= instance.visit(looker);
            }
            return all;
        });
    }

    /** Tries again what an erasure has left to do. */
    void completeErasures() {
        run(() -> instances.forEach(Instance::completeErasure));
    }

    void close() {
        run(() -> {
            instances.forEach(Instance::rewind);
            settleAll();
            for (Instance instance : instances) {
                books.lose(
                        StoreLoss.IO_ERROR,
                        instance.inMemory().stream()
                                .mapToLong(s -> s.live.count())
                                .sum());
            }
            if (own.isOver()) {
                own.retire();
            }
            instances.forEach(Instance::release);
            instances.clear();
        });
    }
}
