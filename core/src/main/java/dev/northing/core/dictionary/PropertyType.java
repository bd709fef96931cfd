package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * The type of an event property's value.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum PropertyType {
    /** Text. */
    STRING,
    /** A whole number of 64 bits. */
    INTEGER,
    /** A finite number; whole numbers fit too. */
    NUMBER,
    /** Yes or no. */
    BOOLEAN,
    /** One of the declared values. */
    ENUM,
    /** A point in time. */
    TIMESTAMP,
    /** A length of time. */
    DURATION,
    /** Values of one type, in order. */
    LIST,
    /** Declared, named values. */
    MAP,
    /**
     * Text, a number, or yes or no: what a GitLab event's own property may hold, whose type no file tells. The strict
     * profile asks for one of the other types instead.
     */
    SCALAR;

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
    public static Optional<PropertyType> ofKey(String key) {
        for (PropertyType constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
