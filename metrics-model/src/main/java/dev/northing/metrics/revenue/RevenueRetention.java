package dev.northing.metrics.revenue;

import dev.northing.metrics.Figure;

/**
 * Holds what became of the revenue of those who paid at the start of a span.
 *
 * <p>Immutable.
 *
 * @param net what they pay at the end over what they paid at the start (NRR), reactivation of others left out
 * @param gross the same with each customer counted for at most what it paid at the start (GRR), in [0, 1]; definition
 *     {@code .gross}
 * @param logoChurn the share of them that no longer pays; definition {@code .logo_churn}
 * @param concentration the share of the start's revenue that the ten largest paid, to be read beside the other two;
 *     definition {@code .concentration}
 * @since 0.1.0
 */
public record RevenueRetention(Figure net, Figure gross, Figure logoChurn, Figure concentration) {}
