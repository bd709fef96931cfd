package dev.northing.metrics.revenue;

import dev.northing.metrics.Figure;

/**
 * Holds the revenue of one plan or channel.
 *
 * <p>Immutable.
 *
 * @param mrr what its subscriptions pay in the last month that is over, in minor units; over all segments these add up
 *     to the whole; definition {@code .mrr}
 * @param growth that over what its subscriptions paid the month before, minus 1; a change of plan moves revenue from
 *     one segment to another; definition {@code .growth}
 * @param retention of the customers that belonged to it at the start of the span, whatever they changed to
 * @since 0.1.0
 */
public record RevenueSegment(Figure mrr, Figure growth, RevenueRetention retention) {}
