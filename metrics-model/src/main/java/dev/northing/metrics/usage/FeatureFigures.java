package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import dev.northing.metrics.stats.SurvivalCurve;

/**
 * Holds how one feature is adopted.
 *
 * <p>Immutable.
 *
 * @param adoption adopters over eligible units in the window; its definition is the calculator's with the feature's name
 * @param depth uses per adopter in the window; definition {@code .depth} after that
 * @param timeToAdopt the share of units still without a use, by milliseconds since their first activity
 * @since 0.1.0
 */
public record FeatureFigures(Figure adoption, Figure depth, SurvivalCurve timeToAdopt) {}
