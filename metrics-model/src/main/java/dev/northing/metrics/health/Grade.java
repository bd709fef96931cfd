package dev.northing.metrics.health;

/**
 * Names how something stands, the worst first.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Grade {
    /** Something must be done. */
    RED,
    /** Something should be done. */
    YELLOW,
    /** All is well. */
    GREEN;

    /**
     * Whether a change to this grade calls for an alert.
     *
     * @param before the grade before
     * @return true if this grade is worse
     */
    public boolean isDropFrom(Grade before) {
        return compareTo(before) < 0;
    }
}
