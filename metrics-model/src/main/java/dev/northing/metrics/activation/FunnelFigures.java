package dev.northing.metrics.activation;

import dev.northing.metrics.Figure;
import dev.northing.metrics.stats.SurvivalCurve;
import java.util.List;

/**
 * Holds how far units got in a funnel, and how long the whole of it took.
 *
 * <p>Immutable.
 *
 * @param steps the figures of each step, in order
 * @param conversion reached the last step / entered, with Wilson's interval; it carries the notes
 * @param timeToConvert the share of entered units that have not completed, by milliseconds since their entry; those
 *     that do not complete are seen until their window or the as-of instant ends
 * @param median the median of the milliseconds from entry to completion over those that completed, with its interval by
 *     order statistics; definition {@code .median_of_converted}
 * @since 0.1.0
 */
public record FunnelFigures(
        List<FunnelStepFigures> steps, Figure conversion, SurvivalCurve timeToConvert, Figure median) {

    /**
     * Copies the list.
     *
     * @param steps the figures of each step
     * @param conversion reached the last step / entered
     * @param timeToConvert the share that has not completed
     * @param median the median time of those that completed
     */
    public FunnelFigures {
        steps = List.copyOf(steps);
    }
}
