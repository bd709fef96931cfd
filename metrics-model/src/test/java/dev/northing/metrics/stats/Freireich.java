package dev.northing.metrics.stats;

import java.util.ArrayList;
import java.util.List;

/** Remissions in weeks, Freireich and others 1963, as reprinted by Gehan 1965 and Cox 1972. */
final class Freireich {

    private Freireich() {}

    static List<DurationCount> treated() {
        List<DurationCount> counts = events(6, 6, 6, 7, 10, 13, 16, 22, 23);
        for (long duration : new long[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
            counts.add(DurationCount.censored(duration));
        }
        return counts;
    }

    static List<DurationCount> placebo() {
        return events(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
    }

    private static List<DurationCount> events(long... durations) {
        List<DurationCount> counts = new ArrayList<>();
        for (long duration : durations) {
            counts.add(DurationCount.event(duration));
        }
        return counts;
    }
}
