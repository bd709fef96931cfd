package dev.northing.collector.queue;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The waiting events of one priority: many put, many take the oldest, nobody waits.
 *
 * <p>Each event has a turn, counted from 0. Its place is free when it is put, since no more events wait than there are places. Of
 * two who would take it, one succeeds in replacing it by the mark of its round; whoever sees the mark moves the head on. The
 * mark of the other round stands for an event that is not there yet. Safe for use by many threads.
 */
final class Lane {

    private static final byte[] GONE_IN_EVEN_ROUND = new byte[0];
    private static final byte[] GONE_IN_ODD_ROUND = new byte[0];
    private static final AtomicReferenceFieldUpdater<Cell, byte[]> EVENT =
            AtomicReferenceFieldUpdater.newUpdater(Cell.class, byte[].class, "event");

    final Cell[] cells;
    private final int mask;
    private final int roundShift;
    private final AtomicLong head = new AtomicLong();

    /** One place. Whoever puts an event writes it last, by fields alone: no call that might fail. */
    static final class Cell {

        @Nullable
        Label label;

        long position;
        volatile byte[] event = GONE_IN_ODD_ROUND;
    }

    /** What somebody has seen at the head, and then perhaps taken. Confined to one thread. */
    static final class Oldest {

        private long turn;
        private long position;
        private byte[] event = GONE_IN_ODD_ROUND;
        private @Nullable Label label;

        long position() {
            return position;
        }

        byte[] event() {
            return event;
        }

        /** The label; only of an event that was there. */
        Label label() {
            Label known = label;
            if (known == null) {
                throw new IllegalStateException("label: no event was seen");
            }
            return known;
        }
    }

    /** Makes room for a power of two of events. */
    Lane(int places) {
        this.cells = new Cell[places];
        this.mask = places - 1;
        this.roundShift = Integer.numberOfTrailingZeros(places);
        for (int i = 0; i < places; i++) {
            cells[i] = new Cell();
        }
    }

    private Cell cell(long turn) {
        return cells[(int) turn & mask];
    }

    /** Tells whether an event is at the head, and which. */
    boolean look(Oldest seen) {
        while (true) {
            long turn = head.get();
            Cell cell = cell(turn);
            byte[] event = cell.event;
            long position = cell.position;
            Label label = cell.label;
            // Both are the event's if the head has not moved since: the place is not used again before.
            VarHandle.loadLoadFence();
            if (head.get() != turn) {
                continue;
            }
            if (event == gone(turn)) {
                head.compareAndSet(turn, turn + 1);
                continue;
            }
            seen.turn = turn;
            seen.position = position;
            seen.event = event;
            seen.label = label;
            return event != gone(turn + cells.length);
        }
    }

    /**
     * Takes the event that was seen, unless somebody else was faster. The head has moved on when this returns. Nothing of the
     * place is touched after the event is marked as gone: others may have put there again by then.
     */
    boolean take(Oldest seen) {
        Cell cell = cell(seen.turn);
        if (!EVENT.compareAndSet(cell, seen.event, gone(seen.turn))) {
            return false;
        }
        head.compareAndSet(seen.turn, seen.turn + 1);
        return true;
    }

    /** Tells whether not all turns are over that were handed out, of whose number the bits of a mask are known. */
    boolean isOwed(long turns, long turnMask) {
        return ((turns - head.get()) & turnMask) != 0;
    }

    private byte[] gone(long turn) {
        return ((turn >>> roundShift) & 1) == 0 ? GONE_IN_EVEN_ROUND : GONE_IN_ODD_ROUND;
    }
}
