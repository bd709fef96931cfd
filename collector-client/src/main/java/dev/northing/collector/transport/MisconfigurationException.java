package dev.northing.collector.transport;

import java.io.IOException;

/**
 * Says that a request cannot be sent until somebody changes a setting, here or at a proxy.
 *
 * <p>The client holds: it drops nothing, and tries again after 1 to 30 minutes. Transports may throw it too. Safe for use by
 * many threads.
 *
 * @since 0.1.0
 */
public final class MisconfigurationException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is wrong, for the log: without secrets and without anything that a receiver wrote
     */
    public MisconfigurationException(String message) {
        super(message);
    }
}
