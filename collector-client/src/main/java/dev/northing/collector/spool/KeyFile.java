package dev.northing.collector.spool;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A file in the state directory with the secret from which pseudonyms are made: 0600, whole or not there, never behind a link.
 *
 * <p>It is created when it is first opened; clients and processes that open it at the same time find the same secret. When an epoch is over
 * whose secret is no longer wanted, the file is replaced by one that starts later, and the secret is gone. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class KeyFile {

    /** Bytes of a secret. */
    public static final int KEY_BYTES = 32;

    /** "NKEY" in ASCII. */
    static final int MAGIC = 0x4E4B_4559;

    static final String NAME = "pseudonym-key";
    static final String LOCK = "pseudonym-key.lock";

    private static final short VERSION = 1;
    private static final int CONTENT_BYTES = 4 + 2 + 2 + 8 + KEY_BYTES;

    /** How often, a millisecond apart, another process is given time to create the file. */
    private static final int PATIENCE = 200;

    private final SpoolFs fs;
    private final Path directory;
    private final int epochDays;

    /**
     * Names the file; nothing is read or written yet.
     *
     * @param stateDirectory where it stands
     * @param epochDays days of an epoch
     */
    public KeyFile(Path stateDirectory, int epochDays) {
        this(new NioSpoolFs(), stateDirectory, epochDays);
    }

    KeyFile(SpoolFs fs, Path stateDirectory, int epochDays) {
        this.fs = fs;
        this.directory = stateDirectory;
        this.epochDays = epochDays;
    }

    /**
     * The first secret there is.
     *
     * @param epoch its epoch
     * @param key its {@link #KEY_BYTES} bytes
     * @since 0.1.0
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Start(long epoch, byte[] key) {

        @Override
        public String toString() {
            return "Start[" + epoch + "]";
        }
    }

    /** Gives the secret of a later epoch, from that of the one in the file. */
    @FunctionalInterface
    public interface Chain {

        /**
         * Starts from what the file says.
         *
         * @param start the first secret there is
         * @return the secrets of later epochs; null when there is none
         */
        LongFunction<byte @Nullable []> from(Start start);
    }

    static boolean isName(String name) {
        return name.equals(NAME) || name.equals(LOCK) || name.equals(NAME + CheckedFile.UNFINISHED);
    }

    /**
     * Reads the file, creates it when there is none, and forgets what is over.
     *
     * <p>A file that starts after the present epoch comes from a clock that is wrong now or was so then. It stays as it is: nobody knows
     * which, and a secret that is overwritten is gone. It has no secret for the present.
     *
     * @param present the present epoch
     * @param linked how many epochs before the present one are still wanted
     * @param source fills a new secret
     * @param chain how later secrets follow
     * @return the first secret there is
     * @throws IOException if the file cannot be read or created, or is damaged
     * @throws ConfigurationException if the file or its directory is a link or open to others
     */
    public Start open(long present, int linked, Consumer<byte[]> source, Chain chain) throws IOException {
        try {
            return openSafe(present - linked, source, chain);
        } catch (SpoolFs.UnsafePathException unsafe) {
            throw new ConfigurationException("pseudonym keys: " + unsafe.getMessage());
        }
    }

    private Start openSafe(long wanted, Consumer<byte[]> source, Chain chain) throws IOException {
        Path own = fs.prepareDirectory(directory);
        CheckedFile file = new CheckedFile(fs, own, NAME);
        if (!file.exists()) {
            create(file, own, wanted, source);
        }
        Start start = read(file);
        byte[] later = start.epoch() < wanted ? chain.from(start).apply(wanted) : null;
        return later == null ? start : replace(file, own, new Start(wanted, later));
    }

    private void create(CheckedFile file, Path own, long wanted, Consumer<byte[]> source) throws IOException {
        for (int i = 0; i < PATIENCE && !file.exists(); i++) {
            try (SpoolFs.SpoolLock lock = fs.lock(own.resolve(LOCK))) {
                if (lock != null && !file.exists()) {
                    file.write(toBytes(fresh(wanted, source)));
                }
            }
            LockSupport.parkNanos(file.exists() ? 1 : 1_000_000);
        }
    }

    private static Start fresh(long wanted, Consumer<byte[]> source) {
        byte[] key = new byte[KEY_BYTES];
        source.accept(key);
        return new Start(wanted, key);
    }

    /** Whoever holds the lock meanwhile replaces it likewise. */
    private Start replace(CheckedFile file, Path own, Start later) throws IOException {
        try (SpoolFs.SpoolLock lock = fs.lock(own.resolve(LOCK))) {
            if (lock != null) {
                file.write(toBytes(later));
            }
        }
        return later;
    }

    private Start read(CheckedFile file) throws IOException {
        ByteBuffer bytes = file.read();
        boolean ours = bytes != null
                && bytes.limit() == CONTENT_BYTES
                && bytes.getInt(0) == MAGIC
                && bytes.getShort(4) == VERSION;
        if (bytes == null || !ours) {
            throw new IOException(
                    "file " + directory.resolve(NAME) + ": is damaged; remove it, and pseudonyms start anew");
        }
        int days = Short.toUnsignedInt(bytes.getShort(6));
        byte[] key = new byte[KEY_BYTES];
        bytes.get(16, key);
        return new Start(renumbered(bytes.getLong(8), days), key);
    }

    /** Epochs of another length have other numbers for the same days. */
    private long renumbered(long epoch, int days) {
        return days == epochDays ? epoch : Math.floorDiv(epoch * days, (long) epochDays);
    }

    private ByteBuffer toBytes(Start start) {
        ByteBuffer bytes = ByteBuffer.allocate(CONTENT_BYTES);
        bytes.putInt(MAGIC).putShort(VERSION).putShort((short) epochDays).putLong(start.epoch());
        return bytes.put(start.key()).flip();
    }
}
