package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The real file system, in a process that ends at once, without any cleaning up, before a call of its choice. */
final class HaltingFs implements SpoolFs {

    /** What a process that was killed answers. */
    static final int KILLED = 137;

    private final SpoolFs real = new NioSpoolFs();
    private int callsLeft = Integer.MAX_VALUE;

    /** Ends the process before the call of that number, counted from 1, from here on. */
    void haltAt(int call) {
        callsLeft = call;
    }

    private SpoolFs counted() {
        if (--callsLeft == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
        return real;
    }

    @Override
    public Path prepareDirectory(Path directory) throws IOException {
        return counted().prepareDirectory(directory);
    }

    @Override
    public SpoolFile create(Path file) throws IOException {
        return new HaltingFile(counted().create(file));
    }

    @Override
    public SpoolFile open(Path file) throws IOException {
        return new HaltingFile(counted().open(file));
    }

    @Override
    public SpoolFile append(Path file) throws IOException {
        return new HaltingFile(counted().append(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        counted().rename(from, to);
    }

    @Override
    public void unlink(Path path) throws IOException {
        counted().unlink(path);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        counted().forceDirectory(directory);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return counted().list(directory);
    }

    @Override
    public boolean exists(Path path) {
        return real.exists(path);
    }

    @Override
    public Space space(Path directory) throws IOException {
        return counted().space(directory);
    }

    @Override
    public @Nullable SpoolLock lock(Path file) throws IOException {
        return counted().lock(file);
    }

    private final class HaltingFile implements SpoolFile {

        private final SpoolFile file;

        HaltingFile(SpoolFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            counted();
            file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public void force() throws IOException {
            counted();
            file.force();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
