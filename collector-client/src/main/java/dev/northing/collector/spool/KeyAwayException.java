package dev.northing.collector.spool;

import java.io.IOException;

/** Says that a key cannot be unwrapped at present: what it seals is whole, and only to be waited for. */
final class KeyAwayException extends IOException {

    private static final long serialVersionUID = 1L;

    KeyAwayException(IOException cause) {
        super("a key cannot be unwrapped at present", cause);
    }
}
