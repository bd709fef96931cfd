package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.StudentT;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how many of some nearly normal values are outliers, if it is known that at most so many are (generalized
 * extreme Studentized deviate test).
 *
 * <p>In words: the value farthest from the mean is set aside, then the farthest of the rest, and so on; outliers are
 * all up to the last one that was too far for chance. In symbols, after i - 1 values are set aside: R<sub>i</sub> =
 * max|x - mean| / s against &lambda;<sub>i</sub> = (n - i) t / &radic;((n - i - 1 + t&sup2;)(n - i + 1)), t being
 * Student's quantile at 1 - &alpha; / (2(n - i + 1)) with n - i - 1 degrees; the outliers are the first k, k the
 * largest i with R<sub>i</sub> &gt; &lambda;<sub>i</sub>. Source: Rosner 1983, good from about 25 values on. Fewer than
 * 3 values, or values that are all equal, have no outliers. Example: Rosner's 54 values have 3 outliers of at most 10
 * at 5 % ({@code GeneralizedEsdTest}).
 *
 * <p>Immutable.
 *
 * @param most how many outliers there may be, at least 1
 * @param significance the chance of finding any where there are none, in (0, 1)
 * @since 0.1.0
 */
public record GeneralizedEsd(int most, double significance) {

    /**
     * Accepts a number of outliers and a significance.
     *
     * @param most how many outliers there may be
     * @param significance the chance of finding any where there are none
     * @throws IllegalArgumentException if {@code most} is less than 1 or {@code significance} is not in (0, 1)
     */
    public GeneralizedEsd {
        Require.atLeast("most", most, 1);
        Require.openUnit("significance", significance);
    }

    /**
     * Tests values.
     *
     * @param values the values in any order, from -1e100 to 1e100
     * @return the places of the outliers in {@code values}, the farthest out first
     * @throws IllegalArgumentException if a value is NaN or beyond 1e100 in size
     */
    public List<Integer> outliers(double... values) {
        List<Step> steps = steps(values);
        int outliers = 0;
        for (int i = 0; i < steps.size(); i++) {
            outliers = steps.get(i).statistic() > steps.get(i).critical() ? i + 1 : outliers;
        }
        return steps.subList(0, outliers).stream().map(Step::place).toList();
    }

    /**
     * Sets aside one value after the other, whether outliers or not.
     *
     * @param values the values in any order, from -1e100 to 1e100
     * @return at most {@link #most()} steps, and at most two fewer than there are values
     * @throws IllegalArgumentException if a value is NaN or beyond 1e100 in size
     */
    public List<Step> steps(double... values) {
        Magnitude.require("values", values);
        List<Step> steps = new ArrayList<>();
        boolean[] aside = new boolean[values.length];
        for (int i = 1; i <= most && i <= values.length - 2; i++) {
            Step step = step(values, aside, values.length - i + 1);
            if (step.statistic() == 0) {
                break;
            }
            steps.add(step);
            aside[step.place()] = true;
        }
        return List.copyOf(steps);
    }

    private Step step(double[] values, boolean[] aside, int left) {
        double mean = 0;
        for (int j = 0; j < values.length; j++) {
            mean += aside[j] ? 0 : values[j] / left;
        }
        double squares = 0;
        int farthest = -1;
        for (int j = 0; j < values.length; j++) {
            if (!aside[j]) {
                squares += (values[j] - mean) * (values[j] - mean);
                boolean farther = farthest < 0 || Math.abs(values[j] - mean) > Math.abs(values[farthest] - mean);
                farthest = farther ? j : farthest;
            }
        }
        double deviation = Math.sqrt(squares / (left - 1));
        // Rounding of the mean alone is no deviation.
        boolean equal = deviation <= Math.abs(mean) * left * Math.ulp(1.0);
        double statistic = equal ? 0 : Math.abs(values[farthest] - mean) / deviation;
        return new Step(farthest, statistic, critical(left));
    }

    private double critical(int left) {
        double t = StudentT.twoSided(1 - significance / left, left - 2L);
        return (left - 1) * t / Math.sqrt((left - 2 + t * t) * left);
    }

    /**
     * Holds one value that was set aside, and how far out it was.
     *
     * <p>Immutable.
     *
     * @param place the value's place among the values
     * @param statistic its distance from the mean of what was left, in standard deviations
     * @param critical the distance beyond which it is too far
     * @since 0.1.0
     */
    public record Step(int place, double statistic, double critical) {}
}
