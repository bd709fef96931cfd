package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;

/**
 * Holds one period of growth accounting.
 *
 * <p>Two identities hold: active = newcomers + retained + resurrected, and active = active of the period before +
 * newcomers + resurrected - churned.
 *
 * <p>Immutable.
 *
 * @param active the distinct units active in the period, which is the figure's window
 * @param newcomers units whose first activity ever lies in the period
 * @param retained units active in the period and in the one before
 * @param resurrected units active in the period and earlier, but not in the one before
 * @param churned units active in the period before, but not in this one
 * @param quickRatio (newcomers + resurrected) / churned, undefined without churn
 * @param retention retained / active before, undefined if nobody was
 * @param churn churned / active before, undefined if nobody was
 * @since 0.1.0
 */
public record LifecyclePeriod(
        Figure active,
        long newcomers,
        long retained,
        long resurrected,
        long churned,
        Figure quickRatio,
        Figure retention,
        Figure churn) {}
