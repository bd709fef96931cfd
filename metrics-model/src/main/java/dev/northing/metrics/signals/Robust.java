package dev.northing.metrics.signals;

import java.util.Arrays;

/** Center and spread that a few wild values cannot move. */
record Robust(double median, double deviation) {

    // A normal variable's standard deviation over its median absolute deviation, and over its mean absolute deviation.
    private static final double PER_MEDIAN_DEVIATION = 1.482602218505602;
    private static final double PER_MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

    /** The median of at least one value. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
    }

    /** Median and standard deviation by the median absolute deviation; where that is 0, by the mean one. */
    static Robust of(double[] values) {
        double median = median(values);
        double[] distances =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        double byMedian = PER_MEDIAN_DEVIATION * median(distances);
        double byMean = PER_MEAN_DEVIATION * Arrays.stream(distances).average().orElse(0);
        return new Robust(median, byMedian > 0 ? byMedian : byMean);
    }
}
