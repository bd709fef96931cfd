package dev.northing.metrics.priority;

import java.math.BigDecimal;

/**
 * Names how well founded the estimates of a proposal are.
 *
 * <p>Source: product handbook.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Confidence {
    /** 100 %: factor 1. */
    HIGH("1"),
    /** 80 %: factor 0.8. */
    MEDIUM("0.8"),
    /** 50 %: factor 0.5. */
    LOW("0.5");

    private final BigDecimal factor;

    Confidence(String factor) {
        this.factor = new BigDecimal(factor);
    }

    /**
     * What the confidence multiplies reach and impact by.
     *
     * @return the factor in (0, 1], exact
     */
    public BigDecimal factor() {
        return factor;
    }
}
