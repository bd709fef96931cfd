package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One directory: the segments of one store, this one or an earlier one. Guarded by the shelf's lock. */
final class Instance {

    /** The name of the lock file, in the root and in each directory. */
    static final String LOCK = "lock";

    /** How long a segment may be unreadable before its events are given up. */
    static final Duration UNREADABLE = Duration.ofSeconds(30);

    /** How often a directory is made anew when another store takes it for one that was left behind. */
    private static final int BIRTHS = 3;

    private final SpoolFs fs;
    private final SpoolSettings settings;
    private final Books books;
    private final long origin;
    private final Path root;
    private final Path directory;
    private final CheckedFile cursorFile;
    private final Reading reading;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final ErasurePass erasing;
    private final Recovered recovered;

    private SpoolFs.@Nullable SpoolLock lock;
    private long cursorThrough;

    /** The last sequence of all segments that were removed because all of it was settled. */
    private long removedThrough;

    /** Whether the disk has kept a file that was to go. */
    private boolean litter;

    private long failingSince;
    private boolean failing;

    /** Events in the reader's hands whose segment is gone, and why it is. */
    private record Held(LiveSet live, StoreLoss reason) {}

    /**
     * What is known of a directory from an earlier process.
     *
     * @param context what is common to its events
     * @param bornMillis when it was first written
     * @param lastSeenMillis what the time was when it was last written
     * @param cursorThrough how far its events were settled
     * @param cursorLimit how far they may be called settled, because of a segment that is left as it is
     * @param untouched the names of such segments
     * @param keys what its events are sealed with
     */
    record Recovered(
            String context,
            long bornMillis,
            long lastSeenMillis,
            long cursorThrough,
            long cursorLimit,
            List<String> untouched,
            PurposeKeys keys) {}

    Instance(SpoolFs fs, SpoolSettings settings, Books books, Place place, Recovered recovered) {
        this.fs = fs;
        this.settings = settings;
        this.books = books;
        this.origin = place.origin();
        this.root = place.root();
        this.directory = place.directory();
        this.lock = place.lock();
        this.recovered = recovered;
        this.cursorThrough = recovered.cursorThrough();
        this.cursorFile = new CheckedFile(fs, directory, Cursor.NAME);
        this.reading = new Reading(fs, books);
        this.erasing = new ErasurePass(fs, directory, recovered.keys(), books);
    }

    /** Where a directory stands, and the lock on it if there is one. */
    record Place(Path root, long origin, SpoolFs.@Nullable SpoolLock lock) {

        private static final String PREFIX = "i-";

        Path directory() {
            return root.resolve(name(origin));
        }

        static String name(long origin) {
            return String.format(Locale.ROOT, "%s%016x", PREFIX, origin);
        }

        /** Returns the origin in a name that {@link #name} made; null for any other. */
        static @Nullable Long originIn(String name) {
            boolean known = name.matches(PREFIX + "[0-9a-f]{16}");
            return known ? Long.parseUnsignedLong(name.substring(PREFIX.length()), 16) : null;
        }
    }

    /** A directory for a new store, which is not there before {@link #prepare}. */
    static Instance fresh(SpoolFs fs, SpoolSettings settings, Books books, Path root) {
        long now = settings.time().wall().millis();
        Place place = new Place(root, settings.random().nextLong(), null);
        PurposeKeys keys = new PurposeKeys(fs, place.directory(), settings.protection());
        Recovered nothing = new Recovered(settings.context(), now, now, 0, Long.MAX_VALUE, List.of(), keys);
        return new Instance(fs, settings, books, place, nothing);
    }

    /** Makes sure that the directory is there and locked. */
    void prepare() throws IOException {
        for (int birth = 1; !isPrepared(); birth++) {
            if (birth > BIRTHS) {
                throw new IOException("the store's own directory is taken by another one");
            }
            unlock();
            fs.prepareDirectory(root);
            forceAboveRoot();
            fs.prepareDirectory(directory);
            fs.forceDirectory(root);
            lock = fs.lock(directory.resolve(LOCK));
        }
    }

    /** Makes the root's name survive the end of power, if this user may. */
    private void forceAboveRoot() {
        Path above = root.getParent();
        try {
            if (above != null) {
                fs.forceDirectory(above);
            }
        } catch (IOException notOursToForce) {
            books.ioError();
        }
    }

    private boolean isPrepared() {
        return lock != null && fs.exists(directory.resolve(LOCK));
    }

    long origin() {
        return origin;
    }

    String context() {
        return recovered.context();
    }

    PurposeKeys keys() {
        return recovered.keys();
    }

    long bornMillis() {
        return recovered.bornMillis();
    }

    long lastSeenMillis() {
        return recovered.lastSeenMillis();
    }

    Path directory() {
        return directory;
    }

    long bytes() {
        return segments.stream().mapToLong(segment -> segment.end).sum();
    }

    void add(Segment segment) {
        segments.add(segment);
    }

    List<Segment> inMemory() {
        while (!segments.isEmpty() && segments.get(0).isSpent() && !segments.get(0).filed) {
            removeFirst();
        }
        return segments.stream().filter(segment -> segment.memory != null).toList();
    }

    StoredBatch read(int maxEvents, long maxBytes, long oldestMillis) {
        Filling filling = new Filling(maxEvents, maxBytes, oldestMillis);
        if (erasing.isWaiting()) {
            return StoredBatch.EMPTY;
        }
        for (Segment segment : segments) {
            boolean over = segment.sealed && segment.last <= reading.through();
            if (!over && !fill(segment, filling)) {
                break;
            }
        }
        return filling.batch(origin, recovered.context());
    }

    /** Adds a segment's next events; false if no later segment may be looked at. */
    private boolean fill(Segment segment, Filling filling) {
        try {
            boolean over = reading.fill(segment, filling);
            failing = false;
            return over;
        } catch (NoSuchFileException gone) {
            return giveUp(segment, StoreLoss.MISSING);
        } catch (IOException unreadable) {
            books.ioError();
            reading.close();
            return isFailingForLong() && giveUp(segment, StoreLoss.IO_ERROR);
        }
    }

    private boolean isFailingForLong() {
        long now = settings.time().nanos().getAsLong();
        failingSince = failing ? failingSince : now;
        failing = true;
        return now - failingSince >= UNREADABLE.toNanos();
    }

    /** The segment that is being written is the writer's to give up. */
    private boolean giveUp(Segment segment, StoreLoss reason) {
        if (segment.sealed) {
            reading.abandon(segment, reason);
            failing = false;
        }
        return segment.sealed;
    }

    void acknowledge(long sequence) {
        long through = Math.min(sequence, reading.through());
        long settled = 0;
        for (Segment segment : segments) {
            settled += segment.live.removeThrough(through);
        }
        for (Held gone : held) {
            settled += gone.live.removeThrough(through);
        }
        held.removeIf(gone -> gone.live.isEmpty());
        books.acknowledge(settled);
    }

    /** Tells whether events were handed out and are neither settled nor given back. */
    boolean isInHand() {
        return !held.isEmpty()
                || segments.stream()
                        .anyMatch(segment -> !segment.live.isEmpty() && segment.live.first() <= reading.through());
    }

    boolean isDelivered() {
        return held.isEmpty() && segments.stream().allMatch(segment -> segment.live.isEmpty());
    }

    void rewind() {
        held.forEach(gone -> books.lose(gone.reason, gone.live.count()));
        held.clear();
        reading.rewind();
    }

    /** Goes on reading from a file that holds the same events as memory did; whatever stood there before is gone. */
    void saved(Path file) {
        reading.close();
        erasing.replaced(file);
    }

    void expire(long oldestMillis) {
        for (Segment segment : segments) {
            if (segment.newestMillis < oldestMillis) {
                books.lose(StoreLoss.EXPIRED, segment.live.remove(reading.through() + 1, Long.MAX_VALUE - 1));
            }
        }
    }

    /** Lets the oldest ended segment on the disk go; false if there is none, or it stays. */
    boolean evictOldest(StoreLoss reason) {
        for (Segment segment : segments) {
            if (segment.sealed && segment.memory == null) {
                books.lose(reason, segment.live.remove(reading.through() + 1, Long.MAX_VALUE - 1));
                hold(segment, reason);
                // A full disk may not take the cursor; then the next start counts as missing what is counted here
                // already.
                writeCursor();
                return unlink(segment);
            }
        }
        return false;
    }

    private void hold(Segment segment, StoreLoss reason) {
        if (!segment.live.isEmpty()) {
            LiveSet inHand = new LiveSet(segment.base);
            segment.live.moveAbove(segment.base - 1, inHand);
            held.add(new Held(inHand, reason));
        }
    }

    /** Brings the cursor up to date, then removes the oldest segments that it has passed. */
    void settle() {
        boolean known = writeCursor();
        while (!segments.isEmpty() && segments.get(0).isSpent() && (known || segments.get(0).memory != null)) {
            if (!removeFirst()) {
                return;
            }
        }
    }

    private boolean removeFirst() {
        Segment first = segments.get(0);
        boolean removed = unlink(first);
        removedThrough = removed ? Math.max(removedThrough, first.last) : removedThrough;
        return removed;
    }

    /** Makes the cursor survive the end of power; false if it does not. */
    private boolean writeCursor() {
        long through = settledThrough();
        try {
            if (through > cursorThrough && lock != null && isFiled()) {
                cursorFile.write(
                        new Cursor(origin, through, settings.time().wall().millis()).toBytes());
                cursorThrough = through;
            }
            return through <= cursorThrough;
        } catch (IOException failed) {
            books.ioError();
            return false;
        }
    }

    /** What is on no disk needs no cursor. */
    private boolean isFiled() {
        return litter || segments.stream().anyMatch(segment -> segment.filed);
    }

    /** Returns the sequence up to which nothing is left to hand out. */
    private long settledThrough() {
        long through = Math.max(cursorThrough, removedThrough);
        for (Segment segment : segments) {
            if (!segment.live.isEmpty()) {
                through = Math.max(through, segment.live.first() - 1);
                break;
            }
            through = Math.max(through, segment.last);
        }
        return Math.min(through, recovered.cursorLimit());
    }

    private boolean unlink(Segment segment) {
        reading.close();
        boolean gone = !segment.filed || unlink(segment.path);
        if (gone || segment.memory != null) {
            litter |= !gone;
            segments.remove(segment);
            return true;
        }
        return false;
    }

    private boolean unlink(Path file) {
        try {
            fs.unlink(file);
            return true;
        } catch (IOException failed) {
            books.ioError();
            return false;
        }
    }

    void intend(ErasureIntent intent) {
        erasing.begin(intent, lock != null);
    }

    /** Starts an erasure that an earlier process has not finished. */
    void resume(ErasureIntent intent) {
        erasing.resume(intent);
        completeErasure();
    }

    /** Erases what is intended and returns how many pending events that were. */
    long erase() {
        reading.close();
        return erasing.erase(segments, origin, recovered.context());
    }

    /** Tells whether nothing of what is to be erased is left. */
    boolean finishErasure() {
        return erasing.finish(segments, recovered.untouched());
    }

    boolean visit(Consumer<EventRecord> looker) {
        boolean all = recovered.untouched().isEmpty();
        for (Segment segment : segments) {
            all &= visit(segment, looker);
        }
        return all;
    }

    private boolean visit(Segment segment, Consumer<EventRecord> looker) {
        try (SpoolFile file = segment.open(fs)) {
            RecordScanner records = new RecordScanner();
            records.open(file, SegmentHeader.BYTES, segment.base, segment.key);
            while (records.next(segment.end)) {
                boolean live = records.kind() == RecordCodec.EVENT && segment.live.contains(records.sequence());
                EventRecord event = live ? records.event() : null;
                if (event != null) {
                    looker.accept(event);
                }
            }
            return true;
        } catch (IOException unreadable) {
            books.ioError();
            return false;
        }
    }

    void completeErasure() {
        if (erasing.isOpen()) {
            erase();
            settle();
            finishErasure();
        }
    }

    boolean isOver() {
        return segments.isEmpty() && held.isEmpty() && recovered.untouched().isEmpty() && !erasing.isOpen();
    }

    /** Removes a directory that holds nothing any more, and gives it up. */
    void retire() {
        try {
            if (lock != null && fs.exists(directory)) {
                fs.forceDirectory(directory);
                for (String name : fs.list(directory)) {
                    unlinkOwn(name);
                }
                release();
                fs.unlink(directory);
            }
        } catch (IOException leftForTheNextStart) {
            books.ioError();
        }
        release();
    }

    /** What others have put there is not ours to remove; it keeps the directory. */
    private void unlinkOwn(String name) throws IOException {
        if (isOwn(name) || isUnfinished(name)) {
            fs.unlink(directory.resolve(name));
        }
    }

    /** Tells whether a name is that of a file of a store's own, segments aside. */
    static boolean isOwn(String name) {
        return name.equals(LOCK)
                || name.equals(Cursor.NAME)
                || name.equals(ErasureIntent.NAME)
                || PurposeKeys.isName(name);
    }

    /** Tells whether a name is that of a file that was being replaced when its process ended. */
    static boolean isUnfinished(String name) {
        if (!name.endsWith(CheckedFile.UNFINISHED)) {
            return false;
        }
        String finished = name.substring(0, name.length() - CheckedFile.UNFINISHED.length());
        return isOwn(finished) || Segment.numberIn(finished) >= 0;
    }

    void release() {
        reading.close();
        unlock();
    }

    private void unlock() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    boolean isAt(Path other) {
        return lock != null && directory.equals(other);
    }
}
