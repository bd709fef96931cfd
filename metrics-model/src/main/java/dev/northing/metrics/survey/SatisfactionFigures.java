package dev.northing.metrics.survey;

import dev.northing.metrics.Figure;

/**
 * Holds one period's satisfaction.
 *
 * <p>Immutable.
 *
 * @param mean the mean score, within the scale
 * @param topTwo the share of answers that give one of the two highest scores; definition {@code .top_two}
 * @since 0.1.0
 */
public record SatisfactionFigures(Figure mean, Figure topTwo) {}
