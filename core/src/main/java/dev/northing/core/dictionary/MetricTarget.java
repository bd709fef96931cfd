package dev.northing.core.dictionary;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value that a metric should reach.
 *
 * <p>Immutable.
 *
 * @param comparison how value and target compare
 * @param value the target
 * @param by until when: an ISO date or a version, or null
 * @since 0.1.0
 */
public record MetricTarget(
        Comparison comparison, BigDecimal value, @Nullable String by) {

    /**
     * Brings the value to one form: 0.80 and 0.8 are equal.
     *
     * @param comparison how value and target compare
     * @param value the target
     * @param by until when: an ISO date or a version, or null
     */
    public MetricTarget {
        value = Decimals.normal(value);
    }

    /**
     * Tells whether a value reaches the target.
     *
     * @param actual a finite value in the metric's own unit
     * @return whether it compares to the target as demanded
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public boolean isMetBy(double actual) {
        if (!Double.isFinite(actual)) {
            throw new IllegalArgumentException("actual: expected a finite value");
        }
        int order = BigDecimal.valueOf(actual).compareTo(value);
        return switch (comparison) {
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
        };
    }

    /**
     * How a metric's value and its target compare.
     *
     * @since 0.1.0
     */
    public enum Comparison {
        /** Above the target. */
        ABOVE(">"),
        /** At the target or above. */
        AT_LEAST(">="),
        /** Below the target. */
        BELOW("<"),
        /** At the target or below. */
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /**
         * Returns the sign that dictionaries use.
         *
         * @return such as {@code >=}
         */
        public String sign() {
            return sign;
        }

        /**
         * Finds a comparison by its sign.
         *
         * @param sign such as {@code >=}
         * @return the comparison, or empty when there is none
         */
        public static Optional<Comparison> ofSign(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return Optional.of(comparison);
                }
            }
            return Optional.empty();
        }
    }
}
