package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes: 40 bytes of header, the purpose's name if it is none of the six known ones, the payload.
 *
 * <p>The checksum covers all of it but itself. Confined to one thread.
 */
final class RecordCodec {

    /** Bytes of a record's header. */
    static final int HEADER_BYTES = 40;

    /** Bytes of a record at most, header included; a greater length is never believed. */
    static final int MAX_RECORD_BYTES = 64 << 10;

    /** Bytes of a gap. */
    static final int GAP_BYTES = HEADER_BYTES + 4;

    /** Bytes of a seal. */
    static final int SEAL_BYTES = HEADER_BYTES + 12;

    /** An event. */
    static final byte EVENT = 1;

    /** The end of a segment that was ended properly: how many events, how many bytes before it. */
    static final byte SEAL = 3;

    /** What is common to all events of the segment. */
    static final byte CONTEXT = 4;

    /** Sequences that are not here any more, and are not missed. */
    static final byte GAP = 5;

    /** What an encrypted segment's header says of keys, once more: a damaged header costs no event. */
    static final byte KEY = 6;

    /** Bytes of a key record. */
    static final int KEY_RECORD_BYTES = HEADER_BYTES + SegmentKey.BYTES;

    /** The flag of events whose payload is sealed. */
    static final byte ENCRYPTED = 1;

    /** The flag of important events. */
    static final byte IMPORTANT = 2;

    static final int CRC_AT = 4;
    static final int SEQUENCE_AT = 8;
    static final int KIND_AT = 16;
    static final int FLAGS_AT = 17;
    static final int PURPOSE_AT = 18;
    static final int NAME_LENGTH_AT = 19;
    static final int EPOCH_AT = 20;
    static final int SUBJECT_AT = 24;
    static final int CREATED_AT = 32;

    /** The code of a purpose is its place here, from 1 on; 0 says that the name follows the header. */
    private static final List<Purpose> KNOWN = List.of(
            Purpose.ESSENTIAL,
            Purpose.PRODUCT_ANALYTICS,
            Purpose.DIAGNOSTICS,
            Purpose.PERSONALIZATION,
            Purpose.MARKETING,
            Purpose.THIRD_PARTY_SHARE);

    private final CRC32C crc = new CRC32C();

    static int size(EventRecord event) {
        return HEADER_BYTES + nameLength(event.purpose()) + event.payload().length;
    }

    private static int nameLength(Purpose purpose) {
        return codeOf(purpose) > 0 ? 0 : purpose.id().length();
    }

    /** Nearly always the very same object: comparing texts for each event would cost more than writing it. */
    @SuppressWarnings("ReferenceEquality")
    private static int codeOf(Purpose purpose) {
        for (int i = 0; i < KNOWN.size(); i++) {
            if (KNOWN.get(i) == purpose) {
                return i + 1;
            }
        }
        return KNOWN.indexOf(purpose) + 1;
    }

    void putEvent(ByteBuffer out, long sequence, EventRecord event) {
        int start = out.position();
        putDraft(out, sequence, event);
        finish(out, start);
    }

    /** Puts an event without its checksum, to be sealed. */
    static void putDraft(ByteBuffer out, long sequence, EventRecord event) {
        int start = out.position();
        int code = codeOf(event.purpose());
        putStart(out, sequence, EVENT, event.important() ? IMPORTANT : 0);
        out.put((byte) code);
        out.put((byte) nameLength(event.purpose()));
        out.putInt(event.consentEpoch()).putLong(event.subjectTag()).putLong(event.createdMillis());
        if (code == 0) {
            out.put(event.purpose().id().getBytes(StandardCharsets.US_ASCII));
        }
        out.put(event.payload());
        out.putInt(start, out.position() - start);
    }

    void putKey(ByteBuffer out, SegmentKey key) {
        int start = out.position();
        putFactless(out, 0, KEY);
        out.put(key.id()).putInt(key.salt());
        finish(out, start);
    }

    /** Seals drafts that stand one after the other, behind what the other buffer has. */
    void seal(RecordCipher cipher, ByteBuffer drafts, int from, int to, ByteBuffer out) throws IOException {
        for (int at = from; at < to; at += drafts.getInt(at)) {
            int start = out.position();
            cipher.seal(drafts, at, out);
            finish(out, start);
        }
    }

    void putContext(ByteBuffer out, byte[] context) {
        int start = out.position();
        putFactless(out, 0, CONTEXT);
        out.put(context);
        finish(out, start);
    }

    void putGap(ByteBuffer out, long first, long last) {
        int start = out.position();
        putFactless(out, first, GAP);
        out.putInt((int) (last - first + 1));
        finish(out, start);
    }

    /** Ends a segment; the sequence is the last event's. */
    void putSeal(ByteBuffer out, long lastSequence, int events, long bytes) {
        int start = out.position();
        putFactless(out, lastSequence, SEAL);
        out.putInt(events).putLong(bytes);
        finish(out, start);
    }

    private static void putFactless(ByteBuffer out, long sequence, byte kind) {
        putStart(out, sequence, kind, (byte) 0);
        out.putShort((short) 0).putInt(0).putLong(0).putLong(0);
    }

    private static void putStart(ByteBuffer out, long sequence, byte kind, byte flags) {
        out.putInt(0).putInt(0).putLong(sequence).put(kind).put(flags);
    }

    private void finish(ByteBuffer out, int start) {
        int end = out.position();
        out.putInt(start, end - start);
        out.putInt(start + CRC_AT, crc(out, start, end));
    }

    /** Returns the checksum of a record, leaving position and limit as they are. */
    int crc(ByteBuffer bytes, int start, int end) {
        int position = bytes.position();
        int limit = bytes.limit();
        crc.reset();
        bytes.limit(start + CRC_AT).position(start);
        crc.update(bytes);
        bytes.limit(end).position(start + SEQUENCE_AT);
        crc.update(bytes);
        bytes.limit(limit).position(position);
        return (int) crc.getValue();
    }

    static int nameLength(ByteBuffer in, int start) {
        return in.get(start + NAME_LENGTH_AT) & 0xFF;
    }

    static boolean isEncrypted(ByteBuffer in, int start) {
        return (in.get(start + FLAGS_AT) & ENCRYPTED) != 0;
    }

    /** Reads an event whose checksum is right; null if its purpose is none, which only forgery brings about. */
    static @Nullable EventRecord event(ByteBuffer in, int start, int length) {
        int nameLength = Math.min(nameLength(in, start), length - HEADER_BYTES);
        byte[] payload = new byte[length - HEADER_BYTES - nameLength];
        in.get(start + HEADER_BYTES + nameLength, payload);
        return event(in, start, length, payload);
    }

    /** Reads an event whose payload is known. */
    static @Nullable EventRecord event(ByteBuffer in, int start, int length, byte[] payload) {
        int nameLength = Math.min(nameLength(in, start), length - HEADER_BYTES);
        Purpose purpose = purpose(in, start, nameLength);
        int epoch = in.getInt(start + EPOCH_AT);
        if (purpose == null || epoch < 0 || payload.length > EventRecord.MAX_PAYLOAD_BYTES) {
            return null;
        }
        boolean important = (in.get(start + FLAGS_AT) & IMPORTANT) != 0;
        long subject = in.getLong(start + SUBJECT_AT);
        return new EventRecord(payload, purpose, epoch, subject, important, in.getLong(start + CREATED_AT));
    }

    static @Nullable Purpose purpose(ByteBuffer in, int start, int nameLength) {
        int code = in.get(start + PURPOSE_AT);
        if (code > 0) {
            return code <= KNOWN.size() ? KNOWN.get(code - 1) : null;
        }
        String id = text(in, start + HEADER_BYTES, nameLength);
        return Purpose.isId(id) ? new Purpose(id) : null;
    }

    static String text(ByteBuffer in, int from, int length) {
        byte[] bytes = new byte[length];
        in.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
