package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes events into segments of the store's own directory.
 *
 * <p>What is written and not forced stays in memory as it was written: after a failed write or force nothing of it is
 * believed, and it is written again into a new segment. If that fails too, segments stay in memory until the disk takes them.
 * Confined to the writer's thread but for {@link #durableThrough}.
 */
final class SegmentWriter {

    /** How often written events are forced. */
    static final Duration FORCE_INTERVAL = Duration.ofMillis(500);

    /** How often a failed disk is tried again. */
    static final Duration PROBE_INTERVAL = Duration.ofSeconds(30);

    /** Segments that may wait in memory for the disk, beside the one that failed. */
    static final int SEGMENTS_IN_MEMORY = 2;

    /** Tries to end a segment on a disk that fails: its own file, and one that what was not proven went to. */
    private static final int END_ATTEMPTS = 2;

    /** The share of a disk that stays free. */
    private static final int RESERVE_DIVISOR = 100;

    private static final int FIRST_WINDOW_BYTES = 64 << 10;

    private final SpoolFs fs;
    private final SpoolSettings settings;
    private final Books books;
    private final Shelf shelf;
    private final Instance own;
    private final byte[] context;
    private final RecordCodec codec = new RecordCodec();
    private final ByteBuffer start;

    /** The records that are not proven to be on the disk, as they were written. */
    private ByteBuffer window = ByteBuffer.allocateDirect(0);

    /** Where in the window the group begins that is being written. */
    private int groupStart;

    /** Events of the group. */
    private int groupEvents;

    /** Seals the segment's payloads; null if they stay in the clear. The window holds them in the clear. */
    private @Nullable RecordCipher cipher;

    /** Sealed records on their way to the file. */
    private ByteBuffer sealed = ByteBuffer.allocateDirect(0);

    private @Nullable Segment segment;
    private @Nullable SpoolFile file;
    private long end;
    private int eventsInSegment;
    private long segmentStarted;
    private int nextNumber = 1;

    private long lastSequence;
    private long newestMillis;
    private long provenThrough;
    private long provenEnd;
    private long lastForce;
    private long nextProbe;
    /** Whether the segment's name is as safe as its bytes. */
    private boolean nameForced;

    private boolean onDisk = true;

    /** Whether events stay in memory because nothing asks for more, and not because of the disk. */
    private boolean resting;

    private volatile long durableThrough;

    SegmentWriter(SpoolFs fs, SpoolSettings settings, Books books, Shelf shelf, Instance own) {
        this.fs = fs;
        this.settings = settings;
        this.books = books;
        this.shelf = shelf;
        this.own = own;
        this.context = settings.context().getBytes(StandardCharsets.UTF_8);
        this.nextProbe = now();
        rest();
        this.start = ByteBuffer.allocate(SegmentHeader.BYTES
                + RecordCodec.HEADER_BYTES
                + context.length
                + RecordCodec.KEY_RECORD_BYTES
                + RecordCodec.SEAL_BYTES);
    }

    long durableThrough() {
        return durableThrough;
    }

    /** Returns the number of the last segment that was begun. */
    int lastNumber() {
        return nextNumber - 1;
    }

    int append(List<EventRecord> events) {
        int taken = 0;
        while (taken < events.size() && hasRoom(events.get(taken))) {
            int from = taken;
            taken = encode(events, from);
            books.append(taken - from);
            writeGroup();
        }
        forceIfDue();
        return taken;
    }

    /** Makes sure that there is a segment with room; false if even memory is full. */
    private boolean hasRoom(EventRecord event) {
        while (segment != null && !fits(event, 0, 0)) {
            roll();
        }
        if (segment == null) {
            begin();
        }
        return segment != null;
    }

    /** An event that is larger than a segment gets one of its own. */
    private boolean fits(EventRecord event, int pendingEvents, int pendingBytes) {
        boolean first = eventsInSegment == 0;
        long tags = cipher == null ? 0 : (pendingEvents + 1L) * RecordCipher.TAG_BYTES;
        long after = end + pendingBytes + RecordCodec.size(event) + tags + RecordCodec.SEAL_BYTES;
        return first || after <= settings.limits().segmentBytes();
    }

    /** Puts as many events into the window as the segment takes; returns the index behind the last. */
    private int encode(List<EventRecord> events, int from) {
        // Before anything is counted: when there is no memory, the group is as if it had never been here.
        growFor(events, from);
        groupStart = window.position();
        newestMillis = Long.MIN_VALUE;
        int i = from;
        while (i < events.size() && fits(events.get(i), i - from, window.position() - groupStart)) {
            EventRecord event = events.get(i++);
            put(event);
            newestMillis = Math.max(newestMillis, event.createdMillis());
            eventsInSegment++;
        }
        groupEvents = i - from;
        return i;
    }

    /** The checksum of what is to be sealed is made when it is. */
    private void put(EventRecord event) {
        if (cipher == null) {
            codec.putEvent(window, ++lastSequence, event);
        } else {
            RecordCodec.putDraft(window, ++lastSequence, event);
        }
    }

    /** What of the window, from a place on, the file is to hold. */
    private ByteBuffer image(int from, int events, @Nullable RecordCipher by) throws IOException {
        if (by == null) {
            return window.duplicate().flip().position(from);
        }
        int bytes = window.position() - from + events * RecordCipher.TAG_BYTES;
        sealed = sealed.capacity() >= bytes ? sealed.clear() : ByteBuffer.allocateDirect(2 * bytes);
        codec.seal(by, window, from, window.position(), sealed);
        return sealed.flip();
    }

    /** A key is safe before anything that it seals. */
    private void fileKeys(@Nullable RecordCipher by, boolean inMemory) throws IOException {
        if (by != null && !inMemory) {
            own.keys().file();
        }
    }

    private void growFor(List<EventRecord> events, int from) {
        long most = settings.limits().segmentBytes() - end - RecordCodec.SEAL_BYTES;
        int bytes = RecordCodec.size(events.get(from));
        for (int i = from + 1; i < events.size() && bytes + RecordCodec.size(events.get(i)) <= most; i++) {
            bytes += RecordCodec.size(events.get(i));
        }
        grow(bytes);
    }

    private void grow(int bytes) {
        if (window.remaining() < bytes) {
            int needed = Math.max(FIRST_WINDOW_BYTES, window.position() + bytes);
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(2 * window.capacity(), needed));
            window = larger.put(window.flip());
        }
    }

    private void writeGroup() {
        try {
            if (file != null && segment != null) {
                ByteBuffer image = image(groupStart, groupEvents, cipher);
                fileKeys(cipher, segment.memory != null);
                int bytes = image.remaining();
                file.write(image, end);
                end += bytes;
            }
            publish();
        } catch (IOException failed) {
            relocate(failed);
        }
    }

    private void publish() {
        if (segment != null) {
            shelf.publish(segment, lastSequence, end, newestMillis);
        }
        if (!onDisk || settings.policy() == FsyncPolicy.NONE) {
            prove();
        }
        if (onDisk && settings.policy() != FsyncPolicy.GROUP) {
            durableThrough = lastSequence;
        }
    }

    /** Nothing of the window is needed any more. */
    private void prove() {
        window.clear();
        provenThrough = lastSequence;
        provenEnd = end;
        lastForce = now();
    }

    private long now() {
        return settings.time().nanos().getAsLong();
    }

    private void forceIfDue() {
        boolean due = settings.policy() == FsyncPolicy.GROUP || now() - lastForce >= FORCE_INTERVAL.toNanos();
        if (due && window.position() > 0) {
            force();
        }
    }

    private void force() {
        try {
            if (file != null) {
                force(file);
            }
        } catch (IOException failed) {
            relocate(failed);
        }
    }

    /** Ends the segment; the next event begins another. */
    private void roll() {
        if (segment == null || file == null) {
            return;
        }
        try {
            start.clear();
            codec.putSeal(start, lastSequence, eventsInSegment, end);
            file.write(start.flip(), end);
            if (onDisk && settings.policy() != FsyncPolicy.NONE) {
                force(file);
            }
            shelf.seal(segment, end + RecordCodec.SEAL_BYTES);
            SpoolFile.discard(file);
            segment = null;
            file = null;
        } catch (IOException failed) {
            relocate(failed);
        }
    }

    private void force(SpoolFile of) throws IOException {
        of.force();
        if (!nameForced) {
            fs.forceDirectory(own.directory());
            nameForced = true;
        }
        prove();
        durableThrough = lastSequence;
    }

    /** Begins a segment: on the disk, or in memory if the disk fails or is nearly full. */
    private void begin() {
        rest();
        if (resting && !hasRoomInMemory()) {
            spill();
        }
        if (!onDisk) {
            beginInMemoryIfAllowed();
            return;
        }
        shelf.makeRoom();
        try {
            shelf.prepareOwn();
            if (isLow()) {
                leaveDisk();
                beginInMemoryIfAllowed();
            } else {
                beginOnDisk();
            }
        } catch (IOException failed) {
            relocate(failed);
        }
    }

    private boolean isLow() throws IOException {
        long reserve = settings.limits().reserveBytes();
        if (reserve == 0) {
            return false;
        }
        SpoolFs.Space space = fs.space(own.directory());
        return space.free() < Math.max(reserve, space.total() / RESERVE_DIVISOR);
    }

    private void beginOnDisk() throws IOException {
        shelf.prepareOwn();
        begin(own.directory().resolve(Segment.name(nextNumber)), null);
    }

    private void beginInMemoryIfAllowed() {
        if (hasRoomInMemory()) {
            beginInMemory();
        }
    }

    private boolean hasRoomInMemory() {
        return shelf.inMemory().size() < SEGMENTS_IN_MEMORY;
    }

    /** Goes back to memory, if that is the policy, as long as what is handed out is settled in time. */
    private void rest() {
        if (onDisk && settings.policy() == FsyncPolicy.MEMORY && shelf.isCalm()) {
            resting = true;
            onDisk = false;
        }
    }

    /** Writes what is in memory to the disk, and goes on there. */
    private void spill() {
        resting = false;
        shelf.makeRoom();
        probe();
        books.writable(onDisk);
    }

    private void beginInMemory() {
        try {
            begin(own.directory().resolve(Segment.name(nextNumber)), new MemoryFile());
        } catch (IOException impossible) {
            throw new IllegalStateException("memory refused a write", impossible);
        }
    }

    /** Puts a new segment in place, with all that the window holds. */
    private void begin(Path path, @Nullable MemoryFile memory) throws IOException {
        Segment fresh = new Segment(nextNumber++, path, provenThrough + 1);
        fresh.memory = memory;
        fresh.filed = memory == null;
        fresh.key = own.keys().isProtecting() ? own.keys().next(fresh.number) : null;
        shelf.add(fresh);
        SpoolFile created = null;
        try {
            RecordCipher by = fresh.key == null ? null : new RecordCipher(fresh.key);
            created = memory == null ? fs.create(path) : memory;
            take(fresh, created, writeStart(created, fresh, by));
            cipher = by;
        } catch (IOException failed) {
            if (created != null) {
                SpoolFile.discard(created);
            }
            shelf.seal(fresh, 0);
            throw failed;
        }
    }

    private long writeStart(SpoolFile created, Segment fresh, @Nullable RecordCipher by) throws IOException {
        start.clear();
        SegmentHeader.of(own.origin(), fresh.base, settings.time().wall().millis(), fresh.number, fresh.key)
                .put(start);
        codec.putContext(start, context);
        if (fresh.key != null) {
            own.keys().recheck();
            codec.putKey(start, fresh.key);
        }
        int bytes = start.flip().remaining();
        created.write(start, 0);
        ByteBuffer again = image(0, (int) (lastSequence - provenThrough), by);
        int more = again.remaining();
        if (more > 0) {
            fileKeys(by, fresh.memory != null);
            created.write(again, bytes);
            created.force();
        }
        nameForced = fresh.memory == null && settings.policy() != FsyncPolicy.NONE && more > 0;
        if (nameForced) {
            fs.forceDirectory(own.directory());
        }
        return bytes + (long) more;
    }

    /** From here on the new segment is the one that is written to. */
    private void take(Segment fresh, SpoolFile created, long written) {
        Segment suspect = segment;
        boolean relocated = window.position() > 0;
        if (suspect != null) {
            shelf.relocate(suspect, provenThrough, provenEnd, fresh);
        }
        if (file != null) {
            SpoolFile.discard(file);
        }
        segment = fresh;
        file = created;
        end = written;
        eventsInSegment = (int) (lastSequence - provenThrough);
        segmentStarted = now();
        shelf.publish(fresh, lastSequence, end, relocated ? newestMillis : Long.MIN_VALUE);
        if (relocated || suspect != null) {
            prove();
            durableThrough = onDisk ? lastSequence : durableThrough;
        }
        provenEnd = end;
    }

    /** Gives the current segment up behind what is proven, and writes the rest again: elsewhere, or in memory. */
    private void relocate(IOException cause) {
        books.ioError();
        boolean hope = !(cause instanceof SpoolFs.NoSpaceException) || shelf.evictOldest(StoreLoss.NO_SPACE);
        try {
            if (hope && onDisk) {
                beginOnDisk();
                return;
            }
        } catch (IOException again) {
            books.ioError();
        }
        leaveDisk();
        beginInMemory();
    }

    private void leaveDisk() {
        onDisk = false;
        nextProbe = now() + PROBE_INTERVAL.toNanos();
        books.writable(false);
    }

    /** Forces, ends an old segment, notices a directory that is gone, tries a failed disk: whatever is due. */
    void maintain() {
        if (resting) {
            rollIfOld();
            spillIfInTrouble();
            return;
        }
        if (onDisk) {
            checkFile();
            forceIfDue();
            rollIfOld();
            rollIfDelivered();
        }
        if (now() - nextProbe >= 0) {
            probe();
        }
    }

    private void spillIfInTrouble() {
        if (!shelf.isCalm() && shelf.isWaitingInMemory()) {
            spill();
        }
    }

    /** Once everything is delivered, the next event may rest in memory again. */
    private void rollIfDelivered() {
        if (settings.policy() == FsyncPolicy.MEMORY && segment != null && eventsInSegment > 0 && shelf.isDelivered()) {
            roll();
        }
    }

    /** A file that was removed takes writes without a word. */
    private void checkFile() {
        if (segment != null && !fs.exists(segment.path)) {
            relocate(new NoSuchFileException("segment " + segment.number));
        }
    }

    private void rollIfOld() {
        if (segment != null
                && now() - segmentStarted >= settings.limits().segmentAge().toNanos()) {
            roll();
        }
    }

    /** Moves the segments that are in memory to the disk. */
    void probe() {
        List<Segment> waiting = shelf.inMemory();
        if (!onDisk || !waiting.isEmpty()) {
            moveToDisk(waiting);
        }
    }

    private void moveToDisk(List<Segment> waiting) {
        nextProbe = now() + PROBE_INTERVAL.toNanos();
        try {
            shelf.prepareOwn();
            if (!isLow()) {
                for (Segment each : waiting) {
                    save(each);
                }
                if (!onDisk) {
                    returnToDisk();
                }
            }
        } catch (IOException stillFailing) {
            books.ioError();
        }
    }

    /** The segment that is written to was the last to be saved, and is forced. */
    private void returnToDisk() {
        onDisk = true;
        books.writable(true);
        prove();
        durableThrough = lastSequence;
    }

    private void save(Segment waiting) throws IOException {
        MemoryFile memory = waiting.memory;
        if (memory == null) {
            return;
        }
        shelf.file(waiting);
        if (waiting.key != null) {
            waiting.key.keys().recheck();
            waiting.key.keys().file();
        }
        fs.unlink(waiting.path);
        SpoolFile created = fs.create(waiting.path);
        try {
            created.write(memory.image(), 0);
            created.force();
            fs.forceDirectory(directoryOf(waiting));
        } catch (IOException failed) {
            SpoolFile.discard(created);
            throw failed;
        }
        shelf.saved(waiting);
        if (waiting == segment) {
            file = created;
            nameForced = true;
        } else {
            SpoolFile.discard(created);
        }
    }

    private static Path directoryOf(Segment segment) {
        return Objects.requireNonNull(segment.path.getParent());
    }

    /** Ends the segment, and leaves nothing in memory that is not delivered, if the disk takes it. */
    void close() {
        end();
        if (!resting || shelf.isWaitingInMemory()) {
            resting = false;
            probe();
        }
    }

    /** Ends the segment, so that all of them can be erased from. */
    void end() {
        for (int attempt = 0; attempt < END_ATTEMPTS && segment != null; attempt++) {
            roll();
        }
        if (segment != null) {
            leaveDisk();
            beginInMemory();
            roll();
        }
    }

    /** Forgets what the window held. */
    void wipe() {
        window.clear();
        while (window.hasRemaining()) {
            window.put((byte) 0);
        }
        window.clear();
    }
}
