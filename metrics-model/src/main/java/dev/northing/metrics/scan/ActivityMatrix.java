package dev.northing.metrics.scan;

import dev.northing.metrics.input.Require;
import java.util.Arrays;
import java.util.Objects;

/**
 * Holds on which of the observed dates each unit was active: a row of bits for each unit's number, in one array.
 *
 * <p>This is the hot path: {@link #add(int, long)} takes primitives, allocates nothing and costs one random access.
 * Several events of a unit on one date are one bit, so redelivery changes nothing. A row takes 8 bytes for each 64
 * dates, two of which say "earlier" and "later": 90 days take 16 bytes a unit. Threads may fill matrices of their own
 * with one numbering, which {@link #addAll} unites. {@code ActivityScanTest} holds the examples.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class ActivityMatrix {

    private static final int FIRST_UNITS = 64;

    private final ObservedDays observed;
    private final DayClock clock;
    private final int words;
    private long[] rows;
    private int units;

    /**
     * Starts without activity.
     *
     * @param observed the dates to keep apart
     */
    public ActivityMatrix(ObservedDays observed) {
        this(observed, FIRST_UNITS);
    }

    /**
     * Starts without activity, with room for a number of units.
     *
     * @param observed the dates to keep apart
     * @param expectedUnits how many units are expected; more are taken as well, at the cost of a copy
     * @throws IllegalArgumentException if {@code expectedUnits} is negative
     */
    public ActivityMatrix(ObservedDays observed, int expectedUnits) {
        this.observed = Objects.requireNonNull(observed, "observed");
        this.clock = new DayClock(observed);
        this.words = wordsFor(observed.days());
        this.rows = new long[Math.multiplyExact((int) Require.atLeast("expectedUnits", expectedUnits, 0), words)];
    }

    /**
     * Notes that a unit was active.
     *
     * @param unit the unit's number, at least 0; rows are kept for every smaller number too
     * @param epochMillis milliseconds since the epoch
     * @throws IllegalArgumentException if {@code unit} is negative
     */
    public void add(int unit, long epochMillis) {
        int bit = clock.day(epochMillis);
        int row = unit >= 0 && unit < units ? unit * words : begin(unit);
        rows[row + (bit >> 6)] |= 1L << bit;
    }

    /**
     * Takes everything another matrix with the same numbering holds, which stays as it is.
     *
     * @param other the matrix to read; this very one changes nothing
     * @throws IllegalArgumentException if the other observes other dates
     */
    public void addAll(ActivityMatrix other) {
        requireSameDays(other);
        if (other.units > units) {
            begin(other.units - 1);
        }
        for (int i = 0; i < other.units * words; i++) {
            rows[i] |= other.rows[i];
        }
    }

    /**
     * The dates that are kept apart.
     *
     * @return the dates
     */
    public ObservedDays observed() {
        return observed;
    }

    /**
     * How many rows there are.
     *
     * @return the greatest number of a unit plus one, 0 without units
     */
    public int units() {
        return units;
    }

    /** Bits 1 to {@code days} are dates, bit 0 everything earlier, the one behind them everything later. */
    static int wordsFor(int days) {
        return (days + 2 + Long.SIZE - 1) / Long.SIZE;
    }

    int words() {
        return words;
    }

    long word(int unit, int index) {
        return rows[unit * words + index];
    }

    void addWord(int unit, int index, long word) {
        int row = unit >= 0 && unit < units ? unit * words : begin(unit);
        rows[row + index] |= word;
    }

    void requireSameDays(ActivityMatrix other) {
        if (!observed.equals(other.observed)) {
            throw Require.refused("other", other.observed, "a matrix of " + observed);
        }
    }

    private int begin(int unit) {
        Require.atLeast("unit", unit, 0);
        int row = Math.multiplyExact(unit, words);
        if (row + words > rows.length) {
            long grown = Math.max(row + (long) words, rows.length + (rows.length >> 1));
            rows = Arrays.copyOf(rows, (int) Math.min(grown, Integer.MAX_VALUE - Long.SIZE));
        }
        units = unit + 1;
        return row;
    }
}
