package dev.northing.core.privacy;

import java.util.Locale;
import java.util.Optional;

/**
 * What is done to a value before it may be kept.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum ScrubAction {
    /** The property is left out. */
    DROP,
    /** The value stays as it is. */
    KEEP,
    /** A fixed value takes its place. */
    CONSTANT,
    /** Characters are replaced, ends may stay. */
    MASK,
    /** Only the first code points stay. */
    TRUNCATE,
    /** Values outside a list become {@code other}. */
    ALLOW_VALUES,
    /** A number becomes its bucket. */
    BUCKET,
    /** A number or time is rounded. */
    ROUND,
    /** An address becomes its network or country. */
    IP,
    /** A place becomes coarser. */
    GEO,
    /** An address becomes its template. */
    URL,
    /** User-specific parts of a path go. */
    PATH,
    /** Only classes, methods and lines of a trace stay. */
    STACK,
    /** A keyed pseudonym takes the place of an identifier. */
    PSEUDONYMIZE,
    /** The value becomes one of a few slots. */
    HASH_TO_SLOT;

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
    public static Optional<ScrubAction> ofKey(String key) {
        for (ScrubAction constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
