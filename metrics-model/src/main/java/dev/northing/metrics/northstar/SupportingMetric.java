package dev.northing.metrics.northstar;

import dev.northing.metrics.input.Require;

/**
 * Holds a metric that supports an indicator, with the two questions it must stand.
 *
 * <p>Immutable.
 *
 * @param definition the id of its definition, not blank
 * @param input whether it is an input to the indicator
 * @param moves whether moving it moves the indicator
 * @since 0.1.0
 */
public record SupportingMetric(String definition, boolean input, boolean moves) {

    /**
     * Accepts a name that is not blank.
     *
     * @param definition the id of its definition
     * @param input whether it is an input
     * @param moves whether moving it moves the indicator
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public SupportingMetric {
        Require.text("definition", definition);
    }

    /**
     * Whether it stands both questions.
     *
     * @return true if both answers are yes
     */
    public boolean supports() {
        return input && moves;
    }
}
