package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a definition stands in its life.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Status {
    /** In use. */
    ACTIVE,
    /** In use, to be replaced. */
    DEPRECATED,
    /** Known to give wrong values. */
    BROKEN,
    /** No longer collected; the definition stays, since old installations still send it. */
    REMOVED;

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
    public static Optional<Status> ofKey(String key) {
        for (Status constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
