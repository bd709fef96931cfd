package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records of a segment, whatever state it is in.
 *
 * <p>What is no record is passed over byte by byte until one follows. A length is checked before anything is done with it, and
 * the buffer never grows. Confined to one thread.
 */
final class RecordScanner {

    /** How far sequences may rise within one segment, so that a forged or damaged one is not believed. */
    static final long SEQUENCE_SPAN = 1_000_000;

    /** Holds the largest record wherever it starts, and makes reads few. */
    private static final int BUFFER_BYTES = 4 * RecordCodec.MAX_RECORD_BYTES;

    private final RecordCodec codec = new RecordCodec();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private SpoolFile file;
    private @Nullable RecordCipher cipher;
    private long bufferAt;

    /** Bytes from here on may be in the middle of being written. */
    private long limit;

    private long base;
    private long last;

    /** Where the current record starts in the file, or where the next is looked for. */
    private long position;

    private int length;
    private long skipped;

    RecordScanner() {
        this.file = new MemoryFile();
        buffer.limit(0);
    }

    /** Starts over with the records of a file from a position on, whose sequences are not below the base. */
    void open(SpoolFile newFile, long from, long newBase) {
        open(newFile, from, newBase, null);
    }

    /** Starts over with a file whose payloads are sealed, if there is a key. */
    void open(SpoolFile newFile, long from, long newBase, @Nullable SegmentKey key) {
        if (key == null) {
            cipher = null;
        } else if (cipher == null || !cipher.key().isSame(key)) {
            cipher = new RecordCipher(key);
        }
        file = newFile;
        buffer.clear().limit(0);
        bufferAt = from;
        position = from;
        length = 0;
        skipped = 0;
        base = newBase;
        last = newBase - 1;
    }

    /** Moves to the next record that ends before the limit; false if there is none. */
    boolean next(long newLimit) throws IOException {
        limit = newLimit;
        position += length;
        length = 0;
        skipped = 0;
        while (holds(RecordCodec.HEADER_BYTES)) {
            length = lengthOfRecord();
            if (length > 0) {
                noteSequence();
                return true;
            }
            position++;
            skipped++;
        }
        skipped += Math.max(0, limit - position);
        position = Math.max(position, limit);
        return false;
    }

    private void noteSequence() {
        if (kind() == RecordCodec.EVENT) {
            last = sequence();
        } else if (kind() == RecordCodec.GAP) {
            last = gapEnd();
        }
    }

    /** Returns the length of the record that starts at the position, 0 if none does. */
    private int lengthOfRecord() throws IOException {
        int start = start();
        int claimed = buffer.getInt(start);
        boolean plausible = claimed >= RecordCodec.HEADER_BYTES
                && claimed <= Math.min(RecordCodec.MAX_RECORD_BYTES, limit - position)
                && isPlausible(
                        buffer.get(start + RecordCodec.KIND_AT), buffer.getLong(start + RecordCodec.SEQUENCE_AT));
        return plausible && holds(claimed) && isSound(claimed) ? claimed : 0;
    }

    private boolean isPlausible(byte kind, long sequence) {
        return switch (kind) {
            case RecordCodec.EVENT, RecordCodec.GAP -> sequence > last && sequence - base < SEQUENCE_SPAN;
            case RecordCodec.CONTEXT -> sequence == 0;
            default -> kind > 0;
        };
    }

    private boolean isSound(int claimed) {
        int start = start();
        boolean intact = buffer.getInt(start + RecordCodec.CRC_AT) == codec.crc(buffer, start, start + claimed);
        return intact && (buffer.get(start + RecordCodec.KIND_AT) != RecordCodec.GAP || isSoundGap(start, claimed));
    }

    private boolean isSoundGap(int start, int claimed) {
        return claimed == RecordCodec.GAP_BYTES
                && buffer.getInt(start + RecordCodec.HEADER_BYTES) > 0
                && buffer.getInt(start + RecordCodec.HEADER_BYTES) < SEQUENCE_SPAN;
    }

    /** Brings bytes from the position on into the buffer, unless the file or the limit ends before. */
    private boolean holds(int bytes) throws IOException {
        if (position + bytes > limit) {
            return false;
        }
        long ahead = bufferAt + buffer.limit() - position;
        if (ahead < bytes) {
            refill((int) Math.max(0, ahead));
        }
        return bufferAt + buffer.limit() - position >= bytes;
    }

    private void refill(int ahead) throws IOException {
        buffer.position(buffer.limit() - ahead).compact();
        bufferAt = position;
        buffer.limit((int) Math.min(buffer.capacity(), limit - bufferAt));
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, bufferAt + buffer.position());
        }
        buffer.flip();
    }

    private int start() {
        return (int) (position - bufferAt);
    }

    /** Where the current record starts, or the next is looked for. */
    long position() {
        return position;
    }

    /** How many bytes that are no record stood before the current one, or before the end. */
    long skipped() {
        return skipped;
    }

    byte kind() {
        return buffer.get(start() + RecordCodec.KIND_AT);
    }

    long sequence() {
        return buffer.getLong(start() + RecordCodec.SEQUENCE_AT);
    }

    /** Returns the last sequence that the current gap stands for. */
    long gapEnd() {
        return sequence() + buffer.getInt(start() + RecordCodec.HEADER_BYTES) - 1;
    }

    long createdMillis() {
        return buffer.getLong(start() + RecordCodec.CREATED_AT);
    }

    /** Returns the length of the current event's payload, if its bytes are an event. */
    int payloadBytes() {
        int tag = RecordCodec.isEncrypted(buffer, start()) ? RecordCipher.TAG_BYTES : 0;
        return length - RecordCodec.HEADER_BYTES - RecordCodec.nameLength(buffer, start()) - tag;
    }

    /** The current event; null if it is none, or cannot be opened. */
    @Nullable
    EventRecord event() throws IOException {
        if (!RecordCodec.isEncrypted(buffer, start())) {
            return RecordCodec.event(buffer, start(), length);
        }
        byte[] payload = cipher == null ? null : cipher.open(buffer, start(), length);
        return payload == null ? null : RecordCodec.event(buffer, start(), length, payload);
    }

    /** The current event without its payload, which needs no key; null if it is none. */
    @Nullable
    EventRecord facts() {
        return RecordCodec.event(buffer, start(), length, new byte[0]);
    }

    /** Whether the current event cannot be opened because its key was destroyed. */
    boolean isShredded() throws IOException {
        return cipher != null && RecordCodec.isEncrypted(buffer, start()) && cipher.isShredded(buffer, start(), length);
    }

    /** What a key record says, for a segment of a number. */
    SegmentKey key(int number, PurposeKeys keys) {
        return SegmentKey.read(buffer, start() + RecordCodec.HEADER_BYTES, number, keys);
    }

    int length() {
        return length;
    }

    String context() {
        return RecordCodec.text(buffer, start() + RecordCodec.HEADER_BYTES, length - RecordCodec.HEADER_BYTES);
    }

    /** Copies the current record as it is. */
    void copyTo(ByteBuffer out) {
        out.put(buffer.duplicate().position(start()).limit(start() + length));
    }
}
