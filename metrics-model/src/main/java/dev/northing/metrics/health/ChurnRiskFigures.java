package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds how likely a customer is to leave, and why.
 *
 * <p>Immutable.
 *
 * @param risk the probability of leaving, in [0, 1]
 * @param coverage the share of factors that are known; definition {@code .coverage}
 * @param drivers what moves the risk, the strongest first
 * @param missing the factors that are not known, in the model's order
 * @since 0.1.0
 */
public record ChurnRiskFigures(Figure risk, Figure coverage, List<RiskDriver> drivers, List<String> missing) {

    /**
     * Copies the lists.
     *
     * @param risk the probability of leaving
     * @param coverage the share of factors that are known
     * @param drivers what moves the risk
     * @param missing the factors that are not known
     */
    public ChurnRiskFigures {
        drivers = List.copyOf(drivers);
        missing = List.copyOf(missing);
    }
}
