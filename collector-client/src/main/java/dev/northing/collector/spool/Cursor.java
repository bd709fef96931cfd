package dev.northing.collector.spool;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How far the events of a directory are settled, and what the time of day was then. */
record Cursor(long origin, long through, long wallMillis) {

    /** The file's name. */
    static final String NAME = "cursor";

    /** Bytes of the file, checksum included. */
    static final int BYTES = 64;

    /** "NCUR" in ASCII. */
    static final int MAGIC = 0x4E43_5552;

    private static final int CONTENT_BYTES = BYTES - 4;

    /** Returns the bytes before the checksum. */
    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(CONTENT_BYTES);
        bytes.putInt(MAGIC).putShort((short) SegmentHeader.VERSION).putShort((short) BYTES);
        bytes.putLong(origin).putLong(through).putLong(wallMillis);
        return bytes.clear();
    }

    /** Reads what {@link #toBytes} wrote; null if it is something else. */
    static @Nullable Cursor read(@Nullable ByteBuffer bytes) {
        if (bytes == null || bytes.limit() != CONTENT_BYTES || bytes.getInt(0) != MAGIC) {
            return null;
        }
        return new Cursor(bytes.getLong(8), bytes.getLong(16), bytes.getLong(24));
    }
}
