package dev.northing.collector.wire;

/**
 * Finds the number of refused records in a binary {@code ExportLogsServiceResponse}; all else is passed by.
 *
 * <p>{@code partial_success} is field 1, {@code rejected_log_records} field 1 of that. Confined to one thread.
 */
final class OtlpAnswer {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private int at;

    private OtlpAnswer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many records were refused; -1 when these are no such bytes. */
    static long rejected(byte[] body) {
        try {
            return new OtlpAnswer(body).find(body.length, 0);
        } catch (IllegalArgumentException malformed) {
            return -1;
        }
    }

    private long find(int end, int depth) {
        long found = 0;
        while (at < end) {
            long tag = varint(end);
            boolean isFirst = tag >>> 3 == 1;
            int type = (int) tag & 7;
            if (isFirst && depth == 0 && type == LENGTH) {
                found = find(at(end), 1);
            } else if (isFirst && depth == 1 && type == VARINT) {
                found = Math.max(0, varint(end));
            } else {
                skip(type, end);
            }
        }
        return found;
    }

    /** Where the bytes end whose length comes next. */
    private int at(int end) {
        long length = varint(end);
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("cut off");
        }
        return at + (int) length;
    }

    private void skip(int type, int end) {
        switch (type) {
            case VARINT -> varint(end);
            case FIXED_64 -> at += Long.BYTES;
            case FIXED_32 -> at += Integer.BYTES;
            case LENGTH -> at = at(end);
            default -> throw new IllegalArgumentException("no such type");
        }
        if (at > end) {
            throw new IllegalArgumentException("cut off");
        }
    }

    private long varint(int end) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw new IllegalArgumentException("cut off");
            }
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("too long");
    }
}
