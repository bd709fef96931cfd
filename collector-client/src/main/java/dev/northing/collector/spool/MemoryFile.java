package dev.northing.collector.spool;

import java.nio.ByteBuffer;

/** A file while there is no disk: written and read by two threads. */
final class MemoryFile implements SpoolFile {

    private ByteBuffer image = ByteBuffer.allocate(64 << 10);
    private int size;

    @Override
    public synchronized void write(ByteBuffer bytes, long position) {
        int end = (int) position + bytes.remaining();
        if (end > image.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(end, 2 * image.capacity()));
            larger.put(image.duplicate().clear().limit(size));
            image = larger;
        }
        image.duplicate().clear().position((int) position).put(bytes);
        size = Math.max(size, end);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) {
        int length = (int) Math.min(bytes.remaining(), size - position);
        if (length <= 0) {
            return -1;
        }
        bytes.put(image.duplicate().clear().position((int) position).limit((int) position + length));
        return length;
    }

    /** Returns all bytes, to be read only. */
    synchronized ByteBuffer image() {
        return image.duplicate().clear().limit(size).asReadOnlyBuffer();
    }

    @Override
    public void force() {
        // There is nothing safer than here at present.
    }

    @Override
    public synchronized long size() {
        return size;
    }

    @Override
    public void close() {
        // Whoever still reads it may go on.
    }
}
