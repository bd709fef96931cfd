package dev.northing.metrics.aggregate;

import java.util.Arrays;

/**
 * Reads what {@link StateWriter} wrote, and refuses anything it would not have written.
 *
 * <p>A count is checked against the bytes that are left before anything is allocated for it.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class StateReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    StateReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /**
     * Reads an unsigned base-128 number.
     *
     * @return the number, to be read as unsigned
     * @throws StateFormatException if the bytes end early or the number is longer than needed
     */
    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += StateWriter.PAYLOAD_BITS) {
            int next = next();
            value |= (long) (next & StateWriter.PAYLOAD_MASK) << shift;
            if ((next & StateWriter.CONTINUATION) == 0) {
                return canonical(value, next, shift);
            }
        }
        throw malformed("a number is longer than ten bytes");
    }

    /**
     * Reads a signed number.
     *
     * @return the number
     * @throws StateFormatException as for {@link #unsigned()}
     */
    public long signed() {
        long zigzag = unsigned();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /**
     * Reads how many elements follow, each of at least one byte.
     *
     * @return the count, at most the number of bytes left
     * @throws StateFormatException if fewer bytes than elements are left
     */
    public int count() {
        long count = unsigned();
        if (count < 0 || count > end - position) {
            throw malformed("a count is larger than the bytes that follow it");
        }
        return (int) count;
    }

    /**
     * Reads a string.
     *
     * @return the string exactly as it was written
     * @throws StateFormatException if the bytes end early or are no text
     */
    public String text() {
        char[] text = new char[count()];
        for (int i = 0; i < text.length; i++) {
            text[i] = character();
        }
        return new String(text);
    }

    /**
     * Reads bytes after their number.
     *
     * @return a copy of them
     * @throws StateFormatException if the bytes end early
     */
    public byte[] bytes() {
        int length = count();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /**
     * Makes the refusal of what was read last.
     *
     * @param reason what is wrong
     * @return an exception that says so and where
     */
    public StateFormatException malformed(String reason) {
        return new StateFormatException("state: " + reason + " (before byte " + position + " of " + end + ")");
    }

    boolean atEnd() {
        return position == end;
    }

    private int next() {
        if (atEnd()) {
            throw malformed("the bytes end early");
        }
        return bytes[position++] & 0xFF;
    }

    private long canonical(long value, int last, int shift) {
        // The tenth byte has room for one bit; a last byte of 0 would mean that a shorter form exists.
        if ((shift == 63 && last > 1) || (shift > 0 && last == 0)) {
            throw malformed("a number is not in its shortest form");
        }
        return value;
    }

    private char character() {
        int first = next();
        if (first < 0x80) {
            return (char) first;
        }
        if (first >> 5 == 0b110) {
            return shortest(((first & 0x1F) << 6) | continuation(), 0x80);
        }
        if (first >> 4 == 0b1110) {
            return shortest(((first & 0x0F) << 12) | (continuation() << 6) | continuation(), 0x800);
        }
        throw malformed("a byte begins no character");
    }

    private int continuation() {
        int next = next();
        if (next >> 6 != 0b10) {
            throw malformed("a character is cut short");
        }
        return next & 0x3F;
    }

    private char shortest(int code, int least) {
        if (code < least) {
            throw malformed("a character is not in its shortest form");
        }
        return (char) code;
    }
}
