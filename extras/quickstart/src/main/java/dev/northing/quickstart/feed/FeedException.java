package dev.northing.quickstart.feed;

/**
 * Says that a feed cannot be read, in words for the person at the terminal: what, where, and what to do.
 *
 * <p>Confined to one thread.
 */
public final class FeedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, where, and what to do
     */
    public FeedException(String message) {
        super(message);
    }
}
