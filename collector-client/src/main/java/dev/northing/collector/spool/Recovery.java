package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an earlier process left in a directory, whatever state it is in.
 *
 * <p>Damage is skipped and counted. A segment that cannot be judged (of a later version, of another directory, unreadable) is
 * left as it is. For one directory. Confined to one thread.
 */
final class Recovery {

    private final SpoolFs fs;
    private final SpoolSettings settings;
    private final Books books;
    private final QuarantineNotes notes;
    private final Instance.Place place;
    private final PurposeKeys keys;
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> untouched = new ArrayList<>();
    private final RecordScanner records = new RecordScanner();
    private final Absences absences = new Absences();

    private List<Found> files = List.of();
    private int looked;
    private @Nullable ErasureIntent intent;
    private @Nullable String context;
    private long settled;

    /** The last sequence that was found, as an event or a gap. */
    private long last;

    /** The last sequence that a seal names; a later segment may hold what is not found before the seal. */
    private long sealedThrough;

    /** Whether bytes that are no record stood before that seal. */
    private boolean damagedBeforeSeal;

    private long cursorLimit = Long.MAX_VALUE;
    private long bornMillis = Long.MAX_VALUE;
    private long lastSeenMillis = Long.MIN_VALUE;

    /** Whether bytes that are no record stood before what comes next. */
    private boolean damaged;

    /** Whether what comes next may follow what cannot be known. */
    private boolean uncertain;

    /** A file under a segment's name. */
    private record Found(
            String name, int nameNumber, @Nullable SegmentHeader header, boolean readable) {

        int number() {
            return header == null ? nameNumber : header.number();
        }
    }

    Recovery(SpoolFs fs, SpoolSettings settings, Books books, QuarantineNotes notes, Instance.Place place) {
        this.fs = fs;
        this.settings = settings;
        this.books = books;
        this.notes = notes;
        this.place = place;
        this.keys = new PurposeKeys(fs, place.directory(), settings.protection());
    }

    /** Finds the segments; it throws only if there is hope for another time. */
    void begin() throws IOException {
        intent = readIntent();
        files = find();
        readCursor();
    }

    /** Looks at one more segment; false if there is none. */
    boolean next() {
        if (looked == files.size()) {
            return false;
        }
        look(files.get(looked), looked == files.size() - 1);
        looked++;
        return true;
    }

    /** Returns the directory, once all segments were looked at. */
    Instance end() {
        if (!uncertain) {
            absences.add(last + 1, sealedThrough, damagedBeforeSeal);
        }
        long alive =
                segments.stream().mapToLong(segment -> segment.live.count()).sum();
        books.recover(alive, absences.count(true), absences.count(false));
        books.damage(0, 0, 0, 0, untouched.size());
        writeNotes();
        return instance();
    }

    private void writeNotes() {
        try {
            notes.write(place.origin());
        } catch (IOException onlyForPeople) {
            books.ioError();
        }
    }

    private Instance instance() {
        long now = settings.time().wall().millis();
        Instance.Recovered recovered = new Instance.Recovered(
                context == null ? "" : context,
                Math.min(bornMillis, now),
                lastSeenMillis == Long.MIN_VALUE ? now : lastSeenMillis,
                settled,
                cursorLimit,
                List.copyOf(untouched),
                keys);
        Instance instance = new Instance(fs, settings, books, place, recovered);
        segments.forEach(instance::add);
        if (intent != null) {
            instance.resume(intent);
        }
        return instance;
    }

    /** An intent that cannot be understood may have meant anything: then everything is erased. */
    private @Nullable ErasureIntent readIntent() throws IOException {
        CheckedFile file = new CheckedFile(fs, place.directory(), ErasureIntent.NAME);
        if (!file.exists()) {
            return null;
        }
        ErasureIntent read = ErasureIntent.read(file.read());
        return read == null ? new ErasureIntent(new Erasure.Everything(), Integer.MAX_VALUE) : read;
    }

    /** Without a cursor nothing was ever removed; with a damaged one nobody knows, and all that is there is handed out. */
    private void readCursor() {
        CheckedFile file = new CheckedFile(fs, place.directory(), Cursor.NAME);
        Cursor cursor = null;
        try {
            cursor = file.exists() ? Cursor.read(file.read()) : new Cursor(place.origin(), 0, Long.MIN_VALUE);
        } catch (IOException unreadable) {
            books.ioError();
        }
        uncertain = cursor == null || cursor.origin() != place.origin();
        if (cursor != null && !uncertain) {
            settled = cursor.through();
            last = settled;
            lastSeenMillis = cursor.wallMillis();
        }
    }

    /** Lists the segments in the order in which they were written, whatever their names say. */
    private List<Found> find() throws IOException {
        List<Found> files = new ArrayList<>();
        for (String name : fs.list(place.directory())) {
            int number = Segment.numberIn(name);
            if (number >= 0) {
                findSegment(name, number, files);
            } else if (Instance.isUnfinished(name)) {
                removeUnfinished(name);
            } else if (!Instance.isOwn(name)) {
                books.damage(0, 0, 0, 1, 0);
            }
        }
        files.sort(Comparator.comparingInt(Found::number).thenComparing(Found::name));
        return files;
    }

    private void removeUnfinished(String name) {
        try {
            fs.unlink(place.directory().resolve(name));
        } catch (IOException removedAnotherTime) {
            books.ioError();
        }
    }

    private void findSegment(String name, int number, List<Found> files) {
        Path path = place.directory().resolve(name);
        try (SpoolFile file = fs.open(path)) {
            SegmentHeader header = readHeader(file);
            if (header != null && header.origin() != place.origin()) {
                leave(name, "foreign");
            } else {
                files.add(new Found(name, number, header, true));
            }
        } catch (SpoolFs.UnsafePathException | NoSuchFileException noSegment) {
            books.damage(0, 0, 0, 1, 0);
        } catch (IOException unreadable) {
            books.ioError();
            files.add(new Found(name, number, null, false));
        }
    }

    private static @Nullable SegmentHeader readHeader(SpoolFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.MAX_BYTES);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = file.read(bytes, bytes.position());
        }
        return SegmentHeader.read(bytes.flip());
    }

    private void look(Found found, boolean newest) {
        SegmentHeader header = found.header();
        if (header != null) {
            bornMillis = Math.min(bornMillis, header.createdMillis());
            lastSeenMillis = Math.max(lastSeenMillis, header.createdMillis());
        }
        if (!found.readable()) {
            leave(found.name(), "unreadable");
            limitCursor(last);
        } else if (header != null && !header.isReadable()) {
            leave(found.name(), "version");
            limitCursor(header.firstSequence() - 1);
        } else {
            scan(found, newest);
        }
    }

    private void leave(String name, String reason) {
        untouched.add(name);
        notes.add(place.directory().resolve(name), 0, reason);
    }

    /** What is left as it is must not be called settled, or it would never be handed out. */
    private void limitCursor(long through) {
        cursorLimit = Math.min(cursorLimit, through);
        uncertain = true;
    }

    private void scan(Found found, boolean newest) {
        long base = found.header() == null ? last + 1 : found.header().firstSequence();
        Segment segment = new Segment(found.number(), place.directory().resolve(found.name()), base);
        segment.key = found.header() == null ? null : found.header().key(keys);
        try (SpoolFile file = fs.open(segment.path)) {
            segment.end = file.size();
            records.open(file, SegmentHeader.BYTES, base);
            while (records.next(segment.end)) {
                take(segment);
            }
            damaged |= found.header() == null;
            endOf(segment, newest);
            segment.sealed = true;
            for (long lost : new Overlap(segments, segment).resolve()) {
                absences.add(lost, lost, true);
            }
            segments.add(segment);
        } catch (IOException unreadable) {
            books.ioError();
            leave(found.name(), "unreadable");
            limitCursor(Math.min(last, base - 1));
        }
    }

    private void take(Segment segment) {
        noteDamage(segment, records.position() - records.skipped());
        switch (records.kind()) {
            case RecordCodec.CONTEXT -> context = context == null ? records.context() : context;
            case RecordCodec.KEY -> takeKey(segment);
            case RecordCodec.EVENT -> takeEvent(segment);
            case RecordCodec.GAP -> advance(segment, records.sequence(), records.gapEnd());
            case RecordCodec.SEAL -> takeSeal(segment);
            default -> {
                // A kind that a later minor change added; it holds nothing that has to be handed out.
            }
        }
    }

    private void noteDamage(Segment segment, long offset) {
        if (records.skipped() > 0) {
            damaged = true;
            notes.add(segment.path, offset, "corrupt");
        }
    }

    private void takeKey(Segment segment) {
        if (segment.key == null && records.length() == RecordCodec.KEY_RECORD_BYTES) {
            segment.key = records.key(segment.number, keys);
        }
    }

    private void takeEvent(Segment segment) {
        long sequence = records.sequence();
        segment.newestMillis = Math.max(segment.newestMillis, records.createdMillis());
        if (sequence > settled) {
            segment.live.add(sequence, sequence);
        }
        advance(segment, sequence, sequence);
    }

    /** A force that failed may have kept a seal and lost what stood before it, which is in the next segment then. */
    private void takeSeal(Segment segment) {
        long through = records.sequence();
        segment.last = Math.max(segment.last, through);
        if (through > Math.max(last, sealedThrough)) {
            sealedThrough = through;
            damagedBeforeSeal = damaged;
        } else if (through == last) {
            damaged = false;
        }
    }

    /** Counts what should stand between what was seen last and what is here. */
    private void advance(Segment segment, long from, long through) {
        long absent = from - 1 - last;
        absences.find(from, through);
        if (absent > 0 && !uncertain) {
            absences.add(last + 1, from - 1, damaged);
        }
        if (through >= last) {
            damaged = false;
            uncertain = false;
        }
        segment.last = Math.max(segment.last, through);
        last = Math.max(last, through);
    }

    private void endOf(Segment segment, boolean newest) {
        long rest = records.skipped();
        if (rest > 0 && newest) {
            books.damage(1, rest, 0, 0, 0);
            notes.add(segment.path, segment.end - rest, "torn");
        } else if (rest > 0) {
            noteDamage(segment, segment.end - rest);
        }
    }
}
