package dev.northing.collector.transform;

import dev.northing.core.event.PropertyValue.StringValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The key of one domain in one epoch.
 *
 * <p>Safe for use by many threads: the Mac is a prototype that is only ever cloned.
 */
final class PseudonymKey {

    /** Stands in front of every pseudonym; tells the version of how they are made. */
    static final String VERSION = "p1";

    /** Bytes of a pseudonym: 128 bits, 22 characters. */
    private static final int PSEUDONYM_BYTES = 16;

    private static final int KEY_ID_BYTES = 3;
    private static final String INFO = "northing/pseudo/1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final long epoch;
    private final byte[] key;
    private final @Nullable Mac prototype;
    private final String prefix;
    private final long cacheKey0;
    private final long cacheKey1;

    private PseudonymKey(long epoch, byte[] key, String prefix, ByteBuffer cacheKey) {
        this.epoch = epoch;
        this.key = key;
        this.prototype = cloneable(key);
        this.prefix = prefix;
        this.cacheKey0 = cacheKey.getLong();
        this.cacheKey1 = cacheKey.getLong();
    }

    /** The key, its id and the key of the cache are derived apart, so that none tells of another. */
    static PseudonymKey derive(byte[] master, String tenant, String domain, long epoch) {
        String suffix = "|" + domain + "|" + epoch;
        byte[] id = Hkdf.derive(master, tenant, INFO + "/id" + suffix, KEY_ID_BYTES);
        byte[] cache = Hkdf.derive(master, tenant, INFO + "/cache" + suffix, 16);
        byte[] key = Hkdf.derive(master, tenant, INFO + suffix, Hkdf.HASH_BYTES);
        return new PseudonymKey(epoch, key, VERSION + ":" + BASE64.encodeToString(id) + ":", ByteBuffer.wrap(cache));
    }

    private static @Nullable Mac cloneable(byte[] key) {
        Mac mac = Hkdf.mac(key);
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException otherProvider) {
            return null;
        }
    }

    long epoch() {
        return epoch;
    }

    Fingerprint fingerprint(String value) {
        return Fingerprint.of(value, cacheKey0, cacheKey1);
    }

    StringValue pseudonym(String canonical) {
        byte[] start = Arrays.copyOf(hash(canonical), PSEUDONYM_BYTES);
        return new StringValue(prefix + BASE64.encodeToString(start));
    }

    /** Of 64 bits, so that no slot is noticeably more likely. */
    int slot(String canonical, int slots) {
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash(canonical)).getLong(), slots);
    }

    private byte[] hash(String canonical) {
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        try {
            return mac().doFinal(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Mac mac() {
        try {
            return prototype == null ? Hkdf.mac(key) : (Mac) prototype.clone();
        } catch (CloneNotSupportedException neverAfterTheFirst) {
            return Hkdf.mac(key);
        }
    }

    @Override
    public String toString() {
        return "PseudonymKey";
    }
}
