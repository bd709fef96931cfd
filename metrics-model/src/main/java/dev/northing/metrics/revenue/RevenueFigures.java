package dev.northing.metrics.revenue;

import dev.northing.metrics.Figure;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds how recurring revenue moved and what was retained.
 *
 * <p>Immutable.
 *
 * @param mrr what is paid in the last month that is over, in minor units; definition {@code .mrr}
 * @param growth the last month's revenue over the one before, minus 1; definition {@code .growth}
 * @param quickRatio what was gained over what was lost in the last month; definition {@code .quick_ratio}
 * @param movements the movements of each month after the first, earliest first
 * @param retention of all customers over the span
 * @param byPlan the revenue of each plan that has any in the last two months or at the start of the span
 * @param byChannel the revenue of each channel that has any in the last two months or at the start of the span
 * @since 0.1.0
 */
public record RevenueFigures(
        Figure mrr,
        Figure growth,
        Figure quickRatio,
        List<MrrMovements> movements,
        RevenueRetention retention,
        SortedMap<String, RevenueSegment> byPlan,
        SortedMap<String, RevenueSegment> byChannel) {

    /**
     * Copies the collections.
     *
     * @param mrr what is paid
     * @param growth its growth
     * @param quickRatio what was gained over what was lost
     * @param movements the movements of each month
     * @param retention of all customers
     * @param byPlan the revenue of each plan
     * @param byChannel the revenue of each channel
     */
    public RevenueFigures {
        movements = List.copyOf(movements);
        byPlan = Collections.unmodifiableSortedMap(new TreeMap<>(byPlan));
        byChannel = Collections.unmodifiableSortedMap(new TreeMap<>(byChannel));
    }
}
