package dev.northing.metrics.activation;

import dev.northing.metrics.Figure;
import dev.northing.metrics.stats.SurvivalCurve;

/**
 * Holds how long units take to their first success.
 *
 * <p>Each figure's n is all units, its immature those that still wait.
 *
 * <p>Immutable.
 *
 * @param curve the share of units that still wait, by milliseconds since their start
 * @param median the milliseconds by which half of the units have succeeded; definition {@code .p50}
 * @param p75 the milliseconds by which three quarters have; definition {@code .p75}
 * @param p90 the milliseconds by which nine tenths have; definition {@code .p90}
 * @param withinTarget the share that succeeds within the target, the target included; definition {@code .within_target}
 * @since 0.1.0
 */
public record TimeToValueFigures(SurvivalCurve curve, Figure median, Figure p75, Figure p90, Figure withinTarget) {}
