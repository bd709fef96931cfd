package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.Objects;

/**
 * Holds one step of a funnel.
 *
 * <p>Immutable.
 *
 * @param label what it is called, not blank
 * @param reached how many units reached it, at least 0
 * @param ofEntered its share of those that entered the funnel
 * @param ofPrevious its share of those that reached the step before
 * @since 0.1.0
 */
public record FunnelStage(String label, long reached, Figure ofEntered, Figure ofPrevious) {

    /**
     * Accepts a named step.
     *
     * @param label what it is called
     * @param reached how many units reached it
     * @param ofEntered its share of those that entered
     * @param ofPrevious its share of those that reached the step before
     * @throws IllegalArgumentException if the label is blank or {@code reached} is negative
     */
    public FunnelStage {
        Require.text("label", label);
        if (reached < 0) {
            throw Require.refused("reached", reached, "at least 0");
        }
        Objects.requireNonNull(ofEntered, "ofEntered");
        Objects.requireNonNull(ofPrevious, "ofPrevious");
    }
}
