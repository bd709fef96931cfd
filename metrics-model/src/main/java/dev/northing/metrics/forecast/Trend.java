package dev.northing.metrics.forecast;

/**
 * Names how a level goes on.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Trend {
    /** It stays. */
    NONE("N", 0),
    /** It moves by the same amount each period. */
    ADDITIVE("A", 1),
    /** It moves by less each period. */
    DAMPED("Ad", 2);

    private final String letters;
    private final int parameters;

    Trend(String letters, int parameters) {
        this.letters = letters;
        this.parameters = parameters;
    }

    String letters() {
        return letters;
    }

    /** How many smoothing parameters it adds. */
    int parameters() {
        return parameters;
    }
}
