package dev.northing.metrics.stats;

/**
 * The tails of a gamma variable of scale 1 and their inverses: series and continued fraction for small shapes, an
 * integral of the saddle-point density for large ones.
 */
record GammaDistribution(double shape) {

    private static final double LARGE = 3_000;
    private static final double TINY = 1e-300;
    private static final double PRECISION = Math.ulp(1.0);
    private static final int MOST_TERMS = 100_000;

    /** The share below x. */
    double lower(double x) {
        if (x <= 0) {
            return 0;
        }
        return x < shape + 1 ? below(x) : 1 - above(x);
    }

    /** The share above x. */
    double upper(double x) {
        if (x <= 0) {
            return 1;
        }
        return x < shape + 1 ? 1 - below(x) : above(x);
    }

    double quantileFromBelow(double share) {
        return DoubleSearch.smallest(0, Double.MAX_VALUE, x -> lower(x) >= share);
    }

    double quantileFromAbove(double share) {
        return DoubleSearch.smallest(0, Double.MAX_VALUE, x -> upper(x) <= share);
    }

    private double below(double x) {
        return shape > LARGE
                ? TailIntegral.outward(this::density, x, -Math.sqrt(shape))
                : powerTerm(x) / shape * series(x);
    }

    private double above(double x) {
        return shape > LARGE ? TailIntegral.outward(this::density, x, Math.sqrt(shape)) : powerTerm(x) * fraction(x);
    }

    private double density(double x) {
        return x > 0 ? powerTerm(x) / x : 0;
    }

    /** x^shape e^-x / gamma(shape). */
    private double powerTerm(double x) {
        double exponent = -Stirling.error(shape) - Stirling.deviance(shape, x);
        return Math.exp(exponent) * Math.sqrt(shape / (2 * Math.PI));
    }

    private double series(double x) {
        double term = 1;
        double sum = 1;
        for (int i = 1; i <= MOST_TERMS && term > sum * PRECISION; i++) {
            term *= x / (shape + i);
            sum += term;
        }
        return sum;
    }

    private double fraction(double x) {
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        for (int i = 1; i <= MOST_TERMS; i++) {
            double an = -i * (i - shape);
            b += 2;
            d = 1 / atLeastTiny(an * d + b);
            c = atLeastTiny(b + an / c);
            value *= c * d;
            if (Math.abs(c * d - 1) <= PRECISION) {
                break;
            }
        }
        return value;
    }

    private static double atLeastTiny(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
