package dev.northing.collector.transport;

import java.util.Arrays;
import java.util.Map;

/**
 * One request.
 *
 * <p>The body's array belongs to the client, which uses it again after {@link Transport#send} has returned, or the
 * stage of {@link Transport#start} has completed. {@code toString} gives sizes only. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class TransportRequest {

    private final Map<String, String> headers;
    private final byte[] body;
    private final int length;
    private final int events;

    /**
     * Creates a request.
     *
     * @param headers values by name, without secrets
     * @param body holds the body
     * @param length how many bytes of the array are the body
     * @param events how many events the body holds
     */
    public TransportRequest(Map<String, String> headers, byte[] body, int length, int events) {
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.length = length;
        this.events = events;
    }

    /**
     * Returns the headers.
     *
     * @return values by name
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Returns the array that holds the body.
     *
     * @return the client's own array, of which the first {@link #length()} bytes count
     */
    public byte[] body() {
        return body;
    }

    /**
     * Returns a copy of the body, which stays valid.
     *
     * @return a new array of {@link #length()} bytes
     */
    public byte[] copyOfBody() {
        return Arrays.copyOf(body, length);
    }

    /**
     * Returns the body's length.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    /**
     * Returns how many events the body holds.
     *
     * @return at least 1
     */
    public int events() {
        return events;
    }

    @Override
    public String toString() {
        return "TransportRequest[" + events + " events, " + length + " bytes]";
    }
}
