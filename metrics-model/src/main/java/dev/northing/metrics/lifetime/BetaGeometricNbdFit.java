package dev.northing.metrics.lifetime;

import dev.northing.metrics.input.Require;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Holds the parameters of a {@link BetaGeometricNbd} model and what follows from them.
 *
 * <p>Immutable.
 *
 * @param r the shape of the distribution of rates, positive
 * @param alpha its scale, in the unit of time of the histories, positive
 * @param a the first parameter of the distribution of chances to stop, positive
 * @param b the second one, positive
 * @param logLikelihood how well they fit, finite
 * @param identified whether the histories settle all four: false if one ran off to the end of its range
 * @since 0.1.0
 */
public record BetaGeometricNbdFit(
        double r, double alpha, double a, double b, double logLikelihood, boolean identified) {

    private static final int MOST_TERMS = 1_000_000;
    private static final double PRECISION = 1e-14;
    // Where the closed form divides 0 by 0, the mean of two points beside it stands in.
    private static final double SINGULAR = 1e-5;
    private static final double BESIDE = 1e-4;

    /**
     * Accepts positive parameters.
     *
     * @param r the shape of the distribution of rates
     * @param alpha its scale
     * @param a the first parameter of the distribution of chances
     * @param b the second one
     * @param logLikelihood how well they fit
     * @param identified whether the histories settle all four
     * @throws IllegalArgumentException if a parameter is not positive and finite, or {@code logLikelihood} is not
     *     finite
     */
    public BetaGeometricNbdFit {
        requirePositive("r", r);
        requirePositive("alpha", alpha);
        requirePositive("a", a);
        requirePositive("b", b);
        Require.finite("logLikelihood", logLikelihood);
    }

    /**
     * How likely a unit may still come back.
     *
     * @param history what it did
     * @return the chance in [0, 1]; 1 without repeats, since by the model a unit stops only after one
     */
    public double probabilityActive(PurchaseHistory history) {
        if (history.repeats() == 0) {
            return 1;
        }
        double ratio = (alpha + history.observed()) / (alpha + history.last());
        double stopped = a / (b + history.repeats() - 1) * Math.pow(ratio, r + history.repeats());
        return 1 / (1 + stopped);
    }

    /**
     * How often a new unit is expected to come back.
     *
     * @param time how long, positive, in the unit of time of the histories
     * @return the expected number of repeats, or empty if the series for it does not converge
     * @throws IllegalArgumentException if {@code time} is not positive and finite
     */
    public OptionalDouble expectedRepeats(double time) {
        requirePositive("time", time);
        return beside(a + b - 1, safe -> safe.expected(0, alpha, time));
    }

    /**
     * How often a unit is expected to come back from now on.
     *
     * @param history what it did up to now
     * @param time how long from now, positive, in the unit of time of the histories
     * @return the expected number of repeats, or empty if the series for it does not converge
     * @throws IllegalArgumentException if {@code time} is not positive and finite
     */
    public OptionalDouble expectedRepeats(PurchaseHistory history, double time) {
        requirePositive("time", time);
        OptionalDouble ifActive = beside(
                a + b + history.repeats() - 1,
                safe -> safe.expected(history.repeats(), alpha + history.observed(), time));
        return ifActive.isEmpty() ? ifActive : OptionalDouble.of(ifActive.getAsDouble() * probabilityActive(history));
    }

    private OptionalDouble expected(long repeats, double scale, double time) {
        double c = a + b + repeats - 1;
        OptionalDouble series = hypergeometric(r + repeats, b + repeats, c, time / (scale + time));
        if (series.isEmpty()) {
            return series;
        }
        double never = Math.pow(scale / (scale + time), r + repeats) * series.getAsDouble();
        double expected = c / (a - 1) * (1 - never);
        return Double.isFinite(expected) ? OptionalDouble.of(Math.max(0, expected)) : OptionalDouble.empty();
    }

    private OptionalDouble beside(double c, Function<BetaGeometricNbdFit, OptionalDouble> of) {
        if (Math.abs(a - 1) > SINGULAR && Math.abs(c) > SINGULAR) {
            return of.apply(this);
        }
        OptionalDouble below = of.apply(withA(a * (1 - BESIDE)));
        OptionalDouble above = of.apply(withA(a * (1 + BESIDE)));
        return below.isEmpty() || above.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((below.getAsDouble() + above.getAsDouble()) / 2);
    }

    private BetaGeometricNbdFit withA(double other) {
        return new BetaGeometricNbdFit(r, alpha, other, b, logLikelihood, identified);
    }

    /** Gauss' series for z in (0, 1), or empty if it takes too long. */
    private static OptionalDouble hypergeometric(double first, double second, double third, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; k < MOST_TERMS; k++) {
            double ratio = (first + k) / (third + k) * (second + k) / (k + 1) * z;
            term *= ratio;
            sum += term;
            // From where on terms shrink by the ratio or more, the rest is at most this.
            if (Math.abs(ratio) < 1 && Math.abs(term) <= PRECISION * Math.abs(sum) * (1 - Math.abs(ratio))) {
                return OptionalDouble.of(sum);
            }
        }
        return OptionalDouble.empty();
    }

    private static void requirePositive(String field, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw Require.refused(field, value, "a positive, finite number");
        }
    }
}
