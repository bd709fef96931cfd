package dev.northing.metrics.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many of some spans of time run at once, capped at a capacity: overlapping spans beyond it add nothing.
 *
 * <p>Times are milliseconds since the epoch; a span is half-open.
 */
final class Spans {

    private final List<long[]> spans = new ArrayList<>();

    void add(long from, long to) {
        spans.add(new long[] {from, to});
    }

    /** The stretches on which at least one span runs: from, to, and how many run, at most the capacity. */
    List<Stretch> stretches(int capacity) {
        long[] starts = spans.stream().mapToLong(span -> span[0]).sorted().toArray();
        long[] ends = spans.stream().mapToLong(span -> span[1]).sorted().toArray();
        long[] borders = new long[starts.length + ends.length];
        System.arraycopy(starts, 0, borders, 0, starts.length);
        System.arraycopy(ends, 0, borders, starts.length, ends.length);
        Arrays.sort(borders);
        List<Stretch> stretches = new ArrayList<>();
        int begun = 0;
        int ended = 0;
        for (int i = 0; i + 1 < borders.length; i++) {
            begun = after(starts, begun, borders[i]);
            ended = after(ends, ended, borders[i]);
            if (begun > ended && borders[i] < borders[i + 1]) {
                stretches.add(new Stretch(borders[i], borders[i + 1], Math.min(capacity, begun - ended)));
            }
        }
        return stretches;
    }

    private static int after(long[] sorted, int from, long time) {
        int index = from;
        while (index < sorted.length && sorted[index] <= time) {
            index++;
        }
        return index;
    }

    record Stretch(long from, long to, int running) {

        long within(long start, long end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, start)) * running;
        }
    }
}
