package dev.northing.collector.consent;

/**
 * Where somebody's consent for a purpose stands.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum ConsentState {
    /** Nobody was asked, or nobody knows. */
    UNKNOWN(false),
    /** The question is asked and not answered. */
    PENDING(false),
    /** Given. */
    GRANTED(true),
    /** Refused. */
    DENIED(false),
    /** Given once and taken back. */
    WITHDRAWN(false),
    /** Given once, too long ago. */
    EXPIRED(false),
    /** Not needed, since the purpose stands on another legal basis. */
    NOT_REQUIRED(true);

    private final boolean permitting;

    ConsentState(boolean permitting) {
        this.permitting = permitting;
    }

    /**
     * Tells whether events may be kept.
     *
     * @return true only for {@link #GRANTED} and {@link #NOT_REQUIRED}
     */
    public boolean isPermitting() {
        return permitting;
    }
}
