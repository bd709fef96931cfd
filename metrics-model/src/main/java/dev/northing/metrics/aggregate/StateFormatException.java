package dev.northing.metrics.aggregate;

/**
 * Says why bytes are not a state that can be read here.
 *
 * <p>No message holds the id of a unit or any other content of the state.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class StateFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was wrong, where, and what would have been accepted.
     *
     * @param message the reason
     */
    public StateFormatException(String message) {
        super(message);
    }
}
