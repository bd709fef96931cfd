package dev.northing.collector.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first 64 bytes of a segment.
 *
 * <p>Key id, salt and flags are for segments with encrypted payloads; a segment that is not encrypted has zeros there.
 */
record SegmentHeader(
        int version,
        long origin,
        long firstSequence,
        long createdMillis,
        long keyIdHigh,
        long keyIdLow,
        int nonceSalt,
        int number,
        int flags) {

    /** "NSPL" in ASCII. */
    static final int MAGIC = 0x4E53_504C;

    /** The version that this code writes; 1 is the first. */
    static final int VERSION = 1;

    /** Bytes of the header. */
    static final int BYTES = 64;

    /** Bytes that a header of a later version may have at most. */
    static final int MAX_BYTES = 4096;

    private static final int CRC_BYTES = 4;

    static SegmentHeader plain(long origin, long firstSequence, long createdMillis, int number) {
        return new SegmentHeader(VERSION, origin, firstSequence, createdMillis, 0, 0, 0, number, 0);
    }

    static SegmentHeader of(long origin, long firstSequence, long createdMillis, int number, @Nullable SegmentKey key) {
        if (key == null) {
            return plain(origin, firstSequence, createdMillis, number);
        }
        ByteBuffer id = ByteBuffer.wrap(key.id());
        return new SegmentHeader(
                VERSION, origin, firstSequence, createdMillis, id.getLong(0), id.getLong(8), key.salt(), number, 0);
    }

    /** What the header says of keys; null if payloads stand in the clear. */
    @Nullable
    SegmentKey key(PurposeKeys keys) {
        if (keyIdHigh == 0 && keyIdLow == 0) {
            return null;
        }
        byte[] id = new byte[SegmentKey.ID_BYTES];
        ByteBuffer.wrap(id).putLong(keyIdHigh).putLong(keyIdLow);
        return new SegmentKey(id, nonceSalt, number, keys);
    }

    void put(ByteBuffer out) {
        int start = out.position();
        out.putInt(MAGIC).putShort((short) version).putShort((short) BYTES);
        out.putLong(origin).putLong(firstSequence).putLong(createdMillis);
        out.putLong(keyIdHigh)
                .putLong(keyIdLow)
                .putInt(nonceSalt)
                .putInt(number)
                .putInt(flags);
        out.putInt(crc(out, start, BYTES - CRC_BYTES));
    }

    /** Reads a header whose bytes begin the buffer; null if they are not a header, of whatever version. */
    static @Nullable SegmentHeader read(ByteBuffer in) {
        if (in.limit() < BYTES || in.getInt(0) != MAGIC) {
            return null;
        }
        int length = in.getShort(6) & 0xFFFF;
        if (length < BYTES || length > Math.min(MAX_BYTES, in.limit())) {
            return null;
        }
        if (in.getInt(length - CRC_BYTES) != crc(in, 0, length - CRC_BYTES)) {
            return null;
        }
        return new SegmentHeader(
                in.getShort(4) & 0xFFFF,
                in.getLong(8),
                in.getLong(16),
                in.getLong(24),
                in.getLong(32),
                in.getLong(40),
                in.getInt(48),
                in.getInt(52),
                in.getInt(56));
    }

    /** Tells whether this code can read the segment's records. */
    boolean isReadable() {
        return version == VERSION && flags == 0;
    }

    private static int crc(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().limit(from + length).position(from));
        return (int) crc.getValue();
    }
}
