package dev.northing.collector.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes that is used again and again.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class Bytes {

    private byte[] array = new byte[1024];
    private int size;

    /** Creates an empty array. */
    public Bytes() {}

    /** Forgets the bytes and keeps the room. */
    public void clear() {
        size = 0;
    }

    /**
     * Returns how many bytes there are.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Returns the bytes.
     *
     * @return the array itself, of which the first {@link #size()} bytes count, until the next change
     */
    public byte[] array() {
        return array;
    }

    /**
     * Adds one byte.
     *
     * @param value the byte, of which the lower eight bits count
     * @return this
     */
    public Bytes add(int value) {
        room(1);
        array[size++] = (byte) value;
        return this;
    }

    /**
     * Adds bytes.
     *
     * @param values the bytes
     * @return this
     */
    public Bytes add(byte[] values) {
        room(values.length);
        System.arraycopy(values, 0, array, size, values.length);
        size += values.length;
        return this;
    }

    /**
     * Adds text as UTF-8.
     *
     * @param text the text
     * @return this
     */
    public Bytes add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a copy.
     *
     * @return a new array of {@link #size()} bytes
     */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }

    /** Makes room for more bytes. */
    void room(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
        }
    }

    /** Counts bytes that were written into the room. */
    void grow(int more) {
        size += more;
    }
}
