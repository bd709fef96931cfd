package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Holds all events up to a number, and beyond it a uniform sample of that size: the state behind quantiles of any
 * number of measurements.
 *
 * <p>Each event has a rank that depends on nothing but its id, 64 evenly spread bits; the events of the lowest ranks
 * are kept (bottom-k sampling, Cohen and Kaplan 2007). So the sample is the same for any partition, and a redelivery,
 * which has the rank of the first delivery, changes nothing; a sketch of bins, such as DDSketch, could not tell it from
 * another event. Two events of one rank are taken for one: among a billion that happens with a chance of 3 %. Where one
 * rank came with several times or values the least is kept.
 *
 * <p>The stated error: the share of kept values below any bound differs from that of all values by at most {@link
 * #rankError} at the confidence asked for (Dvoretzky, Kiefer and Wolfowitz 1956, Massart 1990; sampling without
 * replacement errs less). The interval of a quantile or share that is computed from the sample contains this error
 * already.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class EventSample {

    /** How many events are kept unless said otherwise: a rank error of 0.64 % at 99 %, in about 6 MB. */
    public static final int DEFAULT_CAPACITY = 65_536;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long MIX_FIRST = 0xFF51AFD7ED558CCDL;
    private static final long MIX_SECOND = 0xC4CEB9FE1A85EC53L;
    private static final int MIX_SHIFT = 33;

    private final int capacity;
    // Ranks are ordered as unsigned numbers; the order of signed ones would do, but be harder to explain.
    private final NavigableMap<Long, Measurement> kept = new TreeMap<>(Long::compareUnsigned);
    // Once events are missing: the greatest rank that is kept.
    private long greatest;
    private boolean sampled;

    /**
     * Starts without events.
     *
     * @param capacity how many events are kept, at least 1
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public EventSample(int capacity) {
        Require.atLeast("capacity", capacity, 1);
        this.capacity = capacity;
    }

    /**
     * Notes an event.
     *
     * @param event the event, with an id that is not empty
     * @param value what was measured
     * @throws IllegalArgumentException if the id is empty
     */
    public void add(EventView event, long value) {
        if (event.id().isEmpty()) {
            throw Require.refused("id", "empty", "the id of an event, by which its redeliveries are known");
        }
        keep(rank(event.id()), new Measurement(event.epochMillis(), value));
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read, of the same capacity; this very state changes nothing
     * @throws IllegalArgumentException if the capacities differ
     */
    public void addAll(EventSample other) {
        if (other.capacity != capacity) {
            throw Require.refused("capacity", other.capacity, "that of the other state, " + capacity);
        }
        if (other != this) {
            other.kept.forEach(this::keep);
            if (other.sampled) {
                markSampled();
            }
        }
    }

    /**
     * What is kept, in the order of ranks.
     *
     * @return a view of the measurements, unmodifiable
     */
    public Collection<Measurement> measurements() {
        return Collections.unmodifiableCollection(kept.values());
    }

    /**
     * Whether there were more events than are kept.
     *
     * @return false if every event is kept, so that all that is computed from them is exact
     */
    public boolean isSampled() {
        return sampled;
    }

    /**
     * How far a share in a sample is from that among all events.
     *
     * @param size how many events are kept, at least 1
     * @param confidence with which chance the error is no greater, in (0, 1)
     * @return &radic;(ln(2 / (1 - confidence)) / (2 size))
     * @throws IllegalArgumentException if {@code size} is less than 1 or {@code confidence} is not in (0, 1)
     */
    public static double rankError(long size, double confidence) {
        Require.atLeast("size", size, 1);
        Require.openUnit("confidence", confidence);
        return Math.sqrt(Math.log(2 / (1 - confidence)) / (2.0 * size));
    }

    /**
     * The codec for the samples of one definition.
     *
     * @param definition the id of the metric's definition
     * @param capacity how many events are kept, at least 1
     * @return the codec of kind {@code event_sample}, version 1
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public static StateCodec<EventSample> codec(String definition, int capacity) {
        return StateCodec.of(new StateKind("event_sample", 1, definition), new EventSampleBody(capacity));
    }

    NavigableMap<Long, Measurement> kept() {
        return kept;
    }

    void keep(long rank, Measurement measurement) {
        // Beyond the capacity nearly every event ends here, without a look at the tree.
        if (sampled && Long.compareUnsigned(rank, greatest) > 0) {
            return;
        }
        kept.merge(rank, measurement, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        if (kept.size() > capacity) {
            kept.pollLastEntry();
            greatest = kept.lastKey();
            sampled = true;
        }
    }

    /** Says that there were more events than the full sample that is kept. */
    void markSampled() {
        sampled = true;
        greatest = kept.lastKey();
    }

    /** FNV-1a over the UTF-16 units, its bits spread by the finalizer of MurmurHash3. */
    static long rank(String id) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> MIX_SHIFT)) * MIX_FIRST;
        hash = (hash ^ (hash >>> MIX_SHIFT)) * MIX_SECOND;
        return hash ^ (hash >>> MIX_SHIFT);
    }
}
