package dev.northing.metrics.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** One file of a log, open, with the bytes that were read of it; unpacked if it is gzip, whatever its name. */
final class LogFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private final String name;
    private final Counted counted;
    private final InputStream content;

    private LogFile(String name, Counted counted, InputStream content) {
        this.name = name;
        this.counted = counted;
        this.content = content;
    }

    static LogFile open(Path file) throws IOException {
        Counted counted = new Counted(Files.newInputStream(file));
        try {
            InputStream buffered = new BufferedInputStream(counted, BUFFER_BYTES);
            InputStream content = isGzip(buffered) ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
            return new LogFile(String.valueOf(file.getFileName()), counted, content);
        } catch (IOException unreadable) {
            counted.close();
            throw unreadable;
        }
    }

    String name() {
        return name;
    }

    InputStream content() {
        return content;
    }

    long bytesRead() {
        return counted.bytes;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean isGzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return isGzip;
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
