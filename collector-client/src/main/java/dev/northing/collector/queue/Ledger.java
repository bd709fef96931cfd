package dev.northing.collector.queue;

import dev.northing.collector.Accounting;
import dev.northing.collector.DropReason;
import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.spool.StoreLoss;
import dev.northing.collector.spool.StoreStats;
import dev.northing.core.event.EventLimits;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The books of the client: what is queued, and what became of everything else.
 *
 * <p>An event is accepted by one compare-and-set on one word that holds the number of open events, their bytes, and
 * whether the client still accepts. Everything that settles open events holds the books' lock, and so does a snapshot:
 * accepting is the only move that can happen meanwhile, and it is a single step. So both identities of {@link Accounting}
 * hold in every snapshot. The lock is never held over I/O, nor taken by a thread that tracks.
 *
 * <p>With a store, open events are those on their way to it. Those in it are what it was given and has recovered, less what is
 * settled and what it says it has lost.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Ledger {

    /** Answer of {@link #reserve}: the client accepts no more. */
    public static final long SHUT = -1;

    /** Answer of {@link #reserve}: there is no room, in events or bytes. */
    public static final long FULL = -2;

    /**
     * The part of the queue that only important events may take: one eighth. With the bounds by default that is room for 1,250 of
     * them, while a flood of the others still gets seven eighths.
     */
    public static final int IMPORTANT_SHARE = 8;

    /** Open events at most: half of what the word can count, so that one more never spills over. */
    public static final int MAX_COUNT = 1 << 22;

    /** Bytes of open events at most: half of what the word can count, so that one more event never spills over. */
    public static final long MAX_BYTES = 1L << 39;

    private static final int BYTE_BITS = 40;
    private static final long ONE_EVENT = 1L << BYTE_BITS;
    private static final long BYTES_MASK = ONE_EVENT - 1;
    private static final long SHUT_BIT = Long.MIN_VALUE;

    private final int maxEvents;
    private final long maxBytes;
    private final int maxNormalEvents;
    private final long maxNormalBytes;

    /** Whether shut in bit 63, open events in bits 40 to 62, their bytes in bits 0 to 39. */
    private final AtomicLong open = new AtomicLong();

    private final Map<DropReason, LongAdder> refused = adders(DropReason.class);
    private final Map<PropertyRemoval, LongAdder> removed = adders(PropertyRemoval.class);

    private final Room room = new Room();
    private final Evictions evictions = new Evictions();
    private final Progress progress = new Progress(this::enterEvictions);
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final Map<DropReason, Long> lost = new EnumMap<>(DropReason.class);
    private long delivered;
    private long stored;
    private long storedBytes;
    private long recovered;
    private long storedSettled;
    private boolean sealed;

    /**
     * Creates the books.
     *
     * @param maxEvents open events at most, 1 to {@link #MAX_COUNT}
     * @param maxBytes bytes of open events at most, 1 to {@link #MAX_BYTES}
     */
    public Ledger(int maxEvents, long maxBytes) {
        this(maxEvents, maxBytes, false);
    }

    /**
     * Creates the books.
     *
     * @param maxEvents open events at most, 1 to {@link #MAX_COUNT}
     * @param maxBytes bytes of open events at most, 1 to {@link #MAX_BYTES}
     * @param sharing whether a part, see {@link #IMPORTANT_SHARE}, is kept for important events: at least one place of
     *     two, and of the bytes as much as leaves room for the largest normal event
     */
    public Ledger(int maxEvents, long maxBytes, boolean sharing) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        int share = maxEvents == 1 ? 0 : Math.max(1, maxEvents / IMPORTANT_SHARE);
        long shareBytes = Math.max(0, Math.min(maxBytes / IMPORTANT_SHARE, maxBytes - EventLimits.MAX_EVENT_BYTES));
        this.maxNormalEvents = sharing ? maxEvents - share : maxEvents;
        this.maxNormalBytes = sharing ? maxBytes - shareBytes : maxBytes;
    }

    /**
     * Returns how many events may be open for a normal one to be accepted among them.
     *
     * @return all of them, less what is kept for important ones
     */
    public int maxNormalEvents() {
        return maxNormalEvents;
    }

    /**
     * Returns how many bytes may be open for a normal event to be accepted among them.
     *
     * @return all of them, less what is kept for important ones
     */
    public long maxNormalBytes() {
        return maxNormalBytes;
    }

    /** Complete from the start, so that reading it needs no lock. */
    private static <R extends Enum<R>> Map<R, LongAdder> adders(Class<R> reasons) {
        Map<R, LongAdder> adders = new EnumMap<>(reasons);
        for (R reason : reasons.getEnumConstants()) {
            adders.put(reason, new LongAdder());
        }
        return adders;
    }

    /**
     * Accepts one normal event, if there is room.
     *
     * @param bytes the event's length
     * @return {@link #SHUT}, {@link #FULL}, or what is open now, for {@link #events(long)} and {@link #bytes(long)}
     */
    public long reserve(int bytes) {
        return reserve(ONE_EVENT + bytes, maxNormalEvents, maxNormalBytes);
    }

    /**
     * Accepts one event, if there is room.
     *
     * @param bytes the event's length
     * @param important whether it may take the part that is kept for important events
     * @return {@link #SHUT}, {@link #FULL}, or what is open now, for {@link #events(long)} and {@link #bytes(long)}
     */
    public long reserve(int bytes, boolean important) {
        return important ? reserve(ONE_EVENT + bytes, maxEvents, maxBytes) : reserve(bytes);
    }

    private long reserve(long more, int mostEvents, long mostBytes) {
        while (true) {
            long now = open.get();
            if (now < 0) {
                return SHUT;
            }
            long next = now + more;
            if (events(next) > mostEvents || bytes(next) > mostBytes) {
                return FULL;
            }
            if (open.compareAndSet(now, next)) {
                return next;
            }
        }
    }

    /**
     * Accepts one event, waiting for room: never on an {@link #exempt} thread, for no longer than asked for, and not after the
     * caller is interrupted or the books are shut. Those who wait are served in the order of their coming.
     *
     * @param bytes the event's length
     * @param important whether it may take the part that is kept for important events
     * @param nanos how long to wait at most
     * @return as for {@link #reserve(int, boolean)}
     */
    public long await(int bytes, boolean important, long nanos) {
        return room.await(() -> reserve(bytes, important), important, nanos);
    }

    /**
     * Names a thread that must not wait for room, since it is among those who make it.
     *
     * @param thread a thread of the client
     */
    public void exempt(Thread thread) {
        room.exempt(thread);
    }

    /**
     * Takes back the accepting of one event that could not be put.
     *
     * @param bytes the event's length
     * @return false when it has been counted as dropped meanwhile
     */
    public boolean giveBack(int bytes) {
        for (long now = open.get(); events(now) > 0; now = open.get()) {
            if (open.compareAndSet(now, now - ONE_EVENT - bytes)) {
                room.look();
                return true;
            }
        }
        return false;
    }

    /**
     * Accepts one event in the place of others that were open and have been evicted, whatever their priorities.
     *
     * <p>In one step they are dropped with {@link DropReason#QUEUE_FULL}, and the new one is accepted. Takes no lock for which it
     * had to wait.
     *
     * @param evicted how many were evicted, at least one
     * @param freed their length together
     * @param bytes the new event's length
     * @return as for {@link #reserve(int)}; if negative, nothing has happened
     */
    public long replace(int evicted, long freed, int bytes) {
        long more = bytes - freed;
        long now = more > 0 ? reserve(more, Integer.MAX_VALUE, maxBytes) : open.get();
        if (now < 0) {
            return now == FULL ? FULL : SHUT;
        }
        return enter(evicted, evicted - 1, Math.max(0, -more)) ? now : SHUT;
    }

    /**
     * Drops events that have been evicted in vain.
     *
     * @param evicted how many
     * @param freed their length together
     */
    public void writeOff(int evicted, long freed) {
        enter(evicted, evicted, freed);
    }

    private boolean enter(int evicted, int spare, long spareBytes) {
        boolean entered = evictions.add(evicted, spare, spareBytes);
        try {
            progress.runIfFree();
        } catch (Throwable later) {
            // Whoever holds the books next enters what was left.
        }
        return entered;
    }

    /** Enters in the books what those who track have left. */
    private void enterEvictions() {
        long word = evictions.take();
        if (word != 0) {
            // Runs on threads that track: nothing that has to be linked at its first use, with whatever stack is left.
            Long before = dropped.get(DropReason.QUEUE_FULL);
            dropped.put(DropReason.QUEUE_FULL, (before == null ? 0 : before) + Evictions.evicted(word));
            release(Evictions.spare(word), evictions.takeBytes());
        }
    }

    /**
     * Counts a refused event.
     *
     * @param reason why
     */
    public void refuse(DropReason reason) {
        adderOf(refused, reason).increment();
    }

    /**
     * Counts what was left out of an event.
     *
     * @param reason why
     * @param count how many properties and identifiers
     */
    public void remove(PropertyRemoval reason, int count) {
        adderOf(removed, reason).add(count);
    }

    /**
     * Returns what is open.
     *
     * @return a word for {@link #events(long)} and {@link #bytes(long)}
     */
    public long open() {
        return open.get();
    }

    /**
     * Makes a word such as {@link #open} returns.
     *
     * @param events a number of events
     * @param bytes their length together
     * @return a word for {@link #events(long)} and {@link #bytes(long)}
     */
    public static long word(int events, long bytes) {
        return events * ONE_EVENT + bytes;
    }

    /**
     * Returns the number of events in a word of {@link #open} or {@link #reserve}.
     *
     * @param open the word
     * @return the number of open events
     */
    public static int events(long open) {
        return (int) ((open & ~SHUT_BIT) >>> BYTE_BITS);
    }

    /**
     * Returns the bytes in a word of {@link #open} or {@link #reserve}.
     *
     * @param open the word
     * @return the bytes of open events
     */
    public static long bytes(long open) {
        return open & BYTES_MASK;
    }

    /**
     * Tells whether events are still accepted.
     *
     * @return whether {@link #shut} was called
     */
    public boolean isShut() {
        return open.get() < 0;
    }

    /** Accepts no more events, for good. */
    public void shut() {
        open.getAndUpdate(word -> word | SHUT_BIT);
        room.look();
    }

    /**
     * Settles open events as delivered; does nothing once the books are {@link #seal sealed}.
     *
     * @param events how many
     * @param bytes their length together
     */
    public void deliver(int events, long bytes) {
        progress.run(() -> {
            if (!sealed) {
                delivered += events;
                release(events, bytes);
            }
        });
    }

    /**
     * Settles open events as given up; does nothing once the books are {@link #seal sealed}.
     *
     * @param reason why
     * @param events how many
     * @param bytes their length together
     */
    public void drop(DropReason reason, int events, long bytes) {
        progress.run(() -> {
            if (!sealed) {
                dropped.merge(reason, (long) events, Long::sum);
                release(events, bytes);
            }
        });
    }

    /**
     * Says that a store has taken open events; does nothing once the books are {@link #seal sealed}.
     *
     * @param events how many
     * @param bytes their length together
     */
    public void store(int events, long bytes) {
        progress.run(() -> {
            if (!sealed) {
                stored += events;
                storedBytes += bytes;
                release(events, bytes);
            }
        });
    }

    /**
     * Takes over what a store knows of recovered and lost events; does nothing once the books are {@link #seal sealed}.
     *
     * @param stats the store's books; older ones than those seen before change nothing
     */
    public void observe(StoreStats stats) {
        progress.run(() -> {
            if (!sealed) {
                recovered = Math.max(recovered, stats.recovered());
                stats.losses().forEach((loss, count) -> lost.merge(reasonOf(loss), count, Math::max));
            }
        });
    }

    private static DropReason reasonOf(StoreLoss loss) {
        return switch (loss) {
            case QUOTA -> DropReason.QUOTA;
            case NO_SPACE -> DropReason.NO_SPACE;
            case EXPIRED -> DropReason.EXPIRED;
            case ERASED -> DropReason.ERASED;
            case CORRUPT -> DropReason.CORRUPT;
            case MISSING -> DropReason.MISSING;
            case IO_ERROR -> DropReason.IO_ERROR;
        };
    }

    /**
     * Settles events that were in a store; does nothing once the books are {@link #seal sealed}.
     *
     * @param deliveredEvents how many were delivered
     * @param drops how many were given up, by reason
     */
    public void settleStored(int deliveredEvents, Map<DropReason, Integer> drops) {
        progress.run(() -> {
            if (!sealed) {
                delivered += deliveredEvents;
                storedSettled += deliveredEvents;
                drops.forEach((reason, count) -> {
                    dropped.merge(reason, (long) count, Long::sum);
                    storedSettled += count;
                });
            }
        });
    }

    /**
     * Returns how many events a store has taken.
     *
     * @return events of this client, whatever became of them
     */
    public long stored() {
        return progress.call(() -> stored);
    }

    /**
     * Returns how long all events together are that a store has taken.
     *
     * @return bytes of events of this client, whatever became of them
     */
    public long storedBytes() {
        return progress.call(() -> storedBytes);
    }

    /**
     * Tells whether nothing waits anywhere.
     *
     * @return whether every event is delivered or dropped, and a store that is opened has said what earlier clients left
     */
    public boolean isEmpty() {
        return progress.isRecovered() && snapshot().pending() == 0;
    }

    /**
     * Returns how many events a store holds.
     *
     * @return events of this and of earlier clients that are not settled
     */
    public long inStore() {
        return progress.call(() -> stored + recovered - storedSettled - sum(lost));
    }

    private void release(int events, long bytes) {
        open.addAndGet(-word(events, bytes));
        room.look();
    }

    /**
     * Shuts the books and gives up whatever is open, for good: what settles later is no longer counted. What is in a store stays
     * pending.
     *
     * @param reason why
     */
    public void seal(DropReason reason) {
        progress.run(() -> {
            if (!sealed) {
                sealed = true;
                evictions.close();
                long rest = events(open.getAndSet(SHUT_BIT));
                if (rest > 0) {
                    dropped.merge(reason, rest, Long::sum);
                }
            }
        });
        progress.finish(inStore() <= 0);
    }

    /**
     * Returns how far the sending has come.
     *
     * @return the progress, which waiting callers watch
     */
    public Progress progress() {
        return progress;
    }

    /**
     * Returns the books as they are.
     *
     * @return a snapshot in which both identities hold
     */
    public Accounting snapshot() {
        return progress.call(() -> {
            Map<DropReason, Long> drops = new EnumMap<>(dropped);
            lost.forEach((reason, count) -> drops.merge(reason, count, Long::sum));
            // A store of the application's own may count wrongly: its books must not break these.
            long inStore = stored + recovered - storedSettled - sum(lost);
            return withRefusals(Math.max(0, events(open.get()) + inStore), drops);
        });
    }

    private Accounting withRefusals(long pending, Map<DropReason, Long> drops) {
        long accepted = delivered + pending + sum(drops) - recovered;
        Map<DropReason, Long> refusals = sums(DropReason.class, refused);
        Map<PropertyRemoval, Long> removals = sums(PropertyRemoval.class, removed);
        return new Accounting(
                accepted + sum(refusals), accepted, refusals, recovered, delivered, pending, drops, removals);
    }

    private static <R extends Enum<R>> Map<R, Long> sums(Class<R> reasons, Map<R, LongAdder> adders) {
        Map<R, Long> sums = new EnumMap<>(reasons);
        adders.forEach((reason, adder) -> {
            long sum = adder.sum();
            if (sum != 0) {
                sums.put(reason, sum);
            }
        });
        return sums;
    }

    private static long sum(Map<DropReason, Long> counts) {
        long sum = 0;
        for (long count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    private static <R> LongAdder adderOf(Map<R, LongAdder> adders, R reason) {
        return Objects.requireNonNull(adders.get(reason));
    }
}
