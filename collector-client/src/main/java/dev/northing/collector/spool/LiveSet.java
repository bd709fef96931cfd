package dev.northing.collector.spool;

import java.util.BitSet;

/** Which events of a segment are stored and not settled. */
final class LiveSet {

    private final long base;
    private final BitSet bits = new BitSet();
    private int count;

    /** Creates an empty set of sequences from a base on. */
    LiveSet(long base) {
        this.base = base;
    }

    /** Adds sequences that are not in the set. */
    void add(long from, long through) {
        bits.set(index(from), index(through + 1));
        count += (int) (through - from + 1);
    }

    boolean contains(long sequence) {
        return sequence >= base && sequence - base < Integer.MAX_VALUE && bits.get(index(sequence));
    }

    /** Removes sequences and returns how many there were. */
    int remove(long from, long through) {
        long last = last();
        if (through < base || from > last) {
            return 0;
        }
        int end = index(Math.min(through, last));
        int before = count;
        for (int i = bits.nextSetBit(index(Math.max(from, base))); i >= 0 && i <= end; i = bits.nextSetBit(i + 1)) {
            bits.clear(i);
            count--;
        }
        return before - count;
    }

    int removeThrough(long sequence) {
        return remove(base, sequence);
    }

    /** Moves all sequences above one into another set. */
    void moveAbove(long sequence, LiveSet other) {
        int from = sequence < base ? 0 : index(Math.min(sequence + 1, base + bits.length()));
        for (int i = bits.nextSetBit(from); i >= 0; i = bits.nextSetBit(i + 1)) {
            other.add(base + i, base + i);
            bits.clear(i);
            count--;
        }
    }

    /** Returns the lowest sequence of a set that is not empty. */
    long first() {
        return base + bits.nextSetBit(0);
    }

    /** Returns the highest sequence, below the base if there is none. */
    long last() {
        return base + bits.length() - 1;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private int index(long sequence) {
        return Math.toIntExact(sequence - base);
    }
}
