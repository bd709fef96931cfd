package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * How a metric's value comes about.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum MetricKind {
    /** The number of events. */
    COUNT,
    /** The number of distinct values of an identifier or property. */
    UNIQUE,
    /** The sum of a property. */
    SUM,
    /** A value that the installation reports, such as a setting or its version. */
    SETTING,
    /** One metric divided by another. */
    RATIO,
    /** A quantile of a property. */
    PERCENTILE,
    /** The share of units that go from one event to another within a time. */
    CONVERSION,
    /** The share of a cohort that comes back in a bracket of time. */
    COHORT,
    /** The time between two events of a unit. */
    DURATION,
    /** A score computed from answers or measures. */
    SCORE,
    /** A calculation over other metrics. */
    DERIVED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /**
     * Returns the word that dictionaries use.
     *
     * @return the lower-case name
     */
    public String key() {
        return key;
    }

    /**
     * Finds a constant by the word that a dictionary uses.
     *
     * @param key the lower-case name
     * @return the constant, or empty when there is none
     */
    public static Optional<MetricKind> ofKey(String key) {
        for (MetricKind constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
