package dev.northing.core.error;

/**
 * Says that a builder got values that cannot work; thrown at {@code build()}, never later.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class ConfigurationException extends NorthingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do; never the value of a property
     */
    public ConfigurationException(String message) {
        super(message);
    }
}
