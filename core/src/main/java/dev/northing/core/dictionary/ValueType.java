package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * The type of a metric's value.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum ValueType {
    /** Text. */
    STRING,
    /** A number. */
    NUMBER,
    /** Yes or no. */
    BOOLEAN,
    /** A structure. */
    OBJECT;

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
    public static Optional<ValueType> ofKey(String key) {
        for (ValueType constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
