package dev.northing.metrics.aggregate;

import java.util.Arrays;

/**
 * A set of epoch milliseconds in one sorted array.
 *
 * <p>New times go to the end unsorted; the array is sorted and rid of repetitions before it grows and before it is
 * read, so it never holds more than about twice the distinct times.
 */
final class TimeSet {

    private static final long[] NONE = {};
    private static final int FIRST_CAPACITY = 4;

    private long[] times = NONE;
    private int size;
    private boolean sorted = true;

    void add(long time) {
        if (size == times.length) {
            makeRoom();
        }
        if (size > 0 && time <= times[size - 1]) {
            if (time == times[size - 1]) {
                return;
            }
            sorted = false;
        }
        times[size++] = time;
    }

    void addAll(TimeSet other) {
        // The size is read once: the other set may be this one.
        int count = other.size();
        for (int i = 0; i < count; i++) {
            add(other.times[i]);
        }
    }

    int size() {
        sort();
        return size;
    }

    long at(int index) {
        sort();
        return times[index];
    }

    /** How many times are before the given one, which is also the index of the first that is not. */
    int before(long time) {
        sort();
        int found = Arrays.binarySearch(times, 0, size, time);
        return found >= 0 ? found : -found - 1;
    }

    boolean contains(long time) {
        int index = before(time);
        return index < size && times[index] == time;
    }

    private void makeRoom() {
        sort();
        if (size * 2 >= times.length) {
            times = Arrays.copyOf(times, Math.max(FIRST_CAPACITY, times.length * 2));
        }
    }

    private void sort() {
        if (sorted) {
            return;
        }
        Arrays.sort(times, 0, size);
        int distinct = 1;
        for (int i = 1; i < size; i++) {
            if (times[i] != times[distinct - 1]) {
                times[distinct++] = times[i];
            }
        }
        size = distinct;
        sorted = true;
    }
}
