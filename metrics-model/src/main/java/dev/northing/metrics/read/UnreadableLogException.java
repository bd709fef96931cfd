package dev.northing.metrics.read;

import java.io.IOException;

/**
 * Says that a log cannot be read at all, as against a row of it.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnreadableLogException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, where, and what to do; never a value of the log
     */
    public UnreadableLogException(String message) {
        super(message);
    }
}
