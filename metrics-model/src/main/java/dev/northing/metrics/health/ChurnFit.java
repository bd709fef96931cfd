package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Moments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the churn model under which what became of past customers is likeliest.
 *
 * <p>In words: logistic regression on factors that are centered at their mean and divided by their standard deviation,
 * with a penalty on large coefficients. In symbols: the maximum of &Sigma; (y ln p + (1 - y) ln(1 - p)) - ridge/2
 * &Sigma; &beta;&sup2; over the base and the standardized coefficients &beta;, by Newton's method. Source: Hoerl and
 * Kennard 1970; le Cessie and van Houwelingen 1992. The penalty keeps it finite even where a factor divides those who
 * left from those who stayed without exception.
 *
 * <p>A missing value is taken at the mean of those that are known, as {@link ChurnRisk} takes it. A factor that never
 * varies has the coefficient 0. If nobody left or nobody stayed there is no model. How good it is must be measured on
 * other customers ({@link ChurnCalibration}). Example: 30 of 40 with a factor of 1 and 10 of 40 with 0 left: with a
 * penalty that vanishes the coefficient is the log-odds ratio ln 9 = 2.197 ({@code ChurnFitTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ChurnFit {

    /** The usual penalty: as if each coefficient came from a standard normal distribution. */
    public static final double DEFAULT_RIDGE = 1;

    private static final int MOST_STEPS = 200;
    private static final double SMALL_STEP = 1e-12;

    private final double[][] rows;
    private final boolean[] left;
    private final double ridge;

    private ChurnFit(double[][] rows, boolean[] left, double ridge) {
        this.rows = rows;
        this.left = left;
        this.ridge = ridge;
    }

    /**
     * Fits a model.
     *
     * @param definition the id of the risk's definition, not blank
     * @param factors the names of the factors to use, at least one, each once
     * @param histories what is known of past customers
     * @param ridge the penalty, positive and finite, such as {@link #DEFAULT_RIDGE}
     * @return the model, or empty if nobody left or nobody stayed
     * @throws IllegalArgumentException if {@code definition} is blank, {@code factors} is empty or holds a name twice,
     *     or {@code ridge} is not positive and finite
     */
    public static Optional<ChurnRisk> of(
            String definition, List<String> factors, List<ChurnHistory> histories, double ridge) {
        Require.text("definition", definition);
        Require.notEmpty("factors", factors);
        if (new HashSet<>(factors).size() < factors.size()) {
            throw Require.refused("factors", "one name twice", "each name once");
        }
        if (!(ridge > 0 && ridge <= Double.MAX_VALUE)) {
            throw Require.refused("ridge", ridge, "a positive finite number");
        }
        long gone = histories.stream().filter(ChurnHistory::left).count();
        if (gone == 0 || gone == histories.size()) {
            return Optional.empty();
        }
        List<Scale> scales =
                factors.stream().map(name -> Scale.of(name, histories)).toList();
        return Optional.of(model(definition, scales, fit(scales, histories, ridge)));
    }

    private static double[] fit(List<Scale> scales, List<ChurnHistory> histories, double ridge) {
        double[][] rows = new double[histories.size()][scales.size() + 1];
        boolean[] left = new boolean[histories.size()];
        for (int i = 0; i < rows.length; i++) {
            left[i] = histories.get(i).left();
            rows[i][0] = 1;
            for (int j = 0; j < scales.size(); j++) {
                rows[i][j + 1] = scales.get(j).standardized(histories.get(i));
            }
        }
        return new ChurnFit(rows, left, ridge).maximum();
    }

    private static ChurnRisk model(String definition, List<Scale> scales, double[] coefficients) {
        List<RiskFactor> factors = new ArrayList<>();
        for (int j = 0; j < scales.size(); j++) {
            Scale scale = scales.get(j);
            factors.add(new RiskFactor(scale.name(), coefficients[j + 1] / scale.deviation(), scale.mean()));
        }
        return new ChurnRisk(definition, probability(coefficients[0]), factors);
    }

    private double[] maximum() {
        double[] at = new double[rows[0].length];
        double value = likelihood(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(at);
            double length = 1;
            double[] next = moved(at, direction, length);
            // Far from the maximum Newton's step may go too far; the likelihood is concave, so a shorter one rises.
            while (likelihood(next) < value && length > SMALL_STEP) {
                length /= 2;
                next = moved(at, direction, length);
            }
            double change = largest(direction) * length;
            at = next;
            value = likelihood(at);
            if (change < SMALL_STEP) {
                break;
            }
        }
        return at;
    }

    private double likelihood(double[] at) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double odds = dot(rows[i], at);
            sum -= Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(0, left[i] ? -odds : odds);
        }
        for (int j = 1; j < at.length; j++) {
            sum -= ridge / 2 * at[j] * at[j];
        }
        return sum;
    }

    private double[] direction(double[] at) {
        int size = at.length;
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        for (int i = 0; i < rows.length; i++) {
            double p = probability(dot(rows[i], at));
            for (int j = 0; j < size; j++) {
                gradient[j] += ((left[i] ? 1 : 0) - p) * rows[i][j];
                for (int k = 0; k <= j; k++) {
                    curvature[j][k] += p * (1 - p) * rows[i][j] * rows[i][k];
                }
            }
        }
        for (int j = 1; j < size; j++) {
            gradient[j] -= ridge * at[j];
            curvature[j][j] += ridge;
        }
        return solve(curvature, gradient);
    }

    /** Cholesky's factorization in place of the lower half, then both substitutions. */
    private static double[] solve(double[][] lower, double[] right) {
        int size = right.length;
        double[] x = right.clone();
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= j; k++) {
                double rest = lower[j][k];
                for (int i = 0; i < k; i++) {
                    rest -= lower[j][i] * lower[k][i];
                }
                // A curvature that rounding takes to 0 must not divide.
                lower[j][k] = j == k ? Math.sqrt(Math.max(rest, Double.MIN_NORMAL)) : rest / lower[k][k];
            }
            for (int i = 0; i < j; i++) {
                x[j] -= lower[j][i] * x[i];
            }
            x[j] /= lower[j][j];
        }
        for (int j = size - 1; j >= 0; j--) {
            for (int i = j + 1; i < size; i++) {
                x[j] -= lower[i][j] * x[i];
            }
            x[j] /= lower[j][j];
        }
        return x;
    }

    private static double[] moved(double[] at, double[] direction, double length) {
        double[] next = at.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] += length * direction[j];
        }
        return next;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double dot(double[] row, double[] at) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * at[j];
        }
        return sum;
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Where a factor's known values lie; one that never varies keeps its unit. */
    private record Scale(String name, double mean, double deviation) {

        static Scale of(String name, List<ChurnHistory> histories) {
            double[] known = histories.stream()
                    .map(ChurnHistory::values)
                    .filter(values -> values.containsKey(name))
                    .mapToDouble(values -> values.getOrDefault(name, 0.0))
                    .toArray();
            Moments moments = Moments.of(known);
            double deviation = Math.sqrt(moments.variance().orElse(0));
            return new Scale(name, moments.mean().orElse(0), deviation > 0 ? deviation : 1);
        }

        double standardized(ChurnHistory history) {
            return (history.values().getOrDefault(name, mean) - mean) / deviation;
        }
    }
}
