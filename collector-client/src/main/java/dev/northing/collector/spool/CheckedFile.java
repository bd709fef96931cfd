package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A small file that is replaced as a whole: either the old bytes are there or the new ones, with a checksum behind them. */
final class CheckedFile {

    /** Bytes of such a file at most; a greater one is none of ours. */
    static final int MAX_BYTES = 512;

    /** Stands behind the name while the file is being written. */
    static final String UNFINISHED = ".tmp";

    private static final int CRC_BYTES = 4;

    private final SpoolFs fs;
    private final Path directory;
    private final String name;

    CheckedFile(SpoolFs fs, Path directory, String name) {
        this.fs = fs;
        this.directory = directory;
        this.name = name;
    }

    /** Replaces the file; when this returns, the new bytes survive the end of power. */
    void write(ByteBuffer content) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(content.remaining() + CRC_BYTES);
        int crc = crc(content.duplicate());
        bytes.put(content).putInt(crc).flip();
        Path unfinished = directory.resolve(name + UNFINISHED);
        fs.unlink(unfinished);
        try (SpoolFile file = fs.create(unfinished)) {
            file.write(bytes, 0);
            file.force();
        }
        fs.rename(unfinished, directory.resolve(name));
        fs.forceDirectory(directory);
    }

    boolean exists() {
        return fs.exists(directory.resolve(name));
    }

    /** Reads the file; null if it is damaged. */
    @Nullable
    ByteBuffer read() throws IOException {
        try (SpoolFile file = fs.open(directory.resolve(name))) {
            ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = file.read(bytes, bytes.position());
            }
            bytes.flip();
            return checked(bytes);
        }
    }

    private static @Nullable ByteBuffer checked(ByteBuffer bytes) {
        int length = bytes.limit() - CRC_BYTES;
        if (length <= 0) {
            return null;
        }
        ByteBuffer content = bytes.duplicate().limit(length);
        return bytes.getInt(length) == crc(content.duplicate()) ? content : null;
    }

    /** Removes the file; when this returns, it stays removed. */
    void remove() throws IOException {
        fs.unlink(directory.resolve(name));
        fs.forceDirectory(directory);
    }

    private static int crc(ByteBuffer content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
