package dev.northing.metrics.priority;

import java.math.BigDecimal;

/**
 * Names how much a proposal matters to each user it reaches.
 *
 * <p>Source: product handbook.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Impact {
    /** Factor 3. */
    MASSIVE("3"),
    /** Factor 2. */
    HIGH("2"),
    /** Factor 1. */
    MEDIUM("1"),
    /** Factor 0.5. */
    LOW("0.5"),
    /** Factor 0.25. */
    MINIMAL("0.25");

    private final BigDecimal factor;

    Impact(String factor) {
        this.factor = new BigDecimal(factor);
    }

    /**
     * What the impact multiplies the reach by.
     *
     * @return the factor, exact
     */
    public BigDecimal factor() {
        return factor;
    }
}
