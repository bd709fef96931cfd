package dev.northing.quickstart;

/**
 * Says that the program was called in a way it does not understand.
 *
 * <p>Confined to one thread.
 */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which argument is wrong and what was expected
     */
    public UsageException(String message) {
        super(message);
    }
}
