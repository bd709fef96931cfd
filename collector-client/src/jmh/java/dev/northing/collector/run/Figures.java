package dev.northing.collector.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of all repetitions, and what they are to reach. Confined to one thread. */
final class Figures {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** A bound on the median of a figure. */
    private record Target(double bound, boolean atMost) {

        boolean isMetBy(double median) {
            return atMost ? median <= bound : median >= bound;
        }

        @Override
        public String toString() {
            return (atMost ? "<= " : ">= ") + number(bound);
        }
    }

    private static Target atMost(double bound) {
        return new Target(bound, true);
    }

    private static Target atLeast(double bound) {
        return new Target(bound, false);
    }

    /** By measurement, contender and figure. */
    private static final Map<String, Target> TARGETS = Map.ofEntries(
            Map.entry("sustained durable-gzip: events/s", atLeast(100_000)),
            Map.entry("sustained durable-gzip: events/s / floor", atLeast(1.2)),
            Map.entry("sustained durable-gzip: CPU s per million", atMost(10)),
            Map.entry("sustained durable-gzip: CPU s per million / floor", atMost(0.8)),
            Map.entry("sustained durable-gzip: wire bytes per event", atMost(100)),
            Map.entry("sustained durable-gzip: lost", atMost(0)),
            Map.entry("sustained memory-gzip: lost", atMost(0)),
            Map.entry("sustained durable-zstd: CPU s per million", atMost(6)),
            Map.entry("sustained durable-zstd: wire bytes per event", atMost(90)),
            Map.entry("sustained durable-zstd: lost", atMost(0)),
            Map.entry("calls durable-gzip1: track CPU ns", atMost(2_000)),
            Map.entry("calls durable-gzip2: track CPU ns", atMost(2_000)),
            Map.entry("calls durable-gzip1: track bytes", atMost(1_024)),
            Map.entry("calls durable-gzip2: track bytes", atMost(1_024)),
            Map.entry("calls durable-gzip1: track p99.9 us", atMost(50)),
            Map.entry("calls durable-gzip2: track p99.9 us", atMost(50)),
            Map.entry("calls durable-gzip1: refused", atMost(0)),
            Map.entry("calls durable-gzip2: refused", atMost(0)),
            Map.entry("close durable-gzip: close() s", atMost(1)),
            Map.entry("close durable-gzip: missing at return", atMost(0)),
            Map.entry("close memory-gzip: close() s", atMost(1)),
            Map.entry("close memory-gzip: missing at return", atMost(0)),
            Map.entry("start durable-gzip: construction ms", atMost(20)),
            Map.entry("start memory-gzip: construction ms", atMost(20)),
            Map.entry("start durable-gzip: start to first event ms", atMost(400)),
            Map.entry("start memory-gzip: start to first event ms", atMost(400)),
            Map.entry("outage durable-gzip: lost", atMost(0)),
            Map.entry("outage durable-gzip: refused", atMost(0)),
            Map.entry("outage durable-gzip: backlog gone after s", atMost(3)),
            Map.entry("outage durable-gzip: worst call ms", atMost(20)));

    void add(String subject, String name, double value) {
        values.computeIfAbsent(subject + ": " + name, unseen -> new ArrayList<>())
                .add(value);
    }

    /** One line a figure: median, range, target, whether the median meets it. */
    String table() {
        StringBuilder table = new StringBuilder();
        values.forEach((name, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            double median = median(sorted);
            String range = "[" + number(sorted.get(0)) + " .. " + number(sorted.get(sorted.size() - 1)) + "]";
            table.append(String.format(Locale.ROOT, "%-56s %12s  %-26s", name, number(median), range));
            Target target = TARGETS.get(name);
            if (target != null) {
                table.append(' ').append(target).append(target.isMetBy(median) ? "  met" : "  NOT MET");
            }
            table.append('\n');
        });
        return table.toString();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 || value == Math.rint(value) ? "%.0f" : "%.3g", value);
    }
}
