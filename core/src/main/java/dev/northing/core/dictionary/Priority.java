package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * Which events give way to which when there is no room for all.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Priority {
    /** Gives way to important events. */
    NORMAL,
    /** Outlives normal events, as license and billing facts have to. */
    IMPORTANT;

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
    public static Optional<Priority> ofKey(String key) {
        for (Priority constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
