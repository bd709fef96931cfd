package dev.northing.core.privacy;

import java.util.Locale;
import java.util.Optional;

/**
 * What a property's value is, in the eyes of privacy: it decides what is done to it before it may be kept.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Classification {
    /** Versions, operating systems, durations, sizes. */
    TECHNICAL,
    /** Features used, counts, settings. */
    INTERACTION,
    /** Facts about a customer: plan, seats, license. */
    ORGANIZATION,
    /** Facts that single people out in combination: country, role, seat count, exact times. */
    QUASI_IDENTIFIER,
    /** Ids of people, devices and sessions; never kept as they are. */
    IDENTIFIER,
    /** Geographic places. */
    LOCATION,
    /** Web addresses. */
    URL,
    /** File paths. */
    PATH,
    /** Stack traces. */
    STACK,
    /** Text that people wrote, and messages that may quote it. */
    FREE_TEXT,
    /** What people stored in the product; may not be collected. */
    CONTENT,
    /** Health, belief, origin and the like, and payment details; may not be collected. */
    SPECIAL;

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
    public static Optional<Classification> ofKey(String key) {
        for (Classification constant : values()) {
            if (constant.key.equals(key)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether a definition may collect such values at all.
     *
     * @return false for {@link #CONTENT} and {@link #SPECIAL}
     */
    public boolean isCollectable() {
        return this != CONTENT && this != SPECIAL;
    }

    /**
     * Returns what is done to a value of this class when its definition says nothing else.
     *
     * @return {@link ScrubAction#KEEP} only for technical, interaction and organization values
     */
    public ScrubAction defaultAction() {
        return switch (this) {
            case TECHNICAL, INTERACTION, ORGANIZATION -> ScrubAction.KEEP;
            case QUASI_IDENTIFIER -> ScrubAction.BUCKET;
            case IDENTIFIER -> ScrubAction.PSEUDONYMIZE;
            case LOCATION -> ScrubAction.GEO;
            case URL -> ScrubAction.URL;
            case PATH -> ScrubAction.PATH;
            case STACK -> ScrubAction.STACK;
            case FREE_TEXT, CONTENT, SPECIAL -> ScrubAction.DROP;
        };
    }

    /**
     * Tells whether a definition may ask for an action on values of this class: what singles people out is never kept as it is,
     * nor in parts, and free text only up to a length.
     *
     * @param action the action
     * @return false for an action that would let too much through
     */
    public boolean permits(ScrubAction action) {
        return switch (this) {
            case TECHNICAL, INTERACTION, ORGANIZATION, QUASI_IDENTIFIER, CONTENT, SPECIAL -> true;
            case IDENTIFIER, LOCATION, URL, PATH, STACK -> !keepsParts(action);
            case FREE_TEXT -> action != ScrubAction.KEEP;
        };
    }

    private static boolean keepsParts(ScrubAction action) {
        return action == ScrubAction.KEEP || action == ScrubAction.TRUNCATE || action == ScrubAction.MASK;
    }
}
