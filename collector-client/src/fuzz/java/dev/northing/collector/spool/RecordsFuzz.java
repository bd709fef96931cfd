package dev.northing.collector.spool;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Any bytes as a segment: the scan ends, believes nothing impossible, and finds every whole record between damage. */
public final class RecordsFuzz {

    private static final int MOST_RECORDS = 8;

    private RecordsFuzz() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
        RecordCodec codec = new RecordCodec();
        int records = data.consumeInt(0, MOST_RECORDS);
        for (int i = 0; i < records; i++) {
            bytes.put(data.consumeBytes(data.consumeInt(0, 300)));
            EventRecord event = new EventRecord(
                    data.consumeBytes(data.consumeInt(0, 200)),
                    data.consumeBoolean() ? Purpose.DIAGNOSTICS : new Purpose("own"),
                    data.consumeInt() & Integer.MAX_VALUE,
                    data.consumeLong(),
                    data.consumeBoolean(),
                    data.consumeLong());
            codec.putEvent(bytes, i + 1L, event);
        }
        bytes.put(data.consumeRemainingAsBytes());
        SegmentHeader.read(bytes.duplicate().flip());
        require(events(bytes.flip()) >= records, "a whole record was not found");
    }

    private static int events(ByteBuffer bytes) throws IOException {
        MemoryFile file = new MemoryFile();
        int size = bytes.remaining();
        file.write(bytes, 0);
        RecordScanner scanner = new RecordScanner();
        scanner.open(file, 0, 1);
        int events = 0;
        long position = -1;
        long last = 0;
        while (scanner.next(size)) {
            require(scanner.position() > position, "the scan went back");
            position = scanner.position();
            events += scanner.kind() == RecordCodec.EVENT && look(scanner) ? 1 : 0;
            if (scanner.kind() == RecordCodec.EVENT) {
                require(scanner.sequence() > last, "sequences fell");
                last = scanner.sequence();
            }
        }
        return events;
    }

    private static boolean look(RecordScanner scanner) {
        EventRecord event = scanner.event();
        return event != null && Arrays.equals(event.payload(), event.payload().clone());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
