package dev.northing.collector.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text file in the state directory to which lines are only ever added: 0600, and never through a link.
 *
 * <p>A line that was added survives the end of power. One that a crash has cut off counts as never added, and the next one takes
 * its place. Processes that share the directory add one after the other. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class JournalFile {

    /** How long to wait for another process that adds a line. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Stands behind the name of the lock. */
    static final String LOCK = ".lock";

    private static final long PAUSE_NANOS = 2_000_000L;

    private final SpoolFs fs;
    private final Path directory;
    private final String name;

    /**
     * Names the file; nothing is read or written yet.
     *
     * @param stateDirectory where it stands
     * @param name its name, one that the store knows for a journal's: {@code consent}
     */
    public JournalFile(Path stateDirectory, String name) {
        this(new NioSpoolFs(), stateDirectory, name);
    }

    JournalFile(SpoolFs fs, Path stateDirectory, String name) {
        this.fs = fs;
        this.directory = stateDirectory.toAbsolutePath().normalize();
        this.name = name;
    }

    static boolean isName(String name) {
        return name.equals("consent") || name.equals("consent" + LOCK);
    }

    /** What a file holds: whole lines, and bytes up to the end of the last of them and of all. */
    private record Content(List<String> lines, long whole, long all) {}

    /**
     * Reads the whole lines.
     *
     * @return the lines without their line feeds, blank ones left out; none if there is no file
     * @throws IOException if the disk fails, or a link stands in the file's place
     */
    public List<String> read() throws IOException {
        try (SpoolFile file = fs.open(directory.resolve(name))) {
            return content(file).lines();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        }
    }

    /**
     * Returns how long the file is, to notice that another process has added to it.
     *
     * @return bytes; 0 if there is no file
     * @throws IOException if the disk fails, or a link stands in the file's place
     */
    public long size() throws IOException {
        try (SpoolFile file = fs.open(directory.resolve(name))) {
            return file.size();
        } catch (NoSuchFileException nothingYet) {
            return 0;
        }
    }

    /**
     * Adds a line that may depend on all before; when this returns, it survives the end of power.
     *
     * @param line makes the line of those before it, without a line feed; called while no other process adds any
     * @return all lines, the new one included
     * @throws IOException if the disk fails, another process does not let go within 2 s, or a link stands in the file's place
     */
    public List<String> append(Function<List<String>, String> line) throws IOException {
        Path real = fs.prepareDirectory(directory);
        SpoolFs.SpoolLock lock = awaitLock(real.resolve(name + LOCK));
        try (lock) {
            boolean fresh = !fs.exists(real.resolve(name));
            List<String> lines = append(real, line);
            if (fresh) {
                fs.forceDirectory(real);
            }
            return lines;
        }
    }

    private List<String> append(Path real, Function<List<String>, String> line) throws IOException {
        try (SpoolFile file = fs.append(real.resolve(name))) {
            Content content = content(file);
            String added = line.apply(content.lines());
            file.write(bytes(added, (int) (content.all() - content.whole())), content.whole());
            file.force();
            List<String> lines = new ArrayList<>(content.lines());
            lines.add(added);
            return lines;
        }
    }

    /** Covers what a crash has left of an earlier try with blanks, which are no line. */
    private static ByteBuffer bytes(String line, int torn) {
        byte[] text = (line + '\n').getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(text, Math.max(text.length, torn + 1));
        Arrays.fill(bytes, text.length, bytes.length, (byte) ' ');
        bytes[bytes.length - 1] = '\n';
        return ByteBuffer.wrap(bytes);
    }

    private SpoolFs.SpoolLock awaitLock(Path file) throws IOException {
        SpoolFs.@Nullable SpoolLock lock = fs.lock(file);
        for (long waited = 0; lock == null && waited < PATIENCE.toNanos(); waited += PAUSE_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
            lock = fs.lock(file);
        }
        if (lock == null) {
            throw new IOException("the journal is in use by another process");
        }
        return lock;
    }

    private static Content content(SpoolFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, bytes.position()) < 0) {
                throw new EOFException("the journal has become shorter");
            }
        }
        int whole = endOfLastLine(bytes.array());
        String text = new String(bytes.array(), 0, whole, StandardCharsets.UTF_8);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return new Content(lines, whole, bytes.capacity());
    }

    /** Counts bytes: damaged ones make a text of another length. */
    private static int endOfLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
