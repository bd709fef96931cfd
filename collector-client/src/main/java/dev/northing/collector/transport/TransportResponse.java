package dev.northing.collector.transport;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's answer.
 *
 * <p>{@code toString} gives the status and the body's length. Immutable, as long as nobody changes the body's bytes.
 *
 * @since 0.1.0
 */
public final class TransportResponse {

    /** Bytes of an answer's body that are read at most; the rest is not waited for. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final byte[] NO_BODY = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Creates an answer without headers and body.
     *
     * @param status the status as HTTP numbers them, such as 202
     */
    public TransportResponse(int status) {
        this(status, Map.of(), NO_BODY);
    }

    /**
     * Creates an answer.
     *
     * @param status the status as HTTP numbers them
     * @param headers values by name, in any case
     * @param body at most {@link #MAX_BODY_BYTES} of the body
     */
    public TransportResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new HashMap<>();
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body.clone();
    }

    /**
     * Returns the status.
     *
     * @return a number such as 202
     */
    public int status() {
        return status;
    }

    /**
     * Returns a header.
     *
     * @param name its name in lower case
     * @return its value, or null when the answer has none of that name
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * Returns the body.
     *
     * @return a copy of what was read of it
     */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "TransportResponse[" + status + ", " + body.length + " bytes]";
    }
}
