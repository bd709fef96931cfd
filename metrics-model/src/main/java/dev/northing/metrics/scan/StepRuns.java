package dev.northing.metrics.scan;

import dev.northing.metrics.input.Require;
import java.util.Arrays;

/**
 * Holds when each unit took which step, by the units' numbers: eight bytes an event, in blocks of units.
 *
 * <p>This is the hot path of funnels: {@link #add(int, long, int)} takes primitives. What is held apart is the unit, the
 * millisecond and the step, so redelivery changes nothing. A block holds the events of 32,768 units and is sorted when
 * it is read, or when it has grown fourfold since. {@code FunnelScanTest} holds the examples.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class StepRuns {

    /** The greatest number of steps. */
    public static final int MOST_STEPS = 16;

    /** Times are kept from this millisecond on, in the year 1691. */
    public static final long LEAST_MILLIS = -(1L << 43);

    /** Times are kept up to this millisecond, in the year 2248. */
    public static final long GREATEST_MILLIS = (1L << 43) - 1;

    static final int UNIT_BITS = 15;
    static final int UNITS = 1 << UNIT_BITS;
    static final int TIME_BITS = 44;
    static final int STEP_BITS = 4;

    private static final long TIME_MASK = (1L << TIME_BITS) - 1;
    private static final int STEP_MASK = MOST_STEPS - 1;

    private StepBlock[] blocks = {};
    private int units;

    /** Starts without events. */
    public StepRuns() {}

    /**
     * Notes that a unit took a step.
     *
     * @param unit the unit's number, at least 0
     * @param epochMillis milliseconds since the epoch; a time outside [{@link #LEAST_MILLIS}, {@link #GREATEST_MILLIS}]
     *     is taken for the nearest, which no funnel counts but notes
     * @param step the number of the step, in [0, 15]
     * @throws IllegalArgumentException if the unit or the step is out of its range
     */
    public void add(int unit, long epochMillis, int step) {
        if ((step & ~STEP_MASK) != 0) {
            throw Require.refused("step", step, "a number in [0, " + STEP_MASK + "]");
        }
        long time = Math.max(LEAST_MILLIS, Math.min(GREATEST_MILLIS, epochMillis)) - LEAST_MILLIS;
        block(unit).add(((long) (unit & (UNITS - 1)) << (TIME_BITS + STEP_BITS)) | (time << STEP_BITS) | step);
    }

    /**
     * Takes everything other runs with the same numbering hold, which stay as they are in meaning.
     *
     * @param other the runs to read; these very ones change nothing
     */
    public void addAll(StepRuns other) {
        for (int i = 0; i < other.blocks.length; i++) {
            StepBlock from = other.blocks[i];
            for (int k = 0; k < from.size(); k++) {
                block(i << UNIT_BITS).add(from.packed(k));
            }
        }
        units = Math.max(units, other.units);
    }

    /**
     * How many units there are.
     *
     * @return the greatest number of a unit plus one, 0 without units
     */
    public int units() {
        return units;
    }

    /** Shows each unit that has events once, in the order of the numbers. */
    void forEach(RunVisitor visitor) {
        for (int i = 0; i < blocks.length; i++) {
            blocks[i].settle();
            forEach(i << UNIT_BITS, blocks[i], visitor);
        }
    }

    private static void forEach(int firstUnit, StepBlock block, RunVisitor visitor) {
        long[] sorted = block.sorted();
        int from = 0;
        while (from < block.size()) {
            int unit = unit(sorted[from]);
            int to = from + 1;
            while (to < block.size() && unit(sorted[to]) == unit) {
                to++;
            }
            visitor.see(firstUnit + unit, sorted, from, to);
            from = to;
        }
    }

    static int unit(long packed) {
        return (int) (packed >>> (TIME_BITS + STEP_BITS));
    }

    static long time(long packed) {
        return ((packed >>> STEP_BITS) & TIME_MASK) + LEAST_MILLIS;
    }

    static int step(long packed) {
        return (int) packed & STEP_MASK;
    }

    private StepBlock block(int unit) {
        Require.atLeast("unit", unit, 0);
        int index = unit >> UNIT_BITS;
        if (index >= blocks.length) {
            int before = blocks.length;
            blocks = Arrays.copyOf(blocks, index + 1);
            for (int i = before; i <= index; i++) {
                blocks[i] = new StepBlock();
            }
        }
        units = Math.max(units, unit + 1);
        return blocks[index];
    }

    /** Takes one unit's events: those of the array from one index to another, by time, then step. */
    interface RunVisitor {

        void see(int unit, long[] packed, int from, int to);
    }
}
