package dev.northing.metrics.stats;

/**
 * The tails of a beta variable and their inverses: a continued fraction (Lentz) while a parameter is small, an integral
 * of the saddle-point density where both are large.
 */
record BetaDistribution(double a, double b) {

    private static final double LARGE = 3_000;
    private static final double TINY = 1e-300;
    private static final double PRECISION = Math.ulp(1.0);
    private static final int MOST_TERMS = 100_000;

    /** The share below x; y is 1 - x, given apart because it may be known better. */
    double lower(double x, double y) {
        return x < mode() ? tail(a, b, x, y) : 1 - tail(b, a, y, x);
    }

    /** The share above x; y is 1 - x. */
    double upper(double x, double y) {
        return x < mode() ? 1 - tail(a, b, x, y) : tail(b, a, y, x);
    }

    double quantileFromBelow(double share) {
        return DoubleSearch.smallest(0, 1, x -> lower(x, 1 - x) >= share);
    }

    double quantileFromAbove(double share) {
        return DoubleSearch.smallest(0, 1, x -> upper(x, 1 - x) <= share);
    }

    private double mode() {
        return (a + 1) / (a + b + 2);
    }

    /** The lower tail of a beta (p, q) variable at x, which is not beyond its mode. */
    private static double tail(double p, double q, double x, double y) {
        if (x <= 0) {
            return 0;
        }
        if (Math.min(p, q) > LARGE) {
            double deviation = Math.sqrt(p / (p + q) * (q / (p + q)) / (p + q));
            return TailIntegral.outward(t -> density(p, q, t), x, -deviation);
        }
        return powerTerm(p, q, x, y) * fraction(p, q, x, y);
    }

    private static double density(double p, double q, double t) {
        return t > 0 && t < 1 ? powerTerm(p, q, t, 1 - t) / (t * (1 - t)) : 0;
    }

    /** x^p y^q / B(p, q). */
    private static double powerTerm(double p, double q, double x, double y) {
        double n = p + q;
        double error = Stirling.error(n) - Stirling.error(p) - Stirling.error(q);
        double deviance = Stirling.deviance(p, n * x) + Stirling.deviance(q, n * y);
        return Math.exp(error - deviance) * Math.sqrt(p / n * q / (2 * Math.PI));
    }

    /**
     * The reciprocal of the continued fraction of Didonato and Morris 1992, equation 11. Unlike the older one it needs
     * no difference of nearly equal numbers where one parameter is huge.
     */
    private static double fraction(double p, double q, double x, double y) {
        double value = atLeastTiny(denominator(p, q, x, y, 0));
        double c = value;
        double d = 0;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double above = numerator(p, q, x, m);
            double below = denominator(p, q, x, y, m);
            d = 1 / atLeastTiny(below + above * d);
            c = atLeastTiny(below + above / c);
            value *= c * d;
            if (Math.abs(c * d - 1) <= PRECISION) {
                break;
            }
        }
        return 1 / value;
    }

    private static double numerator(double p, double q, double x, int m) {
        double divisor = p + 2 * m - 1;
        return (p + m - 1) / divisor * ((p + q + m - 1) / divisor) * m * (q - m) * x * x;
    }

    private static double denominator(double p, double q, double x, double y, int m) {
        double first = m == 0 ? 0 : m + m * (q - m) * x / (p + 2 * m - 1);
        return first + (p + m) / (p + 2 * m + 1) * (p * y - q * x + 1 + m * (1 + y));
    }

    private static double atLeastTiny(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
