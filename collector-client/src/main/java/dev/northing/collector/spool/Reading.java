package dev.northing.collector.spool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the reader stands in a directory. Guarded by the shelf's lock. */
final class Reading {

    private final SpoolFs fs;
    private final Books books;
    private @Nullable RecordScanner scanner;
    private @Nullable SpoolFile file;
    private @Nullable Segment segment;

    /** Whether the scanner's record is still to be handed out. */
    private boolean held;

    /** The last sequence that was handed out or passed over. */
    private long through;

    Reading(SpoolFs fs, Books books) {
        this.fs = fs;
        this.books = books;
    }

    long through() {
        return through;
    }

    void rewind() {
        close();
        through = 0;
    }

    /** Adds a segment's next events; false if the batch is full or the segment may still grow. */
    boolean fill(Segment from, Filling filling) throws IOException {
        RecordScanner records = recordsOf(from);
        while (held || records.next(from.end)) {
            held = true;
            if (isNewEvent(from, records) && !take(from, records, filling)) {
                return false;
            }
            held = false;
        }
        if (from.sealed) {
            passOver(from, from.last);
            close();
        }
        return from.sealed;
    }

    private RecordScanner recordsOf(Segment from) throws IOException {
        RecordScanner records = scanner == null ? new RecordScanner() : scanner;
        if (segment != from) {
            close();
            SpoolFile opened = from.open(fs);
            records.open(opened, SegmentHeader.BYTES, from.base, from.key);
            file = opened;
            segment = from;
        }
        scanner = records;
        return records;
    }

    /** What stands behind the segment's last event has a copy in a later one, which is handed out instead. */
    private boolean isNewEvent(Segment from, RecordScanner records) {
        return records.kind() == RecordCodec.EVENT && records.sequence() > through && records.sequence() <= from.last;
    }

    /** Hands out an event or passes over it; false if it has to wait for the next batch. */
    private boolean take(Segment from, RecordScanner records, Filling filling) throws IOException {
        long sequence = records.sequence();
        passOver(from, sequence - 1);
        if (from.live.contains(sequence)) {
            if (records.createdMillis() < filling.oldestMillis) {
                lose(from, sequence, sequence, StoreLoss.EXPIRED);
            } else if (!filling.hasRoom(records.payloadBytes())) {
                return false;
            } else {
                add(from, records, filling);
            }
        }
        through = sequence;
        return true;
    }

    private void add(Segment from, RecordScanner records, Filling filling) throws IOException {
        EventRecord event = records.event();
        if (event == null) {
            StoreLoss reason = records.isShredded() ? StoreLoss.ERASED : StoreLoss.CORRUPT;
            lose(from, records.sequence(), records.sequence(), reason);
        } else {
            filling.add(records.sequence(), event);
        }
    }

    /** What should have come and did not has been damaged since the segment was written or recovered. */
    private void passOver(Segment from, long last) {
        lose(from, through + 1, last, StoreLoss.CORRUPT);
        through = Math.max(through, last);
    }

    private void lose(Segment from, long first, long last, StoreLoss reason) {
        books.lose(reason, from.live.remove(first, last));
    }

    /** Gives up what is left of a segment that cannot be read. */
    void abandon(Segment from, StoreLoss reason) {
        lose(from, through + 1, from.last, reason);
        through = Math.max(through, from.last);
        close();
    }

    /** Forgets the open file; the next read goes on behind what was handed out. */
    void close() {
        if (file != null) {
            SpoolFile.discard(file);
        }
        file = null;
        segment = null;
        held = false;
    }
}
