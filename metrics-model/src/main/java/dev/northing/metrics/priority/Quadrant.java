package dev.northing.metrics.priority;

/**
 * Names a quarter of the priority matrix, the first to do first.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Quadrant {
    /** Important and feasible. */
    DO_FIRST,
    /** Important, but hard. */
    PLAN,
    /** Feasible, but less important. */
    FILL_IN,
    /** Neither. */
    LEAVE;

    static Quadrant of(boolean important, boolean feasible) {
        if (important) {
            return feasible ? DO_FIRST : PLAN;
        }
        return feasible ? FILL_IN : LEAVE;
    }
}
