package dev.northing.core.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that grow up to a limit, reused from one event to the next. Confined to one thread. */
final class BoundedBuffer extends OutputStream {

    /** Bytes of the first array: most events fit. */
    private static final int INITIAL_BYTES = 2048;

    private final int limit;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    BoundedBuffer(int limit) {
        this.limit = limit;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, size);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void write(int b) throws IOException {
        makeRoom(1);
        bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        makeRoom(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void makeRoom(int length) throws IOException {
        if (length > limit - size) {
            throw new LimitReached();
        }
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(size + length, bytes.length * 2)));
        }
    }

    /** Says that the limit is reached; costs no stack trace, since an oversized event is not a fault of ours. */
    static final class LimitReached extends IOException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
