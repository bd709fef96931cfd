package dev.northing.collector.transform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 and the key derivation of RFC 5869 on top of it. */
final class Hkdf {

    static final String ALGORITHM = "HmacSHA256";
    static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** A Mac of one's own with a key; an empty key counts as zeros, as RFC 5869 says of an absent salt. */
    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[HASH_BYTES] : key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException noJava) {
            throw new IllegalStateException("HmacSHA256: missing, although every Java platform has it", noJava);
        }
    }

    static byte[] extract(byte[] salt, byte[] secret) {
        return mac(salt).doFinal(secret);
    }

    static byte[] expand(byte[] pseudorandom, byte[] info, int length) {
        if (length > 255 * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF: expected at most " + 255 * HASH_BYTES + " bytes");
        }
        Mac mac = mac(pseudorandom);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, i = 1; done < length; done += HASH_BYTES, i++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) i});
            System.arraycopy(block, 0, out, done, Math.min(HASH_BYTES, length - done));
        }
        return out;
    }

    /** Extract and expand, with nothing left behind in between. */
    static byte[] derive(byte[] secret, String salt, String info, int length) {
        byte[] pseudorandom = extract(salt.getBytes(StandardCharsets.UTF_8), secret);
        try {
            return expand(pseudorandom, info.getBytes(StandardCharsets.UTF_8), length);
        } finally {
            Arrays.fill(pseudorandom, (byte) 0);
        }
    }
}
