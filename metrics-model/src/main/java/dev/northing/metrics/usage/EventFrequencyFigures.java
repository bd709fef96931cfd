package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;

/**
 * Holds how often active units do something.
 *
 * <p>Immutable.
 *
 * @param mean all events over all active periods of units; n is the units
 * @param median the median over units of their own events per active period; definition {@code .median}
 * @since 0.1.0
 */
public record EventFrequencyFigures(Figure mean, Figure median) {}
