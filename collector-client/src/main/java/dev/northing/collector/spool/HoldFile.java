package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in the state directory that says until when one destination wants to be left alone.
 *
 * <p>It is replaced as a whole, 0600, and never through a link. A disk that fails is no error: what cannot be read does not
 * hold, and what cannot be written is forgotten with the process; nothing is ever thrown. Confined to one thread; processes
 * that write at the same time end with the file of one of them, or with none.
 *
 * @since 0.1.0
 */
public final class HoldFile {

    /** What {@link #read} returns when there is no time: {@value}. */
    public static final long NONE = Long.MIN_VALUE;

    /** Bytes of the file, checksum included. */
    static final int BYTES = 32;

    /** "NHLD" in ASCII. */
    static final int MAGIC = 0x4E48_4C44;

    private static final int CONTENT_BYTES = BYTES - 4;
    private static final Pattern NAME = Pattern.compile("hold-[0-9a-f]{16}(\\.tmp)?");

    private final SpoolFs fs;
    private final Path directory;
    private final long destination;

    /**
     * Names the file; nothing is read or written yet.
     *
     * @param stateDirectory where it stands
     * @param destination what tells this destination from others, such as its address
     */
    public HoldFile(Path stateDirectory, String destination) {
        this(new NioSpoolFs(), stateDirectory, destination);
    }

    HoldFile(SpoolFs fs, Path stateDirectory, String destination) {
        this.fs = fs;
        this.directory = stateDirectory;
        this.destination = hash(destination);
    }

    private static long hash(String destination) {
        try {
            byte[] text = destination.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                    .getLong();
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("SHA-256: missing, although every Java platform has it", noJava);
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    String name() {
        return "hold-" + HexFormat.of().toHexDigits(destination);
    }

    /**
     * Reads the time.
     *
     * @return milliseconds since 1970, as the file says them, however absurd; {@link #NONE} if there is no file, or none that can
     *     be read, is whole, and is about this destination
     */
    public long read() {
        try {
            return endIn(file().read());
        } catch (IOException | RuntimeException absentOrUnreadable) {
            return NONE;
        }
    }

    /**
     * Writes the time; when this returns, it survives the end of power, unless the disk fails.
     *
     * @param endMillis milliseconds since 1970
     */
    public void write(long endMillis) {
        try {
            file().write(toBytes(endMillis));
        } catch (IOException | RuntimeException notKept) {
            // This process keeps the wait all the same.
        }
    }

    /** Removes the file. */
    public void remove() {
        try {
            file().remove();
        } catch (IOException | RuntimeException staysThere) {
            // The time in it is over, or will be.
        }
    }

    private CheckedFile file() throws IOException {
        return new CheckedFile(fs, fs.prepareDirectory(directory), name());
    }

    private ByteBuffer toBytes(long endMillis) {
        ByteBuffer bytes = ByteBuffer.allocate(CONTENT_BYTES);
        bytes.putInt(MAGIC).putShort((short) SegmentHeader.VERSION).putShort((short) BYTES);
        bytes.putLong(destination).putLong(endMillis);
        return bytes.clear();
    }

    private long endIn(@Nullable ByteBuffer bytes) {
        return bytes != null && isOurs(bytes) ? bytes.getLong(16) : NONE;
    }

    private boolean isOurs(ByteBuffer bytes) {
        return bytes.limit() == CONTENT_BYTES
                && bytes.getInt(0) == MAGIC
                && bytes.getShort(4) == SegmentHeader.VERSION
                && bytes.getLong(8) == destination;
    }
}
