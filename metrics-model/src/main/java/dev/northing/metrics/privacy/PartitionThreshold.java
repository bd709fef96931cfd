package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;

/**
 * Decides which categories of open-ended kinds may be named at all, such as names of features found in the data.
 *
 * <p>In words: a category is named if its noisy count of subjects reaches a threshold that a category of one subject
 * reaches with a probability of at most &delta;. In symbols, for subjects in at most L<sub>0</sub> categories: noise of
 * the scale b = L<sub>0</sub>/&epsilon;, &alpha; = exp(-1/b), and the least T with L<sub>0</sub>
 * &alpha;<sup>T-1</sup>/(1 + &alpha;) &le; &delta;. Unit: distinct subjects. Source: Korolova et al. 2009; Wilson et al.
 * 2020, with the tail of the discrete distribution and the union bound over L<sub>0</sub> categories. A category without
 * subjects is never named. Example: &epsilon; = 1, &delta; = 0.00001 and one category give T = 13 ({@code
 * PartitionThresholdTest}). Categories that are known before (a dictionary's enum) need no threshold.
 *
 * <p>Immutable.
 *
 * @param categories L<sub>0</sub>: in how many categories one subject counts, at least 1
 * @param loss &epsilon; above 0 and &delta; above 0
 * @since 0.1.0
 */
public record PartitionThreshold(int categories, PrivacyLoss loss) {

    /**
     * Accepts a loss that allows to name anything.
     *
     * @param categories in how many categories one subject counts
     * @param loss &epsilon; and &delta;
     * @throws IllegalArgumentException if {@code categories} is less than 1, or &epsilon; or &delta; is 0
     */
    public PartitionThreshold {
        Require.atLeast("categories", categories, 1);
        if (loss.epsilon().signum() == 0 || loss.delta().signum() == 0) {
            throw Require.refused("loss", loss, "epsilon and delta above 0");
        }
    }

    /**
     * The noise to add to the count of each category that has a subject.
     *
     * @return discrete Laplace noise of the scale L<sub>0</sub>/&epsilon;
     */
    public IntegerNoise noise() {
        return DiscreteLaplace.of(new ContributionBounds(categories, 1), loss.epsilon());
    }

    /**
     * The noisy count from which a category may be named, together with that count.
     *
     * @return T, at least 2
     */
    public long threshold() {
        double rate = loss.epsilon().doubleValue() / categories;
        double alpha = Math.exp(-rate);
        double delta = loss.delta().doubleValue() / categories;
        // Rounded up by more than the error of the logarithms.
        double exact = 1 - Math.log(delta * (1 + alpha)) / rate;
        return Math.max(2, (long) Math.ceil(exact + Math.abs(exact) * 0x1p-40));
    }

    /**
     * Whether a category may be named.
     *
     * @param noisyCount its count of subjects with {@link #noise} added
     * @return whether the count reaches the threshold
     */
    public boolean names(long noisyCount) {
        return noisyCount >= threshold();
    }

    /**
     * The &delta; recommended for a number of subjects.
     *
     * @param subjects how many subjects there are at least, at least 1
     * @return n<sup>-1.5</sup>, rounded down to a power of ten
     * @throws IllegalArgumentException if {@code subjects} is less than 1
     */
    public static BigDecimal recommendedDelta(long subjects) {
        Require.atLeast("subjects", subjects, 1);
        return BigDecimal.ONE.movePointLeft((int) Math.ceil(1.5 * Math.log10((double) subjects)));
    }
}
