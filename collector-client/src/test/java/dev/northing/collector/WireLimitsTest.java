package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.WireFormat;
import dev.northing.collector.wire.WireFormats;
import dev.northing.core.privacy.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a receiver would refuse is not sent: it is sent in parts, or dropped and counted. */
class WireLimitsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final WireFormats WIRES =
            new WireFormats(new CommonFacts("app", "1", "java/17", "northing-java/0", ""), purpose -> false);

    private final Ledger ledger = new Ledger(10_000, 100_000_000);
    private final EventRing ring = new EventRing(10_000);
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private TransportResponse answer = new TransportResponse(200);

    private Dispatch dispatch(WireFormat wire) {
        return dispatch(wire, 5_000);
    }

    private Dispatch dispatch(WireFormat wire, int maxEvents) {
        Wakeup wakeup = new Wakeup(5_000, 100_000_000);
        return new Dispatch(
                new RingBacklog(new Intake.Queue(ledger, ring, wakeup, wakeup), "f00d"),
                new ConsentGate(purpose -> ConsentState.GRANTED),
                new Destination(
                        wire,
                        request -> {
                            sizes.add(request.length());
                            counts.add(request.events());
                            return answer;
                        },
                        Compression.NONE),
                new Dispatch.Settings(maxEvents, 100_000_000, CLOCK, new ManualTicker(), new Random(7)),
                new Notices(LogRecorder::new, new ManualTicker()));
    }

    private void put(String user, int textLength) {
        String id = "019a2b6e-7c00-7abc-8def-%012d".formatted(ring.tail());
        byte[] event = ("{\"id\":\"" + id + "\",\"name\":\"e\",\"time\":\"2026-03-01T12:00:00Z\",\"user\":\"" + user
                        + "\",\"properties\":{\"text\":\"" + "x".repeat(textLength) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(ledger.reserve(event.length)).isPositive();
        ring.put(event, Label.of(Purpose.PRODUCT_ANALYTICS));
    }

    private void sendAll(Dispatch dispatch) {
        for (int i = 0; !dispatch.isEmpty() || dispatch.load(); i++) {
            assertThat(dispatch.remaining()).isZero();
            dispatch.attempt();
            assertThat(i).isLessThan(10_000);
        }
    }

    @Test
    void noBodyIsLargerThanTheReceiverTakes() {
        for (int i = 0; i < 1_000; i++) {
            put("user-" + i, 2_000);
        }
        sendAll(dispatch(WIRES.segment()));
        assertThat(sizes).allMatch(size -> size <= 500_000);
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
        assertThat(ledger.snapshot().delivered()).isEqualTo(1_000);
        assertThat(ledger.snapshot().dropped()).isEmpty();
    }

    @Test
    void noRequestHasMoreEventsThanTheReceiverTakes() {
        for (int i = 0; i < 4_100; i++) {
            put("user-" + i, 1);
        }
        sendAll(dispatch(WIRES.amplitudeBatch("key")));
        assertThat(counts).containsExactly(2_000, 2_000, 100);
    }

    @Test
    void anEventThatTheReceiverWouldRefuseIsDroppedAndCounted() {
        put("user-1", 1);
        put("null", 1);
        put("user-3", 1);
        sendAll(dispatch(WIRES.amplitude("key")));
        assertThat(counts).containsExactly(2);
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.UNSENDABLE, 1L));
        assertThat(ledger.snapshot().delivered()).isEqualTo(2);
    }

    @Test
    void refusedRecordsThatNobodyNamesAreCountedAndNotSentAgain() {
        for (int i = 0; i < 5; i++) {
            put("user-" + i, 1);
        }
        answer = new TransportResponse(
                200, Map.of(), "{\"partialSuccess\":{\"rejectedLogRecords\":\"2\"}}".getBytes(StandardCharsets.UTF_8));
        sendAll(dispatch(WIRES.otlp(OtlpEncoding.JSON)));
        assertThat(counts).containsExactly(5);
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 2L));
        assertThat(ledger.snapshot().delivered()).isEqualTo(3);
    }

    @Test
    void evenWhenAllRecordsAreRefusedNoneIsSentAgain() {
        put("user-1", 1);
        put("user-2", 1);
        answer = new TransportResponse(
                200, Map.of(), "{\"partialSuccess\":{\"rejectedLogRecords\":\"2\"}}".getBytes(StandardCharsets.UTF_8));
        sendAll(dispatch(WIRES.otlp(OtlpEncoding.JSON)));
        assertThat(counts).containsExactly(2);
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 2L));
    }

    @Test
    void aReceiverThatRefusesAllRecordsCostsOneBatchAndThenOneEventAtATime() {
        for (int i = 0; i < 100; i++) {
            put("user-" + i, 1);
        }
        answer = new TransportResponse(
                200,
                Map.of(),
                "{\"partialSuccess\":{\"rejectedLogRecords\":\"1000\"}}".getBytes(StandardCharsets.UTF_8));
        Dispatch dispatch = dispatch(WIRES.otlp(OtlpEncoding.JSON), 10);
        assertThat(dispatch.load()).isTrue();
        dispatch.attempt();
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 10L));
        assertThat(dispatch.remaining()).as("a hold").isPositive();
        assertThat(counts).containsExactly(10);
    }
}
