package dev.northing.metrics.stats;

/**
 * Tests whether two independent proportions differ, without approximation.
 *
 * <p>In words: given how many succeeded in all, the chance of a division among the two groups that is no more likely
 * than the observed one. In symbols: &Sigma; P(k) over all k with P(k) &le; P(observed), P being hypergeometric. Unit:
 * a probability. Source: Fisher 1934, two-sided as in R. Probabilities equal but for rounding (a part in
 * 10<sup>7</sup>) count as equal. No trials in one of the groups give 1. Example: 3 of 4 against 1 of 4 gives 0.4857
 * ({@code FisherExactTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class FisherExact {

    private static final double ALIKE = 1 + 1e-7;

    private FisherExact() {}

    /**
     * The p-value of the difference.
     *
     * @param first one group
     * @param second the other group, of other units
     * @return the p-value in (0, 1]
     */
    public static double pValue(Proportion first, Proportion second) {
        long successes = Math.addExact(first.successes(), second.successes());
        long least = Math.max(0, successes - second.trials());
        long most = Math.min(successes, first.trials());
        double[] weights = weights(first.trials(), second.trials(), successes, least, most);
        double observed = weights[Math.toIntExact(first.successes() - least)];
        double all = 0;
        double extreme = 0;
        for (double weight : weights) {
            all += weight;
            extreme += weight <= observed * ALIKE ? weight : 0;
        }
        return Math.min(1, extreme / all);
    }

    /** Likelihoods up to a factor, from the likeliest division outwards, so that none overflows. */
    private static double[] weights(long first, long second, long successes, long least, long most) {
        double[] weights = new double[Math.toIntExact(most - least + 1)];
        double peak = Math.floor((successes + 1.0) * (first + 1.0) / (first + second + 2.0));
        int mode = (int) Math.max(0, Math.min(weights.length - 1L, (long) peak - least));
        weights[mode] = 1;
        for (int i = mode; i < weights.length - 1; i++) {
            weights[i + 1] = weights[i] * ratio(first, second, successes, least + i);
        }
        for (int i = mode; i > 0; i--) {
            weights[i - 1] = weights[i] / ratio(first, second, successes, least + i - 1);
        }
        return weights;
    }

    /** P(k + 1) / P(k). */
    private static double ratio(long first, long second, long successes, long k) {
        double up = (double) (first - k) * (successes - k);
        double down = (k + 1.0) * (second - successes + k + 1.0);
        return up / down;
    }
}
