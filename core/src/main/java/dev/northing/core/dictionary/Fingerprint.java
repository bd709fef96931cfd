package dev.northing.core.dictionary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a dictionary's compiled form: equal dictionaries have equal fingerprints, on any machine.
 *
 * <p>Immutable.
 *
 * @param hex 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record Fingerprint(String hex) {

    /** Bytes of a fingerprint. */
    public static final int BYTES = 32;

    /**
     * Checks the form.
     *
     * @param hex 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException if the text has another form
     */
    public Fingerprint {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(Fingerprint::isDigit)) {
            throw new IllegalArgumentException("fingerprint: expected " + 2 * BYTES + " lower-case hexadecimal digits");
        }
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /**
     * Computes the fingerprint of bytes.
     *
     * @param content any bytes
     * @return their SHA-256
     */
    static Fingerprint of(byte[] content) {
        try {
            return new Fingerprint(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns the fingerprint as bytes.
     *
     * @return a new array of {@link #BYTES} bytes
     */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
