package dev.northing.core.error;

/**
 * Root of every exception that Northing throws.
 *
 * <p>Tracking never throws one; configuration and dictionary work do. No message ever holds the value of a property.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public abstract sealed class NorthingException extends RuntimeException
        permits ConfigurationException, DictionaryException, EncodingException {

    private static final long serialVersionUID = 1L;

    NorthingException(String message) {
        super(message);
    }
}
