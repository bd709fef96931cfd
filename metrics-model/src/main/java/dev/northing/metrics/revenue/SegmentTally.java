package dev.northing.metrics.revenue;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.time.YearMonth;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Divides the last month's revenue, and that of the month before, among plans or channels. */
final class SegmentTally {

    private final String definition;
    private final TimeWindow window;
    private final RetentionTally retention;
    private final MrrLedger state;
    private final YearMonth last;

    SegmentTally(String definition, TimeWindow window, RetentionTally retention, MrrLedger state, YearMonth last) {
        this.definition = definition;
        this.window = window;
        this.retention = retention;
        this.state = state;
        this.last = last;
    }

    SortedMap<String, RevenueSegment> by(
            Function<MrrSnapshot, String> segment, Function<RetainedCustomer, String> startSegment) {
        SortedMap<String, LongSummaryStatistics> now = paid(last, segment);
        SortedMap<String, LongSummaryStatistics> before = paid(last.minusMonths(1), segment);
        SortedMap<String, RevenueRetention> retained = retention.by(startSegment);
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        names.addAll(retained.keySet());
        SortedMap<String, RevenueSegment> segments = new TreeMap<>();
        for (String name : names) {
            LongSummaryStatistics after = now.getOrDefault(name, new LongSummaryStatistics());
            LongSummaryStatistics start = before.getOrDefault(name, new LongSummaryStatistics());
            segments.put(
                    name,
                    new RevenueSegment(
                            mrr(after), growth(start, after), retained.getOrDefault(name, retention.ofNobody())));
        }
        return segments;
    }

    private Figure mrr(LongSummaryStatistics now) {
        return Figure.builder(definition + ".mrr", window)
                .value((double) now.getSum())
                .n(now.getCount())
                .build();
    }

    private Figure growth(LongSummaryStatistics before, LongSummaryStatistics now) {
        return Figure.builder(definition + ".growth", window)
                .ratio(now.getSum() - before.getSum(), before.getSum())
                .n(Math.max(before.getCount(), now.getCount()))
                .build();
    }

    /** The total over all segments is known to fit into a long, so each of them does. */
    private SortedMap<String, LongSummaryStatistics> paid(YearMonth month, Function<MrrSnapshot, String> segment) {
        return state.months().subMap(month, true, month, true).values().stream()
                .flatMap(snapshots -> snapshots.values().stream())
                .filter(snapshot -> snapshot.mrr().minor() > 0)
                .collect(Collectors.groupingBy(
                        segment,
                        TreeMap::new,
                        Collectors.summarizingLong(snapshot -> snapshot.mrr().minor())));
    }
}
