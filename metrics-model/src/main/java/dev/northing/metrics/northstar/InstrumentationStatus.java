package dev.northing.metrics.northstar;

import dev.northing.metrics.input.Require;

/**
 * Names how far a product category is instrumented.
 *
 * <p>Source: product handbook, list of categories.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum InstrumentationStatus {
    /** All that is needed is tracked. */
    COMPLETE("Complete"),
    /** Some of it is. */
    INCOMPLETE("Incomplete"),
    /** Nothing is. */
    NONE("None"),
    /** There is nothing to track. */
    NOT_NEEDED("Not needed");

    private final String label;

    InstrumentationStatus(String label) {
        this.label = label;
    }

    /**
     * The status of a category by its metrics.
     *
     * @param tracked how many of the needed metrics are tracked, in [0, needed]
     * @param needed how many metrics it needs, at least 0
     * @return not needed if none is
     * @throws IllegalArgumentException if a count is negative or more are tracked than are needed
     */
    public static InstrumentationStatus of(long tracked, long needed) {
        Require.atLeast("tracked", tracked, 0);
        Require.atLeast("needed", needed, tracked);
        if (needed == 0) {
            return NOT_NEEDED;
        }
        if (tracked == 0) {
            return NONE;
        }
        return tracked == needed ? COMPLETE : INCOMPLETE;
    }

    /**
     * The status for people.
     *
     * @return such as {@code Not needed}
     */
    public String label() {
        return label;
    }
}
