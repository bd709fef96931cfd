package dev.northing.collector.spool;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A file system in memory that knows what a disk would hold if power ended now.
 *
 * <p>A file's bytes are safe once it is forced, a directory's names once it is. Until then each write may have reached the disk
 * or not, in whole or by sectors, the file's new size with or without its bytes, and each change of a name too, whatever came
 * before or after it.
 */
final class ModelFs implements SpoolFs {

    static final int SECTOR = 512;

    /** Called before each call is carried out; may throw. */
    interface Watcher {
        void before(String call) throws IOException;
    }

    private final Folder top;
    private final Set<Path> locks = new HashSet<>();
    private Watcher watcher = call -> {};
    Space space = new Space(1L << 40, 1L << 40);

    /** What force does when it fails: whether the bytes that were not safe are gone, as on Linux. */
    boolean failedForceDropsBytes;

    ModelFs() {
        this(new Folder());
    }

    private ModelFs(Folder top) {
        this.top = top;
    }

    void watch(Watcher newWatcher) {
        watcher = newWatcher;
    }

    /** A directory: the names that are safe, the names as they are, and the changes between them. */
    private static final class Folder {
        final Map<String, Object> safe = new TreeMap<>();
        final Map<String, Object> now = new TreeMap<>();
        final List<Change> changes = new ArrayList<>();

        void change(Change change) {
            change.apply(now);
            changes.add(change);
        }

        void force() {
            safe.clear();
            safe.putAll(now);
            changes.clear();
        }
    }

    /** A change of names: a node gets one, or loses one, or both. */
    private record Change(
            @Nullable String lost,
            @Nullable String gained,
            @Nullable Object node) {
        void apply(Map<String, Object> names) {
            if (lost != null) {
                names.remove(lost);
            }
            if (gained != null && node != null) {
                names.put(gained, node);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Write(int position, byte[] bytes) {}

    /** A file: the bytes that are safe, the bytes as they are, and the writes between them. */
    private static final class Node {
        byte[] safe = new byte[0];
        byte[] now = new byte[0];
        final List<Write> writes = new ArrayList<>();

        void write(Write write) {
            now = put(now, write.position, write.bytes);
            writes.add(write);
        }

        void force() {
            safe = now.clone();
            writes.clear();
        }

        void drop() {
            now = safe.clone();
            writes.clear();
        }
    }

    private static byte[] put(byte[] file, int position, byte[] bytes) {
        byte[] larger = Arrays.copyOf(file, Math.max(file.length, position + bytes.length));
        System.arraycopy(bytes, 0, larger, position, bytes.length);
        return larger;
    }

    private Folder folder(@Nullable Path path) throws IOException {
        Folder folder = top;
        for (Path name : path == null ? List.<Path>of() : path) {
            if (!(folder.now.get(name.toString()) instanceof Folder inner)) {
                throw new NoSuchFileException(String.valueOf(path));
            }
            folder = inner;
        }
        return folder;
    }

    @Override
    public Path prepareDirectory(Path directory) throws IOException {
        watcher.before("prepareDirectory");
        Folder folder = top;
        for (Path name : directory) {
            if (!folder.now.containsKey(name.toString())) {
                folder.change(new Change(null, name.toString(), new Folder()));
            }
            if (!(folder.now.get(name.toString()) instanceof Folder inner)) {
                throw new UnsafePathException("directory " + directory + ": is no directory; give one");
            }
            folder = inner;
        }
        return directory;
    }

    @Override
    public SpoolFile create(Path file) throws IOException {
        watcher.before("create");
        Folder folder = folder(file.getParent());
        String name = file.getFileName().toString();
        if (folder.now.containsKey(name)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Node node = new Node();
        folder.change(new Change(null, name, node));
        return new Open(node);
    }

    @Override
    public SpoolFile open(Path file) throws IOException {
        watcher.before("open");
        Object node = folder(file.getParent()).now.get(file.getFileName().toString());
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        } else if (node instanceof Node found) {
            return new Open(found);
        }
        throw new UnsafePathException("file " + file + ": is no regular file; remove it");
    }

    @Override
    public SpoolFile append(Path file) throws IOException {
        return exists(file) ? open(file) : create(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        watcher.before("rename");
        Folder folder = folder(from.getParent());
        Object node = folder.now.get(from.getFileName().toString());
        if (node == null) {
            throw new FileNotFoundException(from.toString());
        }
        folder.change(new Change(from.getFileName().toString(), to.getFileName().toString(), node));
    }

    @Override
    public void unlink(Path path) throws IOException {
        watcher.before("unlink");
        Folder folder = folder(path.getParent());
        String name = path.getFileName().toString();
        if (folder.now.get(name) instanceof Folder inner && !inner.now.isEmpty()) {
            throw new IOException("directory not empty");
        }
        if (folder.now.containsKey(name)) {
            folder.change(new Change(name, null, null));
        }
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        watcher.before("forceDirectory");
        folder(directory).force();
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        watcher.before("list");
        return List.copyOf(folder(directory).now.keySet());
    }

    @Override
    public boolean exists(Path path) {
        try {
            return folder(path.getParent()).now.containsKey(path.getFileName().toString());
        } catch (IOException absent) {
            return false;
        }
    }

    @Override
    public Space space(Path directory) throws IOException {
        watcher.before("space");
        return space;
    }

    @Override
    public @Nullable SpoolLock lock(Path file) throws IOException {
        watcher.before("lock");
        Folder folder = folder(file.getParent());
        if (!locks.add(file)) {
            return null;
        }
        if (!folder.now.containsKey(file.getFileName().toString())) {
            folder.change(new Change(null, file.getFileName().toString(), new Node()));
        }
        return () -> locks.remove(file);
    }

    /** Removes a directory with all that is in it, behind the back of whoever uses it. */
    void removeTree(Path directory) throws IOException {
        folder(directory.getParent()).change(new Change(directory.getFileName().toString(), null, null));
        locks.removeIf(lock -> lock.startsWith(directory));
    }

    /** Returns the bytes of all files under a directory, by path. */
    Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        collect("", folder(directory), files);
        return files;
    }

    private static void collect(String path, Folder folder, Map<String, byte[]> files) {
        folder.now.forEach((name, node) -> {
            if (node instanceof Node file) {
                files.put(path + name, file.now);
            } else if (node instanceof Folder inner) {
                collect(path + name + '/', inner, files);
            }
        });
    }

    /** Returns a hash over all names and bytes. */
    int fingerprint() {
        Map<String, byte[]> files = new TreeMap<>();
        collect("", top, files);
        int hash = 1;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            hash = 31 * (31 * hash + file.getKey().hashCode()) + Arrays.hashCode(file.getValue());
        }
        return hash;
    }

    /** An open file. */
    private final class Open implements SpoolFile {

        private final Node node;

        Open(Node node) {
            this.node = node;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            try {
                watcher.before("write");
            } catch (IOException partly) {
                node.write(new Write((int) position, Arrays.copyOf(copy, copy.length / 2)));
                throw partly;
            }
            node.write(new Write((int) position, copy));
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            watcher.before("read");
            int length = (int) Math.min(bytes.remaining(), node.now.length - position);
            if (length <= 0) {
                return -1;
            }
            bytes.put(node.now, (int) position, length);
            return length;
        }

        @Override
        public void force() throws IOException {
            try {
                watcher.before("force");
            } catch (IOException failed) {
                if (failedForceDropsBytes) {
                    node.drop();
                }
                throw failed;
            }
            node.force();
        }

        @Override
        public long size() throws IOException {
            watcher.before("size");
            return node.now.length;
        }

        @Override
        public void close() {
            // Nothing depends on it.
        }
    }

    /** Returns what the processes of this machine would see if they all ended now: everything that was written. */
    ModelFs afterKill() {
        return new ModelFs(copy(top, new CrashChoice(null)));
    }

    /** Returns one of the states that a disk may be in if power ends now. */
    ModelFs afterPowerLoss(RandomGenerator random) {
        return new ModelFs(copy(top, new CrashChoice(random)));
    }

    private static Folder copy(Folder folder, CrashChoice choice) {
        Map<String, Object> names = new TreeMap<>(folder.safe);
        int mode = choice.mode();
        for (Change change : folder.changes) {
            if (choice.takes(mode)) {
                change.apply(names);
            }
        }
        Folder copy = new Folder();
        names.forEach((name, node) ->
                copy.now.put(name, node instanceof Folder inner ? copy(inner, choice) : choice.copy((Node) node)));
        copy.force();
        return copy;
    }

    /** Draws one of the states; without a generator, all that was written is there. */
    private record CrashChoice(@Nullable RandomGenerator random) {

        private static final int ALL = 0;
        private static final int NONE = 1;
        private static final int SIZE_ONLY = 2;

        int mode() {
            return random == null ? ALL : random.nextInt(6);
        }

        boolean takes(int mode) {
            return random == null || mode == ALL || (mode != NONE && random.nextBoolean());
        }

        Node copy(Node node) {
            int mode = mode();
            byte[] bytes = node.safe;
            for (Write write : node.writes) {
                bytes = takes(mode) ? apply(bytes, write, mode) : bytes;
            }
            Node copy = new Node();
            copy.now = bytes.clone();
            copy.force();
            return copy;
        }

        private byte[] apply(byte[] bytes, Write write, int mode) {
            if (random == null || mode == ALL || (mode != SIZE_ONLY && random.nextInt(3) > 0)) {
                return put(bytes, write.position, write.bytes);
            }
            byte[] sized = Arrays.copyOf(bytes, Math.max(bytes.length, write.position + write.bytes.length));
            return mode == SIZE_ONLY ? sized : sectors(bytes, sized, write);
        }

        /** Some sectors of a write arrive, or its first ones and the size up to there. */
        private byte[] sectors(byte[] bytes, byte[] sized, Write write) {
            boolean prefix = random != null && random.nextBoolean();
            int end = write.position + write.bytes.length;
            int from = write.position;
            while (from < end) {
                int to = Math.min(end, (from / SECTOR + 1) * SECTOR);
                boolean arrives = random != null && random.nextBoolean();
                if (arrives) {
                    System.arraycopy(write.bytes, from - write.position, sized, from, to - from);
                } else if (prefix) {
                    return Arrays.copyOf(sized, Math.max(bytes.length, from));
                }
                from = to;
            }
            return sized;
        }
    }
}
