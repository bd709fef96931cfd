package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Erases events from the segments of a directory: each segment that holds one is replaced by one without it.
 *
 * <p>Guarded by the shelf's lock.
 */
final class ErasurePass {

    private final SpoolFs fs;
    private final Path directory;
    private final PurposeKeys keys;
    private final Books books;

    /** Whether keys are left that were to be destroyed. */
    private boolean keysLeft;

    private final CheckedFile intentFile;
    private final RecordCodec codec = new RecordCodec();

    /** Segments that are to vanish rather than to be replaced. */
    private final List<Segment> vanishing = new ArrayList<>();

    /** Files that still hold what is to be erased. */
    private final Set<Path> leftover = new HashSet<>();

    /** What is to be erased: more than one only while earlier ones wait for keys. */
    private final List<ErasureIntent> intents = new ArrayList<>();

    /** Of these, what cannot be judged everywhere until keys can be had. */
    private final Set<ErasureIntent> waiting = new HashSet<>();

    ErasurePass(SpoolFs fs, Path directory, PurposeKeys keys, Books books) {
        this.keys = keys;
        this.fs = fs;
        this.directory = directory;
        this.books = books;
        this.intentFile = new CheckedFile(fs, directory, ErasureIntent.NAME);
    }

    boolean isOpen() {
        return !intents.isEmpty();
    }

    /** Whether what is to be erased may still be among what is there, so that nothing may be handed out. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Notes what is to be erased where a crash does not reach it; a disk that fails does not stop the erasing. */
    void begin(ErasureIntent newIntent, boolean durable) {
        intents.retainAll(waiting);
        intents.remove(newIntent);
        intents.add(newIntent);
        try {
            if (durable) {
                note();
            }
        } catch (IOException notCrashSafe) {
            books.ioError();
        }
    }

    /** The file holds one intent; privacy goes first where a crash comes while several are open. */
    private void note() throws IOException {
        int through =
                intents.stream().mapToInt(ErasureIntent::throughNumber).max().orElse(0);
        ErasureIntent all = intents.size() == 1 ? intents.get(0) : new ErasureIntent(new Erasure.Everything(), through);
        intentFile.write(all.toBytes());
    }

    void resume(ErasureIntent newIntent) {
        intents.add(newIntent);
    }

    /** Returns how many pending events were erased. */
    long erase(List<Segment> segments, long origin, String context) {
        long erased = 0;
        vanishing.clear();
        waiting.clear();
        destroyKeys();
        boolean first = true;
        for (Segment segment : segments) {
            for (ErasureIntent intent : intents) {
                if (segment.number <= intent.throughNumber()) {
                    erased += eraseFrom(segment, intent, first, new SegmentImage(segment, intent, origin, context));
                }
            }
            first &= segment.isSpent();
        }
        books.lose(StoreLoss.ERASED, erased);
        return erased;
    }

    /** First of all: what cannot be read any more is as good as gone, whatever becomes of its file. */
    private void destroyKeys() {
        try {
            keysLeft = true;
            for (ErasureIntent intent : intents) {
                keys.destroy(intent);
            }
            keysLeft = false;
        } catch (IOException stillThere) {
            books.ioError();
        }
    }

    private int eraseFrom(Segment segment, ErasureIntent intent, boolean first, SegmentImage image) {
        int before = segment.live.count();
        try {
            boolean touched = image.copyUncovered(intent.erasure());
            if (touched && segment.memory != null && segment.filed) {
                remove(segment.path);
            }
            if (segment.live.isEmpty() && first) {
                vanishing.add(segment);
            } else if (touched) {
                replace(segment, image.bytes(), image.newKey);
            }
            return before - segment.live.count();
        } catch (KeyAwayException notAtPresent) {
            books.ioError();
            waiting.add(intent);
            return before - segment.live.count();
        } catch (IOException unreadable) {
            books.ioError();
            return before - giveUp(segment);
        }
    }

    /** A disk that does not take what stays loses what was there all the same; what stays waits in memory. */
    private void replace(Segment segment, ByteBuffer image, @Nullable SegmentKey newKey) {
        segment.end = image.remaining();
        segment.key = newKey;
        try {
            if (segment.memory == null) {
                rewrite(segment.path, image.duplicate());
                return;
            }
        } catch (IOException unwritable) {
            books.ioError();
            remove(segment.path);
        }
        MemoryFile memory = new MemoryFile();
        memory.write(image, 0);
        segment.memory = memory;
    }

    private void rewrite(Path path, ByteBuffer image) throws IOException {
        Path unfinished = directory.resolve(path.getFileName() + CheckedFile.UNFINISHED);
        fs.unlink(unfinished);
        try (SpoolFile file = fs.create(unfinished)) {
            file.write(image, 0);
            file.force();
        }
        fs.rename(unfinished, path);
    }

    /**
     * Privacy goes first: nothing of a segment that cannot be read is handed out, and its file is removed.
     *
     * @return how many events were lost that were not to be erased, as far as is known
     */
    private int giveUp(Segment segment) {
        int lost = segment.live.removeThrough(segment.last);
        books.lose(StoreLoss.IO_ERROR, lost);
        remove(segment.path);
        return lost;
    }

    private void remove(Path file) {
        try {
            fs.unlink(file);
            leftover.remove(file);
        } catch (IOException stillThere) {
            books.ioError();
            leftover.add(file);
        }
    }

    /** Says that a file was written anew, without what is to be erased. */
    void replaced(Path file) {
        leftover.remove(file);
    }

    /** Ends the erasure if nothing of what is to be erased is left; otherwise it is tried again. */
    boolean finish(List<Segment> segments, List<String> untouched) {
        if (intents.isEmpty()) {
            return true;
        }
        vanishing.retainAll(segments);
        Set.copyOf(leftover).forEach(this::remove);
        if (keysLeft || !leftover.isEmpty() || !vanishing.isEmpty() || !removeUntouched(untouched)) {
            return false;
        }
        boolean ended = intents.retainAll(waiting);
        try {
            fs.forceDirectory(directory);
            end(ended);
        } catch (IOException doneAgainAtTheNextStart) {
            books.ioError();
        }
        return intents.isEmpty();
    }

    private void end(boolean ended) throws IOException {
        if (intents.isEmpty()) {
            intentFile.remove();
        } else if (ended) {
            note();
        }
    }

    /** What cannot be read can only be erased as a whole. */
    private boolean removeUntouched(List<String> untouched) {
        boolean everything = intents.stream().anyMatch(intent -> intent.erasure() instanceof Erasure.Everything);
        try {
            for (String name : everything ? untouched : List.<String>of()) {
                fs.unlink(directory.resolve(name));
            }
            return everything || untouched.isEmpty();
        } catch (IOException stillThere) {
            books.ioError();
            return false;
        }
    }

    /** What goes with its keys stands beside the payload; what stays keeps its keys, and need not be opened. */
    private static boolean isWhole(Erasure erasure) {
        return erasure instanceof Erasure.OfPurpose || erasure instanceof Erasure.Everything;
    }

    /** A segment as it will be: what is neither settled nor erased, and gaps for all the rest. */
    private final class SegmentImage {

        private final Segment segment;
        private final long origin;
        private final byte[] context;

        /** Whether records are judged and copied as they are sealed, without any key. */
        private final boolean whole;

        private final @Nullable SegmentKey newKey;
        private final @Nullable RecordCipher cipher;
        private final ByteBuffer draft = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long next;
        private int events;

        SegmentImage(Segment segment, ErasureIntent intent, long origin, String context) {
            this.segment = segment;
            this.origin = origin;
            this.context = context.getBytes(StandardCharsets.UTF_8);
            this.whole = isWhole(intent.erasure());
            this.newKey = whole || segment.key == null ? segment.key : keys.next(segment.number);
            this.cipher = whole || newKey == null ? null : new RecordCipher(newKey);
        }

        /** Copies what stays; tells whether anything goes that is to be erased. */
        boolean copyUncovered(Erasure erasure) throws IOException {
            if (erasure instanceof Erasure.Everything) {
                segment.live.removeThrough(segment.last);
            }
            boolean touched = false;
            try (SpoolFile file = segment.open(fs)) {
                RecordScanner records = new RecordScanner();
                records.open(file, SegmentHeader.BYTES, segment.base, segment.key);
                long size = file.size();
                start(size);
                while (records.next(size)) {
                    touched |= records.kind() == RecordCodec.EVENT && copyUnless(erasure, records);
                }
            }
            finish();
            return touched;
        }

        /** Copies an event that stays; tells whether it is to be erased. */
        private boolean copyUnless(Erasure erasure, RecordScanner records) throws IOException {
            long sequence = records.sequence();
            EventRecord event = whole ? records.facts() : records.event();
            if (event == null || erasure.covers(event)) {
                segment.live.remove(sequence, sequence);
                return true;
            }
            if (segment.live.contains(sequence)) {
                gapUntil(sequence);
                copy(sequence, event, records);
                next = sequence + 1;
                events++;
            }
            return false;
        }

        /** Nothing is ever sealed twice under one key and nonce: what was sealed gets a new key. */
        private void copy(long sequence, EventRecord event, RecordScanner records) throws IOException {
            if (cipher == null) {
                records.copyTo(out);
                return;
            }
            RecordCodec.putDraft(draft.clear(), sequence, event);
            codec.seal(cipher, draft, 0, draft.position(), out);
        }

        private void start(long bytes) {
            next = segment.base;
            events = 0;
            out = ByteBuffer.allocate(
                    Math.toIntExact(2 * bytes + SegmentHeader.BYTES + context.length + 6L * RecordCodec.SEAL_BYTES));
            SegmentHeader.of(origin, segment.base, segment.newestMillis, segment.number, newKey)
                    .put(out);
            codec.putContext(out, context);
            if (newKey != null) {
                codec.putKey(out, newKey);
            }
        }

        private void gapUntil(long sequence) {
            if (sequence > next) {
                codec.putGap(out, next, sequence - 1);
            }
        }

        private void finish() {
            gapUntil(segment.last + 1);
            codec.putSeal(out, segment.last, events, out.position());
        }

        ByteBuffer bytes() {
            return out.flip();
        }
    }
}
