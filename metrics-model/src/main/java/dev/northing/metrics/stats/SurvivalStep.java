package dev.northing.metrics.stats;

import java.util.OptionalDouble;

/**
 * Holds a survival curve from one duration to the next.
 *
 * <p>Immutable.
 *
 * @param duration where the step begins
 * @param atRisk how many units were seen for at least that long; those censored at it are among them
 * @param events how many events happened at that duration
 * @param censored how many units were last seen at that duration, just after the events
 * @param survival the share still waiting after it, in [0, 1]
 * @param relativeVariance Greenwood's &Sigma; d / (n (n - d)), the variance of log(survival), or empty once nobody
 *     waits
 * @since 0.1.0
 */
public record SurvivalStep(
        long duration, long atRisk, long events, long censored, double survival, OptionalDouble relativeVariance) {}
