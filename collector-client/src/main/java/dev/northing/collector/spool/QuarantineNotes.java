package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What recovery found damaged, for people to look at: names, offsets and reasons, never a payload. */
final class QuarantineNotes {

    /** The directory of the notes, in the root. */
    static final String DIRECTORY = "quarantine";

    /** Bytes of all notes at most. */
    static final long MAX_BYTES = 1 << 20;

    private final SpoolFs fs;
    private final Path directory;
    private final StringBuilder lines = new StringBuilder();

    QuarantineNotes(SpoolFs fs, Path root) {
        this.fs = fs;
        this.directory = root.resolve(DIRECTORY);
    }

    void add(Path file, long offset, String reason) {
        lines.append(file.getName(file.getNameCount() - 2))
                .append('/')
                .append(file.getFileName())
                .append(String.format(Locale.ROOT, " offset=%d reason=%s%n", offset, reason));
    }

    /** Writes the notes on one directory, unless there are too many already. */
    void write(long origin) throws IOException {
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        if (text.length == 0) {
            return;
        }
        Path real = fs.prepareDirectory(directory);
        Path file = real.resolve(String.format(Locale.ROOT, "n-%016x", origin));
        if (!fs.exists(file) && bytesIn(real) + text.length <= MAX_BYTES) {
            try (SpoolFile notes = fs.create(file)) {
                notes.write(ByteBuffer.wrap(text), 0);
            }
        }
    }

    private long bytesIn(Path real) throws IOException {
        long sum = 0;
        List<String> names = fs.list(real);
        for (String name : names) {
            try (SpoolFile file = fs.open(real.resolve(name))) {
                sum += file.size();
            }
        }
        return sum;
    }
}
