package dev.northing.core.error;

/**
 * Says that an event or a dictionary cannot be written as, or read from, canonical JSON.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class EncodingException extends NorthingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do; never the value of a property
     */
    public EncodingException(String message) {
        super(message);
    }
}
