package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.SharedFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs the detector over labeled series of the Numenta benchmark, beside a windowed Gaussian with the same threshold,
 * and prints the events found and the false alarms of both. Alarms less than six hours apart are one alarm.
 */
class AnomalyBenchmarkTest {

    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofHours(6);
    private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)[.\\d]*\"");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Test
    void findsMoreEventsPerFalseAlarmThanAWindowedGaussian() {
        // A week is the season where there are four of them or more, else a day; chosen before any result was seen.
        List<Case> cases = List.of(
                Case.read("nyc_taxi", Duration.ofMinutes(30), 7 * 48),
                Case.read("Twitter_volume_AAPL", Duration.ofMinutes(5), 7 * 288),
                Case.read("elb_request_count_8c0756", Duration.ofMinutes(5), 288),
                Case.read("ec2_request_latency_system_failure", Duration.ofMinutes(5), 288));
        Outcome logarithms = new Outcome(0, 0);
        Outcome raw = new Outcome(0, 0);
        Outcome gaussian = new Outcome(0, 0);
        System.out.println("series | values | season | events | found, false alarms of: season and trend of logarithms"
                + " | season and trend | windowed Gaussian");
        for (Case one : cases) {
            Outcome oneLogarithms = one.outcome(one.detected(ValueScale.LOG));
            Outcome oneRaw = one.outcome(one.detected(ValueScale.RAW));
            Outcome oneGaussian = one.outcome(one.gaussian());
            System.out.println(one + " | " + oneLogarithms + " | " + oneRaw + " | " + oneGaussian);
            logarithms = logarithms.plus(oneLogarithms);
            raw = raw.plus(oneRaw);
            gaussian = gaussian.plus(oneGaussian);
        }
        System.out.println("all | | | | " + logarithms + " | " + raw + " | " + gaussian);

        assertThat(logarithms.found()).isGreaterThan(gaussian.found());
        assertThat(logarithms.precision()).isGreaterThan(gaussian.precision());
    }

    private record Outcome(int found, int falseAlarms) {

        Outcome plus(Outcome other) {
            return new Outcome(found + other.found, falseAlarms + other.falseAlarms);
        }

        double precision() {
            return found / (double) (found + falseAlarms);
        }

        @Override
        public String toString() {
            return found + ", " + falseAlarms;
        }
    }

    private record Event(LocalDateTime from, LocalDateTime to) {

        boolean contains(LocalDateTime time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }
    }

    /** One labeled series. */
    private static final class Case {

        private final String name;
        private final Duration step;
        private final int period;
        private final List<LocalDateTime> times = new ArrayList<>();
        private final double[] values;
        private final List<Event> events = new ArrayList<>();

        private Case(String name, Duration step, int period, List<List<String>> rows) {
            this.name = name;
            this.step = step;
            this.period = period;
            values = rows.stream()
                    .mapToDouble(row -> Double.parseDouble(row.get(1)))
                    .toArray();
            rows.forEach(row -> times.add(LocalDateTime.parse(row.get(0), FORMAT)));
        }

        static Case read(String name, Duration step, int period) {
            Case one = new Case(name, step, period, SharedFiles.benchmarkSeries(name));
            String windows = SharedFiles.benchmarkWindows();
            int from = windows.indexOf("/" + name + ".csv\"");
            Matcher matcher =
                    TIME.matcher(windows.substring(from, windows.indexOf(".csv\"", from + name.length() + 8)));
            while (matcher.find()) {
                LocalDateTime start = LocalDateTime.parse(matcher.group(1), FORMAT);
                assertThat(matcher.find()).isTrue();
                one.events.add(new Event(start, LocalDateTime.parse(matcher.group(1), FORMAT)));
            }
            return one;
        }

        @Override
        public String toString() {
            return name + " | " + values.length + " | " + period + " | " + events.size();
        }

        List<LocalDateTime> detected(ValueScale scale) {
            Instant start = Instant.EPOCH;
            Series series = Series.every(name, start, step, values);
            return AnomalyDetector.of(period, scale).detect(series, LATER).anomalies().stream()
                    .map(anomaly -> Duration.between(
                                    start, anomaly.observed().window().start())
                            .dividedBy(step))
                    .map(index -> times.get(Math.toIntExact(index)))
                    .toList();
        }

        /** Each value against mean and standard deviation of the season before it. */
        List<LocalDateTime> gaussian() {
            List<LocalDateTime> flagged = new ArrayList<>();
            for (int t = period; t < values.length; t++) {
                double mean = 0;
                for (int j = t - period; j < t; j++) {
                    mean += values[j] / period;
                }
                double squares = 0;
                for (int j = t - period; j < t; j++) {
                    squares += (values[j] - mean) * (values[j] - mean) / (period - 1);
                }
                if (Math.abs(values[t] - mean) > AnomalyDetector.THRESHOLD * Math.sqrt(squares)) {
                    flagged.add(times.get(t));
                }
            }
            return flagged;
        }

        Outcome outcome(List<LocalDateTime> flagged) {
            Set<Event> found = new HashSet<>();
            int falseAlarms = 0;
            LocalDateTime lastFalse = LocalDateTime.MIN;
            for (LocalDateTime time : flagged) {
                List<Event> hit =
                        events.stream().filter(event -> event.contains(time)).toList();
                found.addAll(hit);
                if (hit.isEmpty()) {
                    falseAlarms += lastFalse.isBefore(time.minus(APART)) ? 1 : 0;
                    lastFalse = time;
                }
            }
            return new Outcome(found.size(), falseAlarms);
        }
    }
}
