package dev.northing.collector.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The queue between the threads that track and the one that sends: many put, one takes, nobody waits.
 *
 * <p>An event may be put only after {@link Ledger#reserve} has found room for it, and the room is given back only after
 * the event was taken: so the place of a new event is always free. Events leave in the order of their positions, but for those
 * that {@link #evict} takes out before their turn has come: their positions are skipped.
 *
 * <p>Normal and important events wait in lanes of their own, so that the oldest normal one is found at once, however many
 * important ones are older. One word hands out the position among all and the turn in the lane.
 *
 * <p>Putting and evicting is safe for use by many threads, taking is confined to one thread. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class EventRing {

    /** Places of a lane at most: half of what its part of the word can count, so that a full lane differs from an empty one. */
    public static final int MAX_PLACES = 1 << 20;

    /** Enough for 100,000 events a second over two years. */
    private static final int POSITION_BITS = 43;

    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final long TURN_MASK = (1L << (Long.SIZE - POSITION_BITS)) - 1;
    private static final long ONE_IMPORTANT = 1L << POSITION_BITS;

    private final boolean prioritized;
    private final Lane normal;
    private final Lane important;

    /** Important events ever put in bits 43 to 63, falling off at the top; all events ever put in bits 0 to 42. */
    private final AtomicLong tails = new AtomicLong();

    private final Lane.Oldest oldestNormal = new Lane.Oldest();
    private final Lane.Oldest oldestImportant = new Lane.Oldest();

    /** What was taken out of its lane, and found no room with the taker. */
    private Lane.@Nullable Oldest held;

    /** What {@link #sift} has looked at and left: the oldest events of all. */
    private final Deque<Waiting> aside = new ArrayDeque<>();

    private volatile long head;

    /** An event that was taken out of its lane and still waits. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Waiting(long position, byte[] event, Label label) {}

    /**
     * Creates a ring of normal and important events.
     *
     * @param maxEvents events at most, 1 to {@link #MAX_PLACES}
     */
    public EventRing(int maxEvents) {
        this(maxEvents, true);
    }

    /**
     * Creates a ring.
     *
     * @param maxEvents events at most, 1 to {@link #MAX_PLACES}
     * @param prioritized whether there are important events; if not, all are normal, and the ring takes half the memory
     */
    public EventRing(int maxEvents, boolean prioritized) {
        int places = Integer.highestOneBit(maxEvents) == maxEvents ? maxEvents : Integer.highestOneBit(maxEvents) << 1;
        this.prioritized = prioritized;
        this.normal = new Lane(places);
        this.important = new Lane(prioritized ? places : 1);
    }

    /**
     * Puts an event that the ledger has accepted; either completely, or, if something is thrown, not at all.
     *
     * @param event its canonical bytes, an array of its own, not changed afterwards
     * @param label what else is known of it
     * @return its position: the number of events put before
     */
    public long put(byte[] event, Label label) {
        return prioritized && label.important() ? putImportant(event, label) : putNormal(event, label);
    }

    private long putNormal(byte[] event, Label label) {
        Lane.Cell[] cells = normal.cells;
        long word = tails.getAndIncrement();
        // From here on there are no calls: nothing may be thrown once the turn is handed out.
        Lane.Cell cell = cells[(int) (word - (word >>> POSITION_BITS)) & (cells.length - 1)];
        cell.label = label;
        cell.position = word & POSITION_MASK;
        cell.event = event;
        return word & POSITION_MASK;
    }

    private long putImportant(byte[] event, Label label) {
        Lane.Cell[] cells = important.cells;
        long word = tails.getAndAdd(ONE_IMPORTANT + 1);
        // As above.
        Lane.Cell cell = cells[(int) (word >>> POSITION_BITS) & (cells.length - 1)];
        cell.label = label;
        cell.position = word & POSITION_MASK;
        cell.event = event;
        return word & POSITION_MASK;
    }

    /**
     * Takes events for as long as there is room for them.
     *
     * <p>It ends early at an event whose position is handed out while its bytes are still being put.
     *
     * @param taker receives the events
     */
    public void takeInto(Taker taker) {
        for (Waiting first = aside.peek(); first != null; first = aside.peek()) {
            if (!taker.add(first.position(), first.event(), first.label())) {
                return;
            }
            aside.remove();
            head = first.position() + 1;
        }
        Lane.Oldest next = hold();
        while (next != null && taker.add(next.position(), next.event(), next.label())) {
            held = null;
            head = next.position() + 1;
            next = hold();
        }
    }

    /**
     * Goes through all events that wait, and removes some; on the thread that takes.
     *
     * <p>What stays keeps its order and is not evicted any more. Events whose putting has begun and not ended are not seen.
     *
     * @param kept receives each event, and answers whether it stays
     */
    public void sift(Taker kept) {
        long last = aside.isEmpty() ? head - 1 : aside.getLast().position();
        for (Lane.Oldest next = hold(); next != null; next = hold()) {
            aside.add(new Waiting(next.position(), next.event(), next.label()));
            held = null;
            last = next.position();
        }
        aside.removeIf(waiting -> !kept.add(waiting.position(), waiting.event(), waiting.label()));
        head = aside.isEmpty() ? last + 1 : aside.getFirst().position();
    }

    private Lane.@Nullable Oldest hold() {
        if (held == null) {
            held = takeOldest();
        }
        return held;
    }

    private Lane.@Nullable Oldest takeOldest() {
        while (true) {
            boolean isNormal = normal.look(oldestNormal);
            boolean isImportant = important.look(oldestImportant);
            // Read last: whatever is older than what was seen has been handed out by now.
            long word = tails.get();
            if ((!isNormal && normal.isOwed(normalTurn(word), TURN_MASK))
                    || (!isImportant && important.isOwed(importantTurn(word), TURN_MASK))
                    || (!isNormal && !isImportant)) {
                return null;
            }
            boolean first = isNormal && (!isImportant || oldestNormal.position() < oldestImportant.position());
            if (first ? normal.take(oldestNormal) : important.take(oldestImportant)) {
                return first ? oldestNormal : oldestImportant;
            }
        }
    }

    private static long importantTurn(long word) {
        return word >>> POSITION_BITS;
    }

    /** Only its lower bits are right: there are fewer of the important ones. */
    private static long normalTurn(long word) {
        return word - importantTurn(word);
    }

    /**
     * Takes out the oldest event of the lowest priority that still waits, to make room for another.
     *
     * @param evenImportant whether an important one goes when no normal one waits
     * @return the event, or null when none was found
     */
    public @Nullable Evicted evict(boolean evenImportant) {
        Evicted evicted = new Evicted();
        if (evict(normal, evicted) || (evenImportant && evict(important, evicted))) {
            return evicted;
        }
        return null;
    }

    /** Whenever a try fails, somebody else has succeeded. */
    private static boolean evict(Lane lane, Evicted evicted) {
        while (lane.look(evicted.oldest)) {
            if (lane.take(evicted.oldest)) {
                return true;
            }
        }
        return false;
    }

    /**
     * An event that had to make room.
     *
     * <p>Confined to one thread.
     *
     * @since 0.1.0
     */
    public static final class Evicted {

        private final Lane.Oldest oldest = new Lane.Oldest();

        private Evicted() {}

        /**
         * Returns how much room it leaves.
         *
         * @return its length
         */
        public int bytes() {
            return oldest.event().length;
        }

        /** Tells whoever watches the event. */
        public void tell() {
            Label.Watcher watcher = oldest.label().watcher();
            if (watcher != null) {
                watcher.evicted();
            }
        }
    }

    /**
     * Receives events from a ring, in order.
     *
     * <p>Confined to one thread.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes one event.
         *
         * @param position its position, greater than every one before
         * @param event its canonical bytes
         * @param label what else is known of it
         * @return false, and the event stays in the ring, not to be evicted any more, when there is no room for it
         */
        boolean add(long position, byte[] event, Label label);
    }

    /**
     * Returns the position after the last event whose putting has begun.
     *
     * @return the number of events ever put
     */
    public long tail() {
        return tails.get() & POSITION_MASK;
    }

    /**
     * Returns the position after the last event that was taken.
     *
     * @return the position of the next event to take, if that is not evicted
     */
    public long head() {
        return head;
    }
}
