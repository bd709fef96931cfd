package dev.northing.metrics.scan;

/**
 * Counts, for each date, the units active on any of the dates of a fixed length that end with it.
 *
 * <p>A unit's bits are spread over the length; only where a run of ones begins and ends is counted, and added up once.
 */
final class RollingCounts {

    private final int length;
    private final int days;
    private final long[] spread;
    private final long[] shifted;
    private final long[] changes;

    RollingCounts(int length, int words, int days) {
        this.length = length;
        this.days = days;
        this.spread = new long[words];
        this.shifted = new long[words];
        this.changes = new long[days + 2];
    }

    long[] see(long[] row) {
        return see(row, 1);
    }

    /** Takes bits that are already spread over some dates; returns them spread over this length. */
    long[] see(long[] row, int covered) {
        System.arraycopy(row, 0, spread, 0, spread.length);
        int reach = covered;
        while (reach < length) {
            int step = Math.min(reach, length - reach);
            BitRow.shiftUp(spread, step, shifted);
            for (int i = 0; i < spread.length; i++) {
                spread[i] |= shifted[i];
            }
            reach += step;
        }
        BitRow.clearFrom(spread, days + 1);
        BitRow.shiftUp(spread, 1, shifted);
        for (int i = 0; i < spread.length; i++) {
            for (long rest = spread[i] ^ shifted[i]; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                changes[(i << 6) + bit] += ((spread[i] >>> bit) & 1) * 2 - 1;
            }
        }
        return spread;
    }

    /** The counts of the dates whose whole length was observed: the first is that of the length's last date. */
    long[] counts() {
        long[] counts = new long[Math.max(0, days - length + 1)];
        long units = 0;
        for (int day = 1; day <= days; day++) {
            units += changes[day];
            if (day >= length) {
                counts[day - length] = units;
            }
        }
        return counts;
    }
}
