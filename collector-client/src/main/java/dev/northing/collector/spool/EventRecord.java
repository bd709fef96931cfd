package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;

/**
 * An event as a store keeps it: its bytes, and what privacy and the age limit need to know about it.
 *
 * <p>The payload is neither copied nor looked into; nobody may change it afterwards. Immutable.
 *
 * @param payload the canonical event, 0 to {@value #MAX_PAYLOAD_BYTES} bytes
 * @param purpose why it is collected
 * @param consentEpoch the period of consent it was collected in, 0 or more
 * @param subjectTag the tag by which its subject can be erased, 0 for none
 * @param important whether it is worth more than others of its kind
 * @param createdMillis when it was created, in milliseconds since the epoch; earlier for an event that may not be kept for as long
 *     as the store keeps others
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent") // Two records are never compared, and a copy of each payload would be waste.
public record EventRecord(
        byte[] payload, Purpose purpose, int consentEpoch, long subjectTag, boolean important, long createdMillis) {

    /** Bytes of a payload at most: 60 KiB, so that a record with all its facts stays under 64 KiB. */
    public static final int MAX_PAYLOAD_BYTES = 60 * 1024;

    /**
     * Checks the record.
     *
     * @param payload the canonical event, 0 to {@value #MAX_PAYLOAD_BYTES} bytes
     * @param purpose why it is collected
     * @param consentEpoch the period of consent it was collected in, 0 or more
     * @param subjectTag the tag by which its subject can be erased, 0 for none
     * @param important whether it is worth more than others of its kind
     * @param createdMillis when it was created, in milliseconds since the epoch
     * @throws IllegalArgumentException if the payload is too long or the epoch is negative
     */
    public EventRecord {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "payload: " + payload.length + " bytes; at most " + MAX_PAYLOAD_BYTES + " can be kept");
        }
        if (consentEpoch < 0) {
            throw new IllegalArgumentException("consentEpoch: " + consentEpoch + "; expected 0 or more");
        }
    }
}
