package dev.northing.core.event;

import java.util.UUID;

/**
 * The identity of one event: a UUID of version 7, made once when the event is tracked and kept over every retry.
 *
 * <p>Ids of one {@link EventIdGenerator} rise strictly in unsigned order. Immutable.
 *
 * @param high the 48 bits of milliseconds since 1970, the version, and 12 bits of a counter
 * @param low the variant and 62 random bits
 * @since 0.1.0
 */
public record EventId(long high, long low) implements Comparable<EventId> {

    /** Characters of an id's text. */
    public static final int TEXT_LENGTH = 36;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /**
     * Reads the text form of an id.
     *
     * @param text 36 characters, such as {@code 019a2b6e-7c00-7abc-8def-0123456789ab}; any UUID version is accepted, so
     *     that events of other tools keep their ids
     * @return the id
     * @throws IllegalArgumentException if the text is not a UUID in its 36-character form
     */
    public static EventId parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("event id: expected the 36 characters of a UUID");
        }
        try {
            UUID uuid = UUID.fromString(text);
            // UUID takes groups of other lengths too: what comes back must be what was written.
            if (!uuid.toString().equalsIgnoreCase(text)) {
                throw new IllegalArgumentException("event id: expected groups of 8, 4, 4, 4 and 12 digits");
            }
            return new EventId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        } catch (IllegalArgumentException notHex) {
            throw new IllegalArgumentException("event id: expected the 36 characters of a UUID", notHex);
        }
    }

    /**
     * Returns the time that a version 7 id carries.
     *
     * @return milliseconds since 1970; meaningless for an id of another version
     */
    public long epochMillis() {
        return high >>> 16;
    }

    /**
     * Writes the text form as ASCII.
     *
     * @param target the array that receives {@value #TEXT_LENGTH} bytes
     * @param offset where the first byte goes
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public void writeTo(byte[] target, int offset) {
        int at = hex(high >>> 32, 8, target, offset);
        target[at++] = '-';
        at = hex(high >>> 16, 4, target, at);
        target[at++] = '-';
        at = hex(high, 4, target, at);
        target[at++] = '-';
        at = hex(low >>> 48, 4, target, at);
        target[at++] = '-';
        hex(low, 12, target, at);
    }

    @Override
    public int compareTo(EventId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }

    private static int hex(long bits, int digits, byte[] target, int at) {
        for (int i = digits - 1; i >= 0; i--) {
            target[at++] = HEX[(int) (bits >>> (4 * i)) & 0xf];
        }
        return at;
    }
}
