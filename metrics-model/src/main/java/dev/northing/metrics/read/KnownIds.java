package dev.northing.metrics.read;

import dev.northing.core.event.EventId;

/**
 * Remembers at least the last ids of a number, exactly, in two generations: when the younger is full, the older one is
 * forgotten.
 */
final class KnownIds {

    private final int generation;
    private IdSet young;
    private IdSet old;
    private long forgotten;

    KnownIds(int remembered) {
        this.generation = remembered;
        this.young = new IdSet();
        this.old = new IdSet();
    }

    /** Whether the id is new; from now on it is known. */
    boolean add(EventId id) {
        if (old.contains(id.high(), id.low()) || !young.add(id.high(), id.low())) {
            return false;
        }
        if (young.size() == generation) {
            forgotten += old.size();
            old = young;
            young = new IdSet();
        }
        return true;
    }

    long forgotten() {
        return forgotten;
    }

    /** A set of pairs of longs by open addressing, at most three quarters full; the pair of zeros has a flag. */
    private static final class IdSet {

        private static final int FIRST_SLOTS = 64;
        private static final long MIX = 0x9E3779B97F4A7C15L;

        private long[] pairs = new long[2 * FIRST_SLOTS];
        private int size;
        private boolean hasZeros;

        int size() {
            return size;
        }

        boolean contains(long high, long low) {
            return (high | low) == 0 ? hasZeros : isAt(slot(high, low), high, low);
        }

        boolean add(long high, long low) {
            if (contains(high, low)) {
                return false;
            }
            size++;
            if ((high | low) == 0) {
                hasZeros = true;
                return true;
            }
            if (8L * size > 3L * pairs.length) {
                grow();
            }
            put(high, low);
            return true;
        }

        private void put(long high, long low) {
            int slot = slot(high, low);
            pairs[slot] = high;
            pairs[slot + 1] = low;
        }

        private int slot(long high, long low) {
            long hash = (high * MIX ^ low) * MIX;
            int mask = pairs.length - 2;
            int slot = (int) (hash >>> Integer.SIZE) & mask;
            while ((pairs[slot] | pairs[slot + 1]) != 0 && !isAt(slot, high, low)) {
                slot = (slot + 2) & mask;
            }
            return slot;
        }

        private boolean isAt(int slot, long high, long low) {
            return pairs[slot] == high && pairs[slot + 1] == low;
        }

        private void grow() {
            long[] before = pairs;
            pairs = new long[2 * before.length];
            for (int i = 0; i < before.length; i += 2) {
                if ((before[i] | before[i + 1]) != 0) {
                    put(before[i], before[i + 1]);
                }
            }
        }
    }
}
