package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine.
 *
 * <p>Everything is created with its final rights, no link is followed, and only names that the spool makes are ever opened.
 */
final class NioSpoolFs implements SpoolFs {

    /**
     * Opening and closing a lock file that this process holds would give the lock away (POSIX), so whoever holds one says so
     * where every class loader of the process sees it: among the system properties.
     */
    static final String HELD = "dev.northing.collector.spool.held:";

    /** Free bytes under which a failed write is blamed on the disk being full. */
    private static final long FULL_BELOW_BYTES = 64 << 10;

    private static final Set<PosixFilePermission> DIRECTORY_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> APPEND = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> LOCK =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    @Override
    public Path prepareDirectory(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        if (!exists(absolute)) {
            Files.createDirectories(absolute, mode(absolute, DIRECTORY_MODE));
        }
        check(absolute);
        return absolute.toRealPath();
    }

    static void checkIfThere(Path directory) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            check(directory);
        }
    }

    private static void check(Path directory) throws IOException {
        if (Files.isSymbolicLink(directory)) {
            throw new UnsafePathException(
                    "directory " + directory + ": is a symbolic link; give the directory that it leads to");
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsafePathException("directory " + directory + ": is no directory; give one");
        }
        if (knowsModes(directory) && isOpenToOthers(directory)) {
            throw new UnsafePathException(
                    "directory " + directory + ": others may write to it; take that right away (chmod go-w)");
        }
    }

    private static boolean isOpenToOthers(Path directory) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
        return mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE);
    }

    @Override
    public SpoolFile create(Path file) throws IOException {
        requireOwnParent(file);
        return new ChannelFile(FileChannel.open(file, CREATE, mode(file, FILE_MODE)), file);
    }

    @Override
    public SpoolFile append(Path file) throws IOException {
        requireRegular(file);
        return new ChannelFile(FileChannel.open(file, APPEND, mode(file, FILE_MODE)), file);
    }

    private static void requireRegular(Path file) throws IOException {
        requireOwnParent(file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsafePathException("file " + file + ": is no regular file; remove it");
        }
    }

    @Override
    public SpoolFile open(Path file) throws IOException {
        requireRegular(file);
        return new ChannelFile(FileChannel.open(file, READ), file);
    }

    /** A link put in place of a directory after it was checked leads elsewhere, which its real path shows. */
    private static void requireOwnParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null || !parent.toRealPath().equals(parent)) {
            throw new UnsafePathException("directory " + parent + ": was replaced by a link; remove the link");
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        requireOwnParent(from);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException simpleSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void unlink(Path path) throws IOException {
        try {
            requireOwnParent(path);
        } catch (NoSuchFileException goneWithItsDirectory) {
            return;
        }
        Files.deleteIfExists(path);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (knowsModes(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (java.nio.file.DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return names;
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Space space(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return new Space(store.getUsableSpace(), store.getTotalSpace());
    }

    @Override
    public @Nullable SpoolLock lock(Path file) throws IOException {
        requireOwnParent(file);
        String held = HELD + file;
        if (System.getProperties().putIfAbsent(held, "") != null) {
            return null;
        }
        SpoolLock lock = null;
        try {
            lock = tryLock(file, held);
        } finally {
            if (lock == null) {
                System.getProperties().remove(held);
            }
        }
        return lock;
    }

    private static @Nullable SpoolLock tryLock(Path file, String held) throws IOException {
        FileChannel channel = FileChannel.open(file, LOCK, mode(file, FILE_MODE));
        FileLock lock = null;
        try {
            requireOwner(file);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            // Somebody has cleared the system properties; the other's lock is as good as lost, but not its files.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : () -> release(channel, held);
    }

    /** Whoever owns the directory can replace what is in it, whatever its mode says. */
    private static void requireOwner(Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        if (knowsModes(file) && !owner(file).equals(owner(parent))) {
            throw new UnsafePathException("directory " + parent + ": belongs to another user; give one of your own");
        }
    }

    private static UserPrincipal owner(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void release(FileChannel channel, String held) {
        try {
            channel.close();
        } catch (IOException goneAnyway) {
            // The system drops the lock with the channel, however it is closed.
        } finally {
            System.getProperties().remove(held);
        }
    }

    private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> permissions) {
        return knowsModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A file of this machine. */
    private record ChannelFile(FileChannel channel, Path path) implements SpoolFile {

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            try {
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
            } catch (IOException failed) {
                throw isFull(failed) ? new NoSpaceException("disk full") : failed;
            }
        }

        /** The system's message comes in the system's language; free space speaks for itself. */
        private boolean isFull(IOException failed) throws IOException {
            String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("no space")
                    || message.contains("quota")
                    || Files.getFileStore(path).getUsableSpace() < FULL_BELOW_BYTES;
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return channel.read(bytes, position);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
