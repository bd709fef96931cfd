package dev.northing.metrics.signals;

import java.util.List;

/**
 * Holds what a series is made of: at each period, the three parts add up to the value.
 *
 * <p>Immutable.
 *
 * @param seasonal what the time within the season adds, in the unit of the values
 * @param trend the level, in the unit of the values
 * @param remainder what is left
 * @param weights how much each value counted, in [0, 1]; all 1 without robustness
 * @since 0.1.0
 */
public record Decomposition(List<Double> seasonal, List<Double> trend, List<Double> remainder, List<Double> weights) {

    /**
     * Copies the lists.
     *
     * @param seasonal what the time within the season adds
     * @param trend the level
     * @param remainder what is left
     * @param weights how much each value counted
     */
    public Decomposition {
        seasonal = List.copyOf(seasonal);
        trend = List.copyOf(trend);
        remainder = List.copyOf(remainder);
        weights = List.copyOf(weights);
    }
}
