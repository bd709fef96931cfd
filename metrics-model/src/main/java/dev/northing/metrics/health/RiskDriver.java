package dev.northing.metrics.health;

/**
 * Holds how much one factor moves a customer's risk.
 *
 * <p>Immutable.
 *
 * @param factor the factor's name
 * @param value its value for the customer
 * @param logOdds what it adds to the log-odds of leaving; negative if it speaks for staying
 * @since 0.1.0
 */
public record RiskDriver(String factor, double value, double logOdds) {}
