package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An erasure that has begun: it stands in a file until it is complete, so that a crash does not stop it. */
record ErasureIntent(Erasure erasure, int throughNumber) {

    /** The file's name. */
    static final String NAME = "erase";

    /** "NERA" in ASCII. */
    static final int MAGIC = 0x4E45_5241;

    private static final int FIXED_BYTES = 24;
    private static final byte EVERYTHING = 1;
    private static final byte PURPOSE = 2;
    private static final byte SUBJECT = 3;
    private static final byte IDENTIFIERS = 4;

    /** Returns the bytes before the checksum. */
    ByteBuffer toBytes() {
        if (erasure instanceof Erasure.OfPurpose of) {
            return bytes(PURPOSE, of.throughEpoch(), 0, of.purpose().id());
        } else if (erasure instanceof Erasure.OfSubject of) {
            return bytes(SUBJECT, 0, of.subjectTag(), "");
        } else if (erasure instanceof Erasure.OfIdentifiers of) {
            return bytes(IDENTIFIERS, 0, 0, HexFormat.of().parseHex(of.salt() + sorted(of.digests())));
        }
        return bytes(EVERYTHING, 0, 0, "");
    }

    private static String sorted(Set<String> digests) {
        return String.join("", new TreeSet<>(digests));
    }

    private ByteBuffer bytes(byte kind, int epoch, long subjectTag, String purpose) {
        return bytes(kind, epoch, subjectTag, purpose.getBytes(StandardCharsets.US_ASCII));
    }

    private ByteBuffer bytes(byte kind, int epoch, long subjectTag, byte[] name) {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + name.length);
        // The length of a name; of identifiers, the rest of the file says how many there are.
        bytes.putInt(MAGIC).putShort((short) SegmentHeader.VERSION).put(kind);
        bytes.put((byte) (kind == IDENTIFIERS ? 0 : name.length));
        bytes.putInt(throughNumber).putInt(epoch).putLong(subjectTag).put(name);
        return bytes.flip();
    }

    /** Reads what {@link #toBytes} wrote; null if it is something else. */
    static @Nullable ErasureIntent read(@Nullable ByteBuffer bytes) {
        if (bytes == null || bytes.limit() < FIXED_BYTES || bytes.getInt(0) != MAGIC) {
            return null;
        }
        Erasure erasure = erasure(bytes);
        return erasure == null ? null : new ErasureIntent(erasure, bytes.getInt(8));
    }

    private static @Nullable Erasure erasure(ByteBuffer bytes) {
        String purpose = RecordCodec.text(bytes, FIXED_BYTES, bytes.limit() - FIXED_BYTES);
        return switch (bytes.get(6)) {
            case EVERYTHING -> new Erasure.Everything();
            case PURPOSE ->
                Purpose.isId(purpose) ? new Erasure.OfPurpose(new Purpose(purpose), bytes.getInt(12)) : null;
            case SUBJECT -> bytes.getLong(16) == 0 ? null : new Erasure.OfSubject(bytes.getLong(16));
            case IDENTIFIERS -> identifiers(bytes);
            default -> null;
        };
    }

    private static @Nullable Erasure identifiers(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.limit() - FIXED_BYTES];
        bytes.get(FIXED_BYTES, rest);
        String text = HexFormat.of().formatHex(rest);
        int salt = 2 * Erasure.OfIdentifiers.SALT_BYTES;
        int digest = 2 * Erasure.OfIdentifiers.DIGEST_BYTES;
        if (text.length() < salt + digest || (text.length() - salt) % digest != 0) {
            return null;
        }
        Set<String> digests = new HashSet<>();
        for (int i = salt; i < text.length(); i += digest) {
            digests.add(text.substring(i, i + digest));
        }
        return new Erasure.OfIdentifiers(text.substring(0, salt), digests);
    }
}
