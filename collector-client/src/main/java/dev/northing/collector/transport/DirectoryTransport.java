package dev.northing.collector.transport;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Appends requests to files in a directory: the destination of an application that has no receiver.
 *
 * <p>Each file starts with a line of common facts; every further line is one event. A request is handed to the operating
 * system as a whole before it counts as delivered, and forced to disk when its file is full or the client closes. When a
 * write fails in the middle, the file is cut back to its last whole line, or left behind for a new one: only the last line
 * of a file can ever be torn. Files are named {@code northing-<sequence>-<instance>.ndjson}: names sort in the order of
 * writing, and no clock has a part in them. The directory is created with mode 0700 and files with 0600 where the file
 * system knows modes; symbolic links are refused.
 *
 * <p>Safe for use by many threads as far as {@link Transport} asks for it.
 *
 * @since 0.1.0
 */
public final class DirectoryTransport implements Transport {

    /** Bytes after which a new file is begun. */
    public static final long MAX_FILE_BYTES = 16L * 1024 * 1024;

    private static final int OK = 200;

    private final EventDirectory directory;
    private final Supplier<String> headerLine;
    private final long maxFileBytes;

    private @Nullable FileChannel file;
    private long written;

    /**
     * Prepares a directory.
     *
     * @param path the directory, created when it does not exist
     * @param headerLine gives the first line of each file, with its line feed; asked by the thread that sends
     * @param instance distinguishes this client's files from another's, 1 to 16 characters {@code 0-9a-f}
     * @throws ConfigurationException if the directory cannot be used
     */
    public DirectoryTransport(Path path, Supplier<String> headerLine, String instance) {
        this(path, headerLine, instance, MAX_FILE_BYTES);
    }

    DirectoryTransport(Path path, Supplier<String> headerLine, String instance, long maxFileBytes) {
        this.directory = EventDirectory.prepare(path, instance);
        this.headerLine = headerLine;
        this.maxFileBytes = maxFileBytes;
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        if (file != null && written + request.length() > maxFileBytes) {
            finish();
        }
        FileChannel open = file == null ? begin() : file;
        try {
            write(open, ByteBuffer.wrap(request.body(), 0, request.length()));
            written += request.length();
        } catch (IOException failed) {
            abandon(open);
            throw failed;
        }
        return new TransportResponse(OK);
    }

    private FileChannel begin() throws IOException {
        byte[] header = headerLine.get().getBytes(StandardCharsets.UTF_8);
        FileChannel begun = directory.createNext();
        try {
            write(begun, ByteBuffer.wrap(header));
        } catch (IOException failed) {
            written = 0;
            abandon(begun);
            throw failed;
        }
        file = begun;
        written = header.length;
        return begun;
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Cuts off what was half written; the next request goes to a new file, since this one cannot be trusted. */
    private void abandon(FileChannel open) {
        file = null;
        try (open) {
            open.truncate(written);
        } catch (IOException leftTorn) {
            // The reader's rule for a last line without a line feed covers it.
        }
    }

    private void finish() throws IOException {
        FileChannel full = file;
        file = null;
        if (full != null) {
            try (full) {
                full.force(true);
            }
            directory.force();
        }
    }

    @Override
    public void close() {
        try {
            finish();
        } catch (IOException notForced) {
            // Every line is with the operating system already; a crash of the machine may still lose some.
        }
    }

    @Override
    public String toString() {
        return "DirectoryTransport";
    }
}
