package dev.northing.collector.transport;

import java.io.IOException;

/**
 * A request failed before any byte of its body left, although the receiver was there: it is safe and worthwhile to send it
 * again at once.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param cause what happened
     */
    public NotSentException(IOException cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
