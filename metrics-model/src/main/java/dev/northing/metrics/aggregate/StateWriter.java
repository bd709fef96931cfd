package dev.northing.metrics.aggregate;

import java.io.ByteArrayOutputStream;

/**
 * Writes numbers and text in the one byte order that states use.
 *
 * <p>Counts and differences are unsigned base-128 numbers, lowest seven bits first; signed numbers are zigzag coded;
 * text is one to three bytes for each UTF-16 unit, so that every string, even one with unpaired surrogates, comes back
 * as it was.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class StateWriter {

    static final int PAYLOAD_BITS = 7;
    static final int PAYLOAD_MASK = 0x7F;
    static final int CONTINUATION = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Starts with no bytes. */
    public StateWriter() {}

    /**
     * Writes a number as an unsigned base-128 number of one to ten bytes.
     *
     * @param value the number, read as unsigned
     */
    public void unsigned(long value) {
        long rest = value;
        while ((rest & ~PAYLOAD_MASK) != 0) {
            out.write(((int) rest & PAYLOAD_MASK) | CONTINUATION);
            rest >>>= PAYLOAD_BITS;
        }
        out.write((int) rest);
    }

    /**
     * Writes a signed number; those near zero are short.
     *
     * @param value the number
     */
    public void signed(long value) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    /**
     * Writes a string after its length in UTF-16 units.
     *
     * @param text the string
     */
    public void text(String text) {
        unsigned(text.length());
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
    }

    /**
     * Writes bytes after their number.
     *
     * @param bytes the bytes
     */
    public void bytes(byte[] bytes) {
        unsigned(bytes.length);
        raw(bytes);
    }

    void raw(byte[] bytes) {
        out.writeBytes(bytes);
    }

    void fixedInt(int value) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write(value >>> shift);
        }
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void character(char c) {
        if (c < 0x80) {
            out.write(c);
        } else if (c < 0x800) {
            out.write(0xC0 | (c >> 6));
            out.write(0x80 | (c & 0x3F));
        } else {
            out.write(0xE0 | (c >> 12));
            out.write(0x80 | ((c >> 6) & 0x3F));
            out.write(0x80 | (c & 0x3F));
        }
    }
}
