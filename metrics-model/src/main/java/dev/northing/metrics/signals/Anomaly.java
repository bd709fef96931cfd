package dev.northing.metrics.signals;

import dev.northing.metrics.Figure;

/**
 * Holds one period's value beside what was to be expected.
 *
 * <p>Immutable.
 *
 * @param observed the value in the unit of the series, over its period
 * @param expected what the baseline says, with the band that usual values lie in, if they ever vary; its definition is
 *     the series' with the suffix {@code .expected}
 * @param score how many robust standard deviations the value lies above (or, negative, below) what was expected, on the
 *     scale of the detector
 * @param pValue the chance of a distance at least as large, by Student's t, in [0, 1]
 * @param outlying whether the value counts as an anomaly
 * @param shape what the level did around it
 * @since 0.1.0
 */
public record Anomaly(
        Observation observed, Figure expected, double score, double pValue, boolean outlying, AnomalyShape shape) {}
