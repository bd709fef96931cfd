package dev.northing.collector.transport;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory that event files stand in, and the names of the files. */
final class EventDirectory {

    private static final Pattern NAME = Pattern.compile("northing-([0-9]{12})-[0-9a-f]{1,16}\\.ndjson");

    /** Sequences beyond this are not counted on: a stray file must not end the numbers. */
    private static final long MAX_SEQUENCE = 899_999_999_999L;

    private static final Set<PosixFilePermission> DIRECTORY_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final Set<StandardOpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path path;
    private final String instance;

    private EventDirectory(Path path, String instance) {
        this.path = path;
        this.instance = instance;
    }

    static EventDirectory prepare(Path path, String instance) {
        EventDirectory directory = new EventDirectory(path.toAbsolutePath(), instance);
        try {
            directory.createIfAbsent();
            directory.check();
        } catch (IOException unusable) {
            throw new ConfigurationException("directory " + path + ": cannot be used ("
                    + unusable.getClass().getSimpleName() + "); give a directory that this user may write to");
        }
        return directory;
    }

    private void createIfAbsent() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(path, mode(DIRECTORY_MODE));
        }
    }

    private void check() throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new ConfigurationException(
                    "directory " + path + ": is a symbolic link; give the directory that it leads to");
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigurationException("directory " + path + ": is a file; give a directory");
        }
        if (knowsModes() && isOpenToOthers()) {
            throw new ConfigurationException(
                    "directory " + path + ": others may write to it; take that right away (chmod go-w)");
        }
        if (!Files.isWritable(path)) {
            throw new ConfigurationException(
                    "directory " + path + ": not writable; give a directory that this user may write to");
        }
    }

    private boolean isOpenToOthers() throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        return mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Creates the file behind all that are there, whoever wrote them. */
    FileChannel createNext() throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException("the directory was replaced by a symbolic link");
        }
        createIfAbsent();
        String name = String.format(Locale.ROOT, "northing-%012d-%s.ndjson", lastSequence() + 1, instance);
        return FileChannel.open(path.resolve(name), CREATE, mode(FILE_MODE));
    }

    private long lastSequence() throws IOException {
        long last = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "northing-*.ndjson")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                long sequence = name.matches() ? Long.parseLong(name.group(1)) : 0;
                last = sequence > MAX_SEQUENCE ? last : Math.max(last, sequence);
            }
        }
        return last;
    }

    /** Makes new names survive a crash of the machine, on systems where a directory can be opened. */
    void force() throws IOException {
        if (knowsModes()) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return knowsModes()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private boolean knowsModes() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
