package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;

/**
 * Holds how many tickets an organization wrote over how many weeks of activity.
 *
 * <p>Immutable.
 *
 * @param organization the organization, not blank
 * @param tickets how many tickets, at least 0
 * @param activeWeeks in how many weeks it was active, at least 0
 * @since 0.1.0
 */
public record SupportLoad(String organization, long tickets, long activeWeeks) {

    /**
     * Accepts counts that are not negative.
     *
     * @param organization the organization
     * @param tickets how many tickets
     * @param activeWeeks in how many weeks it was active
     * @throws IllegalArgumentException if {@code organization} is blank or a count is negative
     */
    public SupportLoad {
        Require.text("organization", organization);
        Require.atLeast("tickets", tickets, 0);
        Require.atLeast("activeWeeks", activeWeeks, 0);
    }
}
