package dev.northing.metrics.northstar;

/**
 * Names the yes-or-no questions that a product performance indicator must stand.
 *
 * <p>Source: PPI template of the product handbook.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum PpiQuestion {
    /** Does it lead to sustainable revenue growth? */
    GROWS_REVENUE,
    /** Does it show that customers get value? */
    SHOWS_CUSTOMER_VALUE,
    /** Does it measure progress? */
    MEASURES_PROGRESS
}
