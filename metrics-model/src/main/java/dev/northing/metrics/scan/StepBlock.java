package dev.northing.metrics.scan;

import java.util.Arrays;

/** The packed events of a block of units: sorted by counting, for comparing would take longer than all the rest. */
final class StepBlock {

    private static final long[] NONE = {};
    private static final int FIRST_CAPACITY = 16;
    private static final int SETTLE_FACTOR = 4;
    // Below this, counting through all units of a block would take longer than comparing.
    private static final int LEAST_COUNTED = 4_096;

    private long[] events = NONE;
    private int size;
    private int distinct;
    private boolean settled = true;

    void add(long packed) {
        if (size == events.length) {
            makeRoom();
        }
        events[size++] = packed;
        settled = false;
    }

    int size() {
        return size;
    }

    long packed(int index) {
        return events[index];
    }

    /** The events in order, as many as the size says; valid until the next one is added. */
    long[] sorted() {
        settle();
        return events;
    }

    void settle() {
        if (settled) {
            return;
        }
        if (size < LEAST_COUNTED) {
            Arrays.sort(events, 0, size);
        } else {
            sortByCounting();
        }
        int kept = 1;
        for (int i = 1; i < size; i++) {
            if (events[i] != events[kept - 1]) {
                events[kept++] = events[i];
            }
        }
        size = kept;
        distinct = kept;
        settled = true;
    }

    private void makeRoom() {
        if (size >= SETTLE_FACTOR * Math.max(FIRST_CAPACITY, distinct)) {
            settle();
        }
        if (size + (size >> 2) >= events.length) {
            events = Arrays.copyOf(events, Math.max(FIRST_CAPACITY, events.length + (events.length >> 1)));
        }
    }

    private void sortByCounting() {
        int[] ends = new int[StepRuns.UNITS + 1];
        for (int i = 0; i < size; i++) {
            ends[StepRuns.unit(events[i]) + 1]++;
        }
        for (int unit = 0; unit < StepRuns.UNITS; unit++) {
            ends[unit + 1] += ends[unit];
        }
        long[] byUnit = new long[events.length];
        int[] next = ends.clone();
        for (int i = 0; i < size; i++) {
            byUnit[next[StepRuns.unit(events[i])]++] = events[i];
        }
        for (int unit = 0; unit < StepRuns.UNITS; unit++) {
            Arrays.sort(byUnit, ends[unit], ends[unit + 1]);
        }
        events = byUnit;
    }
}
