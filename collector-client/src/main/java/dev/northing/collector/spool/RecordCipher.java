package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the payloads of one segment's records, each by itself: what is damaged costs no other one.
 *
 * <p>The nonce is salt and sequence; no sequence is sealed twice under one id. Confined to one thread.
 */
final class RecordCipher {

    /** Bytes that a sealed payload is longer. */
    static final int TAG_BYTES = 16;

    private static final int TAG_BITS = 8 * TAG_BYTES;
    private static final int NONCE_BYTES = 12;
    private static final byte[] INFO = "northing/spool/1".getBytes(StandardCharsets.US_ASCII);

    /** The authenticated part of a record: all of its header but the checksum, and the purpose's name. */
    private static final int MAX_ADDITIONAL_BYTES = RecordCodec.HEADER_BYTES + 64;

    private final SegmentKey key;
    private final Cipher cipher;
    private final Map<Period, SecretKeySpec> derived = new HashMap<>();
    private final byte[] additional = new byte[MAX_ADDITIONAL_BYTES];
    private final byte[] nonce = new byte[NONCE_BYTES];
    private @Nullable Purpose lastPurpose;
    private int lastEpoch;
    private @Nullable SecretKeySpec lastSecret;
    private byte[] scratch = new byte[4096];
    private byte[] sealed = new byte[4096];

    private record Period(Purpose purpose, int epoch) {}

    RecordCipher(SegmentKey key) {
        this.key = key;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException noJava) {
            throw new IllegalStateException("AES/GCM: missing, although every Java platform has it", noJava);
        }
    }

    /** HKDF-Expand of one block: the purpose's key is random already. */
    static byte[] derive(byte[] purposeKey, byte[] segmentId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(purposeKey, "HmacSHA256"));
            mac.update(INFO);
            mac.update(segmentId);
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException noJava) {
            throw new IllegalStateException("HmacSHA256: missing, although every Java platform has it", noJava);
        }
    }

    SegmentKey key() {
        return key;
    }

    /** Seals a record that stands in the clear, behind what the other buffer has; its checksum is not needed. */
    void seal(ByteBuffer in, int start, ByteBuffer out) throws IOException {
        int length = in.getInt(start);
        int header = RecordCodec.HEADER_BYTES + RecordCodec.nameLength(in, start);
        int payload = length - header;
        int at = out.position();
        in.get(start, additional, 0, header);
        scratch = atLeast(payload, scratch);
        sealed = atLeast(payload + TAG_BYTES, sealed);
        in.get(start + header, scratch, 0, payload);
        out.put(additional, 0, header);
        out.putInt(at, length + TAG_BYTES);
        out.put(at + RecordCodec.FLAGS_AT, (byte) (in.get(start + RecordCodec.FLAGS_AT) | RecordCodec.ENCRYPTED));
        try {
            begin(Cipher.ENCRYPT_MODE, out, at, header, secret(in, start, true));
            int written = cipher.doFinal(scratch, 0, payload, sealed, 0);
            out.put(sealed, 0, written);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES/GCM: cannot seal", impossible);
        }
    }

    private static byte[] atLeast(int length, byte[] bytes) {
        return bytes.length >= length ? bytes : new byte[Math.max(length, 2 * bytes.length)];
    }

    /** Opens the payload of a record; null if its key was destroyed, or if it is not what was sealed. */
    byte @Nullable [] open(ByteBuffer in, int start, int length) throws IOException {
        int header = RecordCodec.HEADER_BYTES + RecordCodec.nameLength(in, start);
        int payload = length - header;
        SecretKeySpec secret = isPossible(header, length) ? secret(in, start, false) : null;
        if (secret == null) {
            return null;
        }
        try {
            begin(Cipher.DECRYPT_MODE, in, start, header, secret);
            return cipher.doFinal(in.array(), in.arrayOffset() + start + header, payload);
        } catch (AEADBadTagException notWhatWasSealed) {
            return null;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES/GCM: cannot open", impossible);
        }
    }

    /** Tells whether the key of a record was destroyed. */
    boolean isShredded(ByteBuffer in, int start, int length) throws IOException {
        int header = RecordCodec.HEADER_BYTES + RecordCodec.nameLength(in, start);
        return isPossible(header, length) && secret(in, start, false) == null;
    }

    /** Only forgery brings about anything else. */
    private static boolean isPossible(int header, int length) {
        return header <= MAX_ADDITIONAL_BYTES && header + TAG_BYTES <= length;
    }

    private void begin(int mode, ByteBuffer record, int start, int header, @Nullable SecretKeySpec secret)
            throws GeneralSecurityException {
        ByteBuffer.wrap(nonce).putInt(key.salt()).putLong(record.getLong(start + RecordCodec.SEQUENCE_AT));
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        record.get(start, additional, 0, header);
        cipher.updateAAD(additional, 0, RecordCodec.CRC_AT);
        cipher.updateAAD(additional, RecordCodec.SEQUENCE_AT, header - RecordCodec.SEQUENCE_AT);
    }

    private @Nullable SecretKeySpec secret(ByteBuffer in, int start, boolean sealing) throws IOException {
        Purpose purpose = RecordCodec.purpose(in, start, RecordCodec.nameLength(in, start));
        if (purpose == null) {
            return null;
        }
        int epoch = in.getInt(start + RecordCodec.EPOCH_AT);
        if (lastSecret == null || lastEpoch != epoch || !purpose.equals(lastPurpose)) {
            lastSecret = secret(new Period(purpose, epoch), sealing);
            lastPurpose = purpose;
            lastEpoch = epoch;
        }
        return lastSecret;
    }

    private @Nullable SecretKeySpec secret(Period period, boolean sealing) throws IOException {
        SecretKeySpec known = derived.get(period);
        if (known == null) {
            byte[] made = sealing
                    ? key.sealing(period.purpose(), period.epoch())
                    : key.opening(period.purpose(), period.epoch());
            if (made.length == 0) {
                return null;
            }
            known = new SecretKeySpec(made, "AES");
            derived.put(period, known);
        }
        return known;
    }
}
