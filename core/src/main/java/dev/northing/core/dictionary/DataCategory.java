package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * How far the sending of a definition may be declined.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum DataCategory {
    /** May be switched off. */
    OPTIONAL,
    /** Needed to run the product for paying customers. */
    OPERATIONAL,
    /** License and subscription facts. */
    SUBSCRIPTION,
    /** Identifiers without which the rest cannot be joined. */
    STANDARD;

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
    public static Optional<DataCategory> ofKey(String key) {
        for (DataCategory constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
