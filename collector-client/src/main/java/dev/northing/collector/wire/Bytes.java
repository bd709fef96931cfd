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

    /** Decimal digits of the greatest long. */
    private static final int MAX_DIGITS = 19;

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
        return add(values, 0, values.length);
    }

    /**
     * Adds some bytes of an array.
     *
     * @param values the array
     * @param from the first of them
     * @param to the place behind the last
     * @return this
     */
    public Bytes add(byte[] values, int from, int to) {
        room(to - from);
        System.arraycopy(values, from, array, size, to - from);
        size += to - from;
        return this;
    }

    /**
     * Adds a whole number in decimal digits.
     *
     * @param value any
     * @return this
     */
    public Bytes addNumber(long value) {
        if (value == Long.MIN_VALUE) {
            return add(Long.toString(value));
        }
        if (value < 0) {
            add('-');
        }
        long rest = Math.abs(value);
        int digits = 1;
        for (long power = 10; digits < MAX_DIGITS && rest >= power; power *= 10) {
            digits++;
        }
        room(digits);
        for (int i = size + digits - 1; i >= size; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
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

    /** Forgets the last bytes. */
    void cut(int bytes) {
        size -= bytes;
    }

    /** Moves all bytes from a place on, so that others find room there. */
    void insert(int at, int bytes) {
        if (bytes > 0) {
            room(bytes);
            System.arraycopy(array, at, array, at + bytes, size - at);
            size += bytes;
        }
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
