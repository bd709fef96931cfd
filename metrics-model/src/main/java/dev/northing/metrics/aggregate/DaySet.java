package dev.northing.metrics.aggregate;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Holds the local dates on which one unit was active, 64 to a word; words without a day are not kept.
 *
 * <p>A day is the number of days since 1970-01-01. A stray date of the year 9999 therefore costs one word, not
 * thousands. A query takes O(log w) for w words.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class DaySet {

    private static final int[] NO_INDEXES = {};
    private static final long[] NO_WORDS = {};

    private int[] indexes = NO_INDEXES;
    private long[] words = NO_WORDS;
    private int size;

    DaySet() {}

    /**
     * How many days are in the set.
     *
     * @return the number, at least 0
     */
    public int count() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += Long.bitCount(words[i]);
        }
        return count;
    }

    /**
     * How many days lie within {@code [from, to)}.
     *
     * @param from the first day inside, days since 1970-01-01
     * @param to the first day after
     * @return the number, 0 if {@code to} is not after {@code from}
     */
    public int count(long from, long to) {
        int count = 0;
        for (int i = slot(from >> 6); i < size && ((long) indexes[i] << 6) < to; i++) {
            count += Long.bitCount(words[i] & mask(indexes[i], from, to));
        }
        return count;
    }

    /**
     * Whether a day lies within {@code [from, to)}.
     *
     * @param from the first day inside, days since 1970-01-01
     * @param to the first day after
     * @return true if at least one day lies inside
     */
    public boolean activeIn(long from, long to) {
        for (int i = slot(from >> 6); i < size && ((long) indexes[i] << 6) < to; i++) {
            if ((words[i] & mask(indexes[i], from, to)) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first day of the set.
     *
     * @return days since 1970-01-01, or empty if there is none
     */
    public OptionalLong first() {
        return size == 0
                ? OptionalLong.empty()
                : OptionalLong.of(((long) indexes[0] << 6) + Long.numberOfTrailingZeros(words[0]));
    }

    void add(long day) {
        int index = (int) (day >> 6);
        int slot = size > 0 && indexes[size - 1] == index ? size - 1 : slot(index);
        if (slot == size || indexes[slot] != index) {
            insert(slot, index);
        }
        words[slot] |= 1L << day;
    }

    void addWord(int index, long word) {
        int slot = slot(index);
        if (slot == size || indexes[slot] != index) {
            insert(slot, index);
        }
        words[slot] |= word;
    }

    void addAll(DaySet other) {
        // The size is read once: the other set may be this one.
        int count = other.size;
        for (int i = 0; i < count; i++) {
            addWord(other.indexes[i], other.words[i]);
        }
    }

    int size() {
        return size;
    }

    int index(int slot) {
        return indexes[slot];
    }

    long word(int slot) {
        return words[slot];
    }

    /** The slot of the first word whose index is at least the given one. */
    private int slot(long index) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (indexes[middle] < index) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void insert(int slot, int index) {
        if (size == words.length) {
            int capacity = Math.max(2, 2 * size);
            indexes = Arrays.copyOf(indexes, capacity);
            words = Arrays.copyOf(words, capacity);
        }
        System.arraycopy(indexes, slot, indexes, slot + 1, size - slot);
        System.arraycopy(words, slot, words, slot + 1, size - slot);
        indexes[slot] = index;
        words[slot] = 0;
        size++;
    }

    /** The bits of a word that stand for days within [from, to). */
    private static long mask(int index, long from, long to) {
        long base = (long) index << 6;
        long mask = -1L;
        if (from > base) {
            mask = from >= base + Long.SIZE ? 0 : mask << (from - base);
        }
        if (to < base + Long.SIZE) {
            mask &= to <= base ? 0 : -1L >>> (base + Long.SIZE - to);
        }
        return mask;
    }
}
