package dev.northing.collector.wire;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses bodies as gzip files of RFC 1952; the same bytes always give the same result.
 *
 * <p>Holds native memory until it is closed. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class Gzip implements AutoCloseable {

    /** The compression level: on batches of 500 events, level 6 takes 2.3 times as long for 15 % fewer bytes. */
    static final int LEVEL = 3;

    /** Bytes below which a body is not worth compressing. */
    public static final int MIN_BYTES = 1024;

    /** Magic number, deflate, no flags, no time, no extra flags, operating system unknown. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

    private static final int CHUNK_BYTES = 8192;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 checksum = new CRC32();

    /** Creates a compressor. */
    public Gzip() {}

    /**
     * Compresses a body.
     *
     * @param body the body
     * @param target receives the gzip file, in place of what it had
     */
    public void compress(Bytes body, Bytes target) {
        target.clear();
        target.add(HEADER);
        deflater.reset();
        deflater.setInput(body.array(), 0, body.size());
        deflater.finish();
        while (!deflater.finished()) {
            target.room(CHUNK_BYTES);
            target.grow(deflater.deflate(target.array(), target.size(), target.array().length - target.size()));
        }
        checksum.reset();
        checksum.update(body.array(), 0, body.size());
        addLittleEndian(target, (int) checksum.getValue());
        addLittleEndian(target, body.size());
    }

    private static void addLittleEndian(Bytes target, int value) {
        target.add(value).add(value >>> 8).add(value >>> 16).add(value >>> 24);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
