package dev.northing.core.event;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of subject that an event can concern, and that a metric can count distinctly.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Identifier {
    /** A signed-in person. */
    USER,
    /** A person or installation that has not signed in. */
    ANONYMOUS,
    /** A customer: account, tenant, top-level namespace. */
    ORGANIZATION,
    /** A project or repository of an organization. */
    PROJECT,
    /** A run of consecutive use. */
    SESSION,
    /** A device or installation. */
    DEVICE;

    private static final Identifier[] ALL = values();

    private final String key = name().toLowerCase(Locale.ROOT);

    /**
     * Returns the name under which canonical JSON and dictionaries know the identifier.
     *
     * @return the lower-case name, such as {@code organization}
     */
    public String key() {
        return key;
    }

    /**
     * Finds an identifier by the name that a dictionary uses.
     *
     * @param key a name such as {@code organization}; {@code namespace} is understood as organization
     * @return the identifier, or empty when no identifier has that name
     */
    public static Optional<Identifier> ofKey(String key) {
        if (key.equals("namespace")) {
            return Optional.of(ORGANIZATION);
        }
        for (Identifier identifier : ALL) {
            if (identifier.key.equals(key)) {
                return Optional.of(identifier);
            }
        }
        return Optional.empty();
    }
}
