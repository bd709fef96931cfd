package dev.northing.metrics.signals;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.stats.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One run of the detector over the complete periods of a series. */
final class Detection {

    // How many periods beside an anomaly say where the level was, at most and at least.
    private static final int MOST_NEIGHBORS = 14;
    private static final int LEAST_NEIGHBORS = 3;

    private final AnomalyDetector detector;
    private final Series series;
    private final int given;
    private final double[] scaled;
    private final Expectation expectation;
    private final double[] remainders;
    private final double deviation;
    private final double[] season;
    private final boolean[] outlying;

    Detection(AnomalyDetector detector, Series complete, int given) {
        this.detector = detector;
        this.series = complete;
        this.given = given;
        scaled = Arrays.stream(complete.values()).map(detector.scale()::scaled).toArray();
        expectation = Expectation.of(scaled, detector.period());
        remainders = expectation.remainders(scaled);
        deviation = remainders.length == 0 ? 0 : Robust.of(remainders).deviation();
        season = season(scaled, detector.period());
        outlying = outlying();
    }

    AnomalyFigures figures() {
        List<Anomaly> anomalies = new ArrayList<>();
        long known = 0;
        for (int i = 0; i < remainders.length; i++) {
            if (outlying[i]) {
                known += isKnown(i) ? 1 : 0;
                anomalies.addAll(isKnown(i) ? List.of() : List.of(anomaly(i)));
            }
        }
        return new AnomalyFigures(
                series.definition(),
                expectation.baseline(),
                remainders.length,
                anomalies,
                latest(),
                Note.present(Map.of(
                        Series.PERIODS_NOT_OVER, (long) given - series.size(), AnomalyFigures.ANOMALIES_KNOWN, known)));
    }

    private Optional<Anomaly> latest() {
        int last = remainders.length - 1;
        return last < 0 || isKnown(last) ? Optional.empty() : Optional.of(anomaly(last));
    }

    private boolean[] outlying() {
        boolean[] far = new boolean[remainders.length];
        int most = (int) Math.max(1, Math.floor(remainders.length * AnomalyDetector.LARGEST_SHARE));
        if (deviation > 0) {
            for (int i : new GeneralizedEsd(most, AnomalyDetector.SIGNIFICANCE).outliers(remainders)) {
                far[i] = Math.abs(remainders[i]) > AnomalyDetector.THRESHOLD * deviation && matters(i);
            }
        }
        return far;
    }

    private boolean matters(int i) {
        return detector.matters(observation(i).value(), expected(i));
    }

    private Anomaly anomaly(int i) {
        double score = deviation > 0 ? remainders[i] / deviation : 0;
        double pValue = StudentT.bothTails(score, Math.max(1, remainders.length - 1L));
        return new Anomaly(observation(i), figure(i), score, pValue, outlying[i], shape(i));
    }

    private Figure figure(int i) {
        return Figure.builder(series.definition() + ".expected", observation(i).window())
                .value(expected(i))
                .interval(band(expectation.at(i)))
                .n(remainders.length)
                .build();
    }

    /** Where usual values lie, unless nothing ever varied. */
    private Optional<Interval> band(double center) {
        double half = AnomalyDetector.THRESHOLD * deviation;
        if (half == 0) {
            return Optional.empty();
        }
        double level = 1 - StudentT.bothTails(AnomalyDetector.THRESHOLD, Math.max(1, remainders.length - 1L));
        double low = detector.scale().unscaled(center - half);
        double high = detector.scale().unscaled(center + half);
        return Optional.of(new Interval(low, high, level, IntervalMethod.ROBUST_BAND));
    }

    /** Compares the levels before and after the run of anomalies that a period belongs to. */
    private AnomalyShape shape(int i) {
        if (!outlying[i]) {
            return AnomalyShape.UNDECIDED;
        }
        double[] before = level(i, -1);
        double[] after = level(i, 1);
        if (Math.min(before.length, after.length) < LEAST_NEIGHBORS) {
            return AnomalyShape.UNDECIDED;
        }
        double moved = Math.abs(Robust.median(after) - Robust.median(before));
        return moved > AnomalyDetector.THRESHOLD * deviation ? AnomalyShape.LEVEL_SHIFT : AnomalyShape.SPIKE;
    }

    /** What is left of the neighbors on one side after a fixed season is taken away, a season's length at most. */
    private double[] level(int i, int direction) {
        int neighbors = Math.min(Math.max(detector.period(), LEAST_NEIGHBORS), MOST_NEIGHBORS);
        int from = i;
        while (from >= 0 && from < remainders.length && outlying[from]) {
            from += direction;
        }
        List<Double> level = new ArrayList<>();
        for (int j = from; j >= 0 && j < remainders.length && level.size() < neighbors; j += direction) {
            int at = j + expectation.first();
            level.add(scaled[at] - season[at % season.length]);
        }
        return level.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The middle value of each time of the season; without a season, of all. */
    private static double[] season(double[] scaled, int period) {
        double[] season = new double[Math.min(period, scaled.length)];
        for (int phase = 0; phase < season.length; phase++) {
            season[phase] = Robust.median(IntStream.iterate(phase, j -> j < scaled.length, j -> j + season.length)
                    .mapToDouble(j -> scaled[j])
                    .toArray());
        }
        return season;
    }

    private boolean isKnown(int i) {
        return detector.known().test(observation(i).window());
    }

    private double expected(int i) {
        return detector.scale().unscaled(expectation.at(i));
    }

    private Observation observation(int i) {
        return series.observations().get(i + expectation.first());
    }
}
