package dev.northing.metrics.activation;

import dev.northing.metrics.Figure;

/**
 * Holds how many units reached one step.
 *
 * <p>Immutable.
 *
 * @param step the step's name
 * @param reached how many units reached it
 * @param ofEntered reached / entered with Wilson's interval at 95 %; definition {@code .<step>.of_entered}
 * @param ofPrevious reached / reached the step before, entered for the first; definition {@code .<step>.of_previous}
 * @since 0.1.0
 */
public record FunnelStepFigures(String step, long reached, Figure ofEntered, Figure ofPrevious) {}
