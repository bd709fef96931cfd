package dev.northing.metrics.stats;

/**
 * The two terms that make densities of large counts exact where differences of log-gammas would cancel (Loader 2000).
 */
final class Stirling {

    private static final double SERIES_FROM = 10;
    private static final double NEAR = 0.1;
    // Coefficients of 1/z, 1/z^3, ... of the error of Stirling's formula: B(2j) / (2j (2j - 1)).
    private static final double[] ERROR_SERIES = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156
    };

    private Stirling() {}

    /** log(gamma(z)) minus Stirling's (z - 1/2) log z - z + log(2 pi)/2, for z above 0. */
    static double error(double z) {
        double shifted = z;
        double sum = 0;
        while (shifted < SERIES_FROM) {
            sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
            shifted++;
        }
        return sum + errorSeries(shifted);
    }

    /** x log(x / mean) + mean - x, at least 0, for x and mean above 0. */
    static double deviance(double x, double mean) {
        double difference = x - mean;
        if (Math.abs(difference) < NEAR * (x + mean)) {
            return devianceNear(x, difference, difference / (x + mean));
        }
        return x * Math.log(x / mean) - difference;
    }

    private static double errorSeries(double z) {
        double sum = 0;
        for (int j = ERROR_SERIES.length - 1; j >= 0; j--) {
            sum = sum / (z * z) + ERROR_SERIES[j];
        }
        return sum / z;
    }

    private static double devianceNear(double x, double difference, double v) {
        double sum = difference * v;
        double power = 2 * x * v;
        for (int odd = 3; ; odd += 2) {
            power *= v * v;
            double next = sum + power / odd;
            if (next == sum) {
                return next;
            }
            sum = next;
        }
    }
}
