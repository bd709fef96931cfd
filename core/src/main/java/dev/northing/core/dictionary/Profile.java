package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * How much a loader asks of definitions.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Profile {
    /** Tolerant: every real GitLab definition loads; oddities become findings. */
    GITLAB,
    /** Northing's own: types, classes, purposes and expiry are mandatory. */
    STRICT;

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
    public static Optional<Profile> ofKey(String key) {
        for (Profile constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
