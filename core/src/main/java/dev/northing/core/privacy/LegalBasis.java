package dev.northing.core.privacy;

import java.util.Locale;
import java.util.Optional;

/**
 * The ground on which an event is collected, as Article 6(1) GDPR lists them.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum LegalBasis {
    /** The person agreed; Article 6(1)(a). */
    CONSENT,
    /** A contract needs it; Article 6(1)(b). */
    CONTRACT,
    /** A law demands it; Article 6(1)(c). */
    LEGAL_OBLIGATION,
    /** A life depends on it; Article 6(1)(d). */
    VITAL_INTERESTS,
    /** A public task needs it; Article 6(1)(e). */
    PUBLIC_TASK,
    /** An interest outweighs; Article 6(1)(f). */
    LEGITIMATE_INTERESTS;

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
    public static Optional<LegalBasis> ofKey(String key) {
        for (LegalBasis constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
