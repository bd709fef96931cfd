package dev.northing.collector.batch;

/**
 * The parts in which a batch is tried: at first the whole, later halves of what the receiver refused, in order.
 *
 * <p>Finding one bad event among n takes at most {@code 2 * ceil(log2 n) + 1} requests. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class BatchPlan {

    /**
     * Parts that can wait: the whole, one for each halving of an int, one for each doubling of a limit, one that was cut, and one
     * for a single event.
     */
    private static final int MAX_PARTS = 80;

    private final int[] ends = new int[MAX_PARTS];
    private int parts;
    private int from;

    /** Creates a plan with nothing to do. */
    public BatchPlan() {}

    /**
     * Plans to try a whole batch.
     *
     * @param size events of the batch, at least 1
     */
    public void start(int size) {
        from = 0;
        parts = 1;
        ends[0] = size;
    }

    /** Plans to try nothing. */
    public void clear() {
        parts = 0;
    }

    /**
     * Tells whether nothing is left to try.
     *
     * @return whether every part is settled
     */
    public boolean isDone() {
        return parts == 0;
    }

    /**
     * Returns where the next part starts.
     *
     * @return the first index
     */
    public int from() {
        return from;
    }

    /**
     * Returns where the next part ends.
     *
     * @return the index after the last
     */
    public int to() {
        return ends[parts - 1];
    }

    /** Goes on to the part after the next one, which is settled. */
    public void settle() {
        from = ends[--parts];
    }

    /** Tries the two halves of the next part, which holds at least two events, one after the other. */
    public void halve() {
        cutAt(from + (to() - from) / 2);
    }

    /**
     * Tries the first events of the next part by themselves, if it holds more.
     *
     * @param events how many, at least 1
     */
    public void limit(int events) {
        if (to() - from > events) {
            cutAt(from + events);
        }
    }

    /** Puts all parts together again, from the next one on. */
    public void merge() {
        parts = 1;
    }

    /**
     * Tries the next part up to an index by itself.
     *
     * @param middle the index after the last event, within the next part
     */
    public void cutAt(int middle) {
        ends[parts++] = middle;
    }
}
