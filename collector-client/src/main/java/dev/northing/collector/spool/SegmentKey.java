package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What distinguishes one encrypted segment: a random id, from which and the keys of purposes its own keys are derived, and the salt
 * of its nonces. It stands in the header, and once more in a record behind it.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SegmentKey(byte[] id, int salt, int number, PurposeKeys keys) {

    /** Bytes of an id. */
    static final int ID_BYTES = 16;

    /** Bytes of id and salt. */
    static final int BYTES = ID_BYTES + 4;

    /** Reads id and salt. */
    static SegmentKey read(ByteBuffer in, int at, int number, PurposeKeys keys) {
        byte[] id = new byte[ID_BYTES];
        in.get(at, id);
        return new SegmentKey(id, in.getInt(at + ID_BYTES), number, keys);
    }

    /** The key that seals one purpose's events of one period, here and nowhere else. */
    byte[] sealing(Purpose purpose, int epoch) throws IOException {
        return RecordCipher.derive(keys.obtain(purpose, epoch, number), id);
    }

    /** The same, empty if it was destroyed. */
    byte[] opening(Purpose purpose, int epoch) throws IOException {
        byte[] key = keys.find(purpose, epoch, number);
        return key == null ? new byte[0] : RecordCipher.derive(key, id);
    }

    boolean isSame(SegmentKey other) {
        return Arrays.equals(id, other.id) && salt == other.salt;
    }
}
