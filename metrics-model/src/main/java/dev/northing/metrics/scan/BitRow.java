package dev.northing.metrics.scan;

/** Looks at rows of bits, the lowest bit of the first word being bit 0. */
final class BitRow {

    private BitRow() {}

    /** How many bits of [from, to) are set. */
    static int count(long[] row, int from, int to) {
        int count = 0;
        for (int i = from >> 6; i < row.length && (i << 6) < to; i++) {
            count += Long.bitCount(row[i] & from(from - (i << 6)) & ~from(to - (i << 6)));
        }
        return count;
    }

    static void clearFrom(long[] row, int bit) {
        for (int i = bit >> 6; i < row.length; i++) {
            row[i] &= ~from(bit - (i << 6));
        }
    }

    /** The lowest bit that is set, or -1. */
    static int first(long[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(row[i]);
            }
        }
        return -1;
    }

    /** Moves every bit up by less than a word's 64; what passes the end is lost. */
    static void shiftUp(long[] row, int by, long[] into) {
        for (int i = row.length - 1; i > 0; i--) {
            into[i] = (row[i] << by) | (row[i - 1] >>> (Long.SIZE - by));
        }
        into[0] = row[0] << by;
    }

    /** The bits of a word from one on, which may lie before or behind it. */
    private static long from(int bit) {
        if (bit >= Long.SIZE) {
            return 0;
        }
        return bit <= 0 ? -1L : -1L << bit;
    }
}
