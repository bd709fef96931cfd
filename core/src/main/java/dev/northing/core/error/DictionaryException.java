package dev.northing.core.error;

/**
 * Says that the text of a dictionary cannot be used.
 *
 * <p>The message names each file with line and column and says what was expected.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class DictionaryException extends NorthingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where (file, line, column), and what to do
     */
    public DictionaryException(String message) {
        super(message);
    }
}
