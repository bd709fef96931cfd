package dev.northing.core.dictionary;

import java.util.Optional;

/**
 * The span of time that a metric covers.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum TimeFrame {
    /** Seven days. */
    SEVEN_DAYS("7d", "_weekly"),
    /** Twenty-eight days. */
    TWENTY_EIGHT_DAYS("28d", "_monthly"),
    /** Since the beginning. */
    ALL("all", ""),
    /** No span: the state at one point in time. */
    NONE("none", "");

    private final String key;
    private final String keySuffix;

    TimeFrame(String key, String keySuffix) {
        this.key = key;
        this.keySuffix = keySuffix;
    }

    /**
     * Returns the word that dictionaries use.
     *
     * @return {@code 7d}, {@code 28d}, {@code all} or {@code none}
     */
    public String key() {
        return key;
    }

    /**
     * Returns what a metric with several time frames appends to its key path for this one.
     *
     * @return {@code _weekly}, {@code _monthly} or nothing
     */
    public String keySuffix() {
        return keySuffix;
    }

    /**
     * Finds a time frame by the word that a dictionary uses.
     *
     * @param key such as {@code 28d}
     * @return the time frame, or empty when there is none
     */
    public static Optional<TimeFrame> ofKey(String key) {
        for (TimeFrame frame : values()) {
            if (frame.key.equals(key)) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }
}
