package dev.northing.metrics.quality;

import dev.northing.metrics.Figure;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds how often things succeed, and how much was left out to say so.
 *
 * <p>Immutable.
 *
 * @param perAttempt successes over attempts that were not excluded
 * @param perJob the same by the last attempt of each job; definition {@code .per_job}
 * @param excluded the excluded share of all attempts; definition {@code .excluded}
 * @param excludedByClass the share of all attempts that each excluded class has; definitions {@code .excluded.} and the
 *     class
 * @since 0.1.0
 */
public record SuccessRateFigures(
        Figure perAttempt, Figure perJob, Figure excluded, SortedMap<String, Figure> excludedByClass) {

    /**
     * Copies the map.
     *
     * @param perAttempt successes over attempts
     * @param perJob successes over jobs
     * @param excluded the excluded share
     * @param excludedByClass the excluded share by class
     */
    public SuccessRateFigures {
        excludedByClass = Collections.unmodifiableSortedMap(new TreeMap<>(excludedByClass));
    }
}
