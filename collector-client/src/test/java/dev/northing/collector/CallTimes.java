package dev.northing.collector;

/**
 * How long calls took: counts in buckets, 64 to each power of two, so that a quantile is at most 1.6 % too great.
 *
 * <p>Confined to one thread.
 */
public final class CallTimes {

    private static final int BITS = 6;
    private static final int SUB_BUCKETS = 1 << BITS;

    private final long[] counts = new long[(Long.SIZE - BITS) * SUB_BUCKETS];
    private long count;
    private long max;

    public void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        count++;
        max = Math.max(max, nanos);
    }

    public void addAll(CallTimes others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        count += others.count;
        max = Math.max(max, others.max);
    }

    /** Below 64 each value has its own bucket; from there on the six bits after the leading one tell. */
    private static int bucket(long nanos) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - BITS - 1);
        return shift * SUB_BUCKETS + (int) (nanos >>> shift);
    }

    private static long greatestOf(int bucket) {
        int shift = Math.max(0, bucket / SUB_BUCKETS - 1);
        return ((bucket - (long) shift * SUB_BUCKETS + 1) << shift) - 1;
    }

    /** The least time that is not exceeded by the given share of the calls. */
    public long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(greatestOf(i), max);
            }
        }
        return max;
    }

    public long count() {
        return count;
    }

    public long max() {
        return max;
    }
}
