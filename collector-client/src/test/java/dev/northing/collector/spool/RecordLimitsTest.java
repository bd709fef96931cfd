package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands at the edges of a record: the last known purpose, names as long as can be, and forged lengths. */
final class RecordLimitsTest {

    private static final List<Purpose> KNOWN = List.of(
            Purpose.ESSENTIAL,
            Purpose.PRODUCT_ANALYTICS,
            Purpose.DIAGNOSTICS,
            Purpose.PERSONALIZATION,
            Purpose.MARKETING,
            Purpose.THIRD_PARTY_SHARE);

    private static final byte[] PAYLOAD = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8);

    private final RecordCodec codec = new RecordCodec();
    private final ByteBuffer bytes = ByteBuffer.allocate(200);

    private int put(Purpose purpose) {
        codec.putEvent(bytes, 9, new EventRecord(PAYLOAD, purpose, 3, 4, true, 5));
        return bytes.position();
    }

    @Test
    void everyPurposeComesBackAsItWas() {
        for (Purpose purpose : KNOWN) {
            bytes.clear();
            EventRecord read = RecordCodec.event(bytes, 0, put(purpose));
            assertThat(read).as("%s", purpose).isNotNull();
            assertThat(read.purpose()).isEqualTo(purpose);
            assertThat(read.payload()).isEqualTo(PAYLOAD);
        }
    }

    @Test
    void aCodeBehindTheLastPurposeIsNone() {
        int length = put(Purpose.ESSENTIAL);
        bytes.put(RecordCodec.PURPOSE_AT, (byte) (KNOWN.size() + 1));
        assertThat(RecordCodec.event(bytes, 0, length)).isNull();
    }

    /** 40 bytes of header, the name if the purpose is not known, the payload: written and foretold alike. */
    @Test
    void aRecordIsAsLongAsForetold() {
        Purpose own = new Purpose("crash_reports");
        EventRecord record = new EventRecord(PAYLOAD, own, 0, 0, false, 0);
        assertThat(RecordCodec.size(record)).isEqualTo(40 + own.id().length() + PAYLOAD.length);
        assertThat(put(own)).isEqualTo(RecordCodec.size(record));
    }

    @Test
    void aForgedNameLengthReadsNothingBehindTheRecord() {
        int length = put(Purpose.ESSENTIAL);
        bytes.put(RecordCodec.NAME_LENGTH_AT, (byte) 200);
        EventRecord read = RecordCodec.event(bytes, 0, length);
        assertThat(read).isNotNull();
        assertThat(read.payload()).isEmpty();
        bytes.put(RecordCodec.PURPOSE_AT, (byte) 0);
        assertThat(RecordCodec.event(bytes, 0, length)).isNull();
    }
}
