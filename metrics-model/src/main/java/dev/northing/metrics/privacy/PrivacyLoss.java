package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;

/**
 * Measures how much the answers to queries tell about one subject at most.
 *
 * <p>In words: whoever sees the answers can change the odds of a guess about one subject by the factor exp(&epsilon;) at
 * most, but for a probability of &delta;. In symbols, for tables that differ in one subject: P[A] &le;
 * exp(&epsilon;) P&prime;[A] + &delta;. Unit: none. Source: Dwork and Roth 2014, definition 2.4; theorem 3.16
 * (composition). Example: two answers at &epsilon; = 0.4 and 0.6 tell &epsilon; = 1 ({@code PrivacyLossTest}).
 *
 * <p>Immutable.
 *
 * @param epsilon &epsilon;, at least 0
 * @param delta &delta;, in [0, 1]; 1 promises nothing
 * @since 0.1.0
 */
public record PrivacyLoss(BigDecimal epsilon, BigDecimal delta) {

    /** To how many digits losses are rounded, always up. */
    public static final int DIGITS = 20;

    /** Nothing told. */
    public static final PrivacyLoss NONE = new PrivacyLoss(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * Accepts a loss; trailing zeros do not count.
     *
     * @param epsilon &epsilon;
     * @param delta &delta;
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PrivacyLoss {
        if (epsilon.signum() < 0) {
            throw Require.refused("epsilon", epsilon, "at least 0");
        }
        if (delta.signum() < 0 || delta.compareTo(BigDecimal.ONE) > 0) {
            throw Require.refused("delta", delta, "a number in [0, 1]");
        }
        epsilon = epsilon.stripTrailingZeros();
        delta = delta.stripTrailingZeros();
    }

    /**
     * What two answers tell together, whatever they are about (sequential composition).
     *
     * @param other the other answer's loss
     * @return the sums; &delta; ends at 1
     */
    public PrivacyLoss plus(PrivacyLoss other) {
        return new PrivacyLoss(
                epsilon.add(other.epsilon), delta.add(other.delta).min(BigDecimal.ONE));
    }

    /**
     * What two answers tell together if no subject is in both (parallel composition).
     *
     * @param other the loss of the answer about other subjects
     * @return the larger of both in &epsilon; and in &delta;
     */
    public PrivacyLoss max(PrivacyLoss other) {
        return new PrivacyLoss(epsilon.max(other.epsilon), delta.max(other.delta));
    }

    /**
     * Whether a loss stays within a budget.
     *
     * @param budget the budget
     * @return whether neither &epsilon; nor &delta; is above the budget's
     */
    public boolean isWithin(PrivacyLoss budget) {
        return epsilon.compareTo(budget.epsilon) <= 0 && delta.compareTo(budget.delta) <= 0;
    }
}
