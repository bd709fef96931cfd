package dev.northing.metrics.northstar;

import dev.northing.metrics.input.Require;
import java.util.Objects;

/**
 * Names a metric that a team can move, and by which the North Star moves.
 *
 * <p>Immutable.
 *
 * @param name what it is, not blank
 * @param why how it moves the North Star, not blank
 * @param measured its figure and target
 * @since 0.1.0
 */
public record NorthStarInput(String name, String why, TargetedFigure measured) {

    /**
     * Accepts a complete input.
     *
     * @param name what it is
     * @param why how it moves the North Star
     * @param measured its figure and target
     * @throws IllegalArgumentException if a text is blank
     */
    public NorthStarInput {
        Require.text("name", name);
        Require.text("why", why);
        Objects.requireNonNull(measured, "measured");
    }
}
