package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every call that the spool makes to a file system, so that a test can let any of them fail or crash behind it. */
interface SpoolFs {

    /**
     * Makes sure that a directory of our own stands there: 0700, no link, not writable by others.
     *
     * @return its real path, on which all others are built
     * @throws UnsafePathException if it may not be used
     */
    Path prepareDirectory(Path directory) throws IOException;

    /** Creates a file that does not exist, 0600. */
    SpoolFile create(Path file) throws IOException;

    /**
     * Opens a regular file for reading; never follows a link.
     *
     * @throws UnsafePathException if it is something else
     */
    SpoolFile open(Path file) throws IOException;

    /**
     * Opens a regular file for reading and writing, and creates it, 0600, if it does not exist; never follows a link.
     *
     * @throws UnsafePathException if it is something else
     */
    SpoolFile append(Path file) throws IOException;

    /** Renames a file within its directory, in one step, over an existing one. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory. */
    void unlink(Path path) throws IOException;

    /** Makes the names in a directory survive the end of power. */
    void forceDirectory(Path directory) throws IOException;

    /** Lists the names in a directory, in no order. */
    List<String> list(Path directory) throws IOException;

    boolean exists(Path path);

    Space space(Path directory) throws IOException;

    /** Takes a lock that no other process and no other store in this one holds; null if somebody does. */
    @Nullable
    SpoolLock lock(Path file) throws IOException;

    /** Free and total bytes of a disk. */
    record Space(long free, long total) {}

    /** A lock until it is closed. */
    interface SpoolLock extends AutoCloseable {

        @Override
        void close();
    }

    /** A directory or file that the spool refuses for its own safety. */
    final class UnsafePathException extends IOException {

        private static final long serialVersionUID = 1L;

        UnsafePathException(String message) {
            super(message);
        }
    }

    /** The disk, or the share of it that this user has, is full. */
    final class NoSpaceException extends IOException {

        private static final long serialVersionUID = 1L;

        NoSpaceException(String message) {
            super(message);
        }
    }
}
