package dev.northing.collector.spool;

import java.util.Map;
import java.util.TreeMap;

/** Sequences that should be in a directory and were not found so far. Confined to one thread. */
final class Absences {

    /** By their first sequence; they do not overlap. */
    private final TreeMap<Long, Range> ranges = new TreeMap<>();

    private record Range(long through, boolean corrupt) {}

    /** Adds sequences, if any, of which none was added before; damaged bytes stood in their place, or nothing did. */
    void add(long from, long through, boolean corrupt) {
        if (from <= through) {
            ranges.put(from, new Range(through, corrupt));
        }
    }

    /** Says that sequences were found after all, in a later segment. */
    void find(long from, long through) {
        Map.Entry<Long, Range> range = ranges.floorEntry(through);
        while (range != null && range.getValue().through() >= from) {
            ranges.remove(range.getKey());
            add(range.getKey(), from - 1, range.getValue().corrupt());
            add(through + 1, range.getValue().through(), range.getValue().corrupt());
            range = ranges.floorEntry(through);
        }
    }

    /** Returns how many sequences are absent of one of the two kinds. */
    long count(boolean corrupt) {
        return ranges.entrySet().stream()
                .filter(range -> range.getValue().corrupt() == corrupt)
                .mapToLong(range -> range.getValue().through() - range.getKey() + 1)
                .sum();
    }
}
