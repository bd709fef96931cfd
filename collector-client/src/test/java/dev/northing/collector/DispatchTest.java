package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Bytes;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.NorthingBatchFormat;
import dev.northing.collector.wire.ResponsePolicy;
import dev.northing.collector.wire.WireFormat;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** One batch through all that can befall it, on one thread and in time that stands still. */
final class DispatchTest {

    private static final CommonFacts FACTS = new CommonFacts("app", "1", "java/17", "northing-java/0", "");
    private static final int MAX_EVENTS = 64;
    private static final Wakeup WAKEUP = new Wakeup(MAX_EVENTS, 1_000_000);

    private final ManualTicker ticker = new ManualTicker();
    private final LogRecorder log = new LogRecorder();
    private final Ledger ledger = new Ledger(1_000, 1_000_000);
    private final Intake.Queue queue = new Intake.Queue(ledger, new EventRing(1_000), WAKEUP, WAKEUP);
    private final Set<Purpose> granted = new HashSet<>(Set.of(Purpose.PRODUCT_ANALYTICS, Purpose.DIAGNOSTICS));
    private boolean consentFails;

    private Dispatch dispatch(Transport transport) {
        return dispatch(new NorthingBatchFormat(FACTS), transport);
    }

    private Dispatch dispatch(WireFormat wire, Transport transport) {
        Dispatch.Settings settings =
                new Dispatch.Settings(MAX_EVENTS, 100_000, InstantSource.fixed(Instant.EPOCH), ticker, new Random(7));
        return new Dispatch(
                new RingBacklog(queue, "f00d"),
                new ConsentGate(this::consent),
                new Destination(wire, transport, Compression.NONE),
                settings,
                new Notices(() -> log, ticker));
    }

    private ConsentState consent(Purpose purpose) {
        if (consentFails) {
            throw new IllegalStateException("no consent record");
        }
        return granted.contains(purpose) ? ConsentState.GRANTED : ConsentState.WITHDRAWN;
    }

    private void put(int from, int to) {
        for (int i = from; i < to; i++) {
            put(i, Purpose.PRODUCT_ANALYTICS);
        }
    }

    private void put(int number, Purpose purpose) {
        byte[] event = ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(ledger.reserve(event.length)).isPositive();
        queue.ring().put(event, Label.of(purpose));
    }

    /** Tries until nothing is on its way or the dispatch wants to wait; returns how often. */
    private int attemptAll(Dispatch dispatch) {
        int attempts = 0;
        while (!dispatch.isEmpty() && dispatch.remaining() == 0) {
            dispatch.attempt();
            assertThat(++attempts).isLessThan(10_000);
        }
        return attempts;
    }

    private static List<Integer> numbers(RecordingTransport transport) {
        List<Integer> numbers = new ArrayList<>();
        for (RecordingTransport.Sent sent : transport.sent()) {
            if (sent.status() == 202) {
                numbers.addAll(numbersOf(sent));
            }
        }
        return numbers;
    }

    private static List<Integer> numbersOf(RecordingTransport.Sent sent) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : sent.body().split("\"n\":", -1)) {
            if (!part.startsWith("{")) {
                numbers.add(Integer.parseInt(part.substring(0, part.indexOf('}'))));
            }
        }
        return numbers;
    }

    private static List<Integer> range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).boxed().toList();
    }

    @Test
    void deliversABatchInTheOrderOfItsEvents() {
        RecordingTransport transport = new RecordingTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, 10);
        assertThat(dispatch.load()).isTrue();
        dispatch.attempt();
        assertThat(dispatch.isEmpty()).isTrue();
        assertThat(numbers(transport)).isEqualTo(range(0, 10));
        assertThat(ledger.snapshot().delivered()).isEqualTo(10);
        assertThat(ledger.progress().isSettledBefore(10)).isTrue();
        assertThat(ledger.progress().isSettledBefore(11)).isFalse();
    }

    @Test
    void loadsNothingWhenNothingIsQueued() {
        assertThat(dispatch(new RecordingTransport()).load()).isFalse();
    }

    @Test
    void takesNoMoreThanABatchHolds() {
        RecordingTransport transport = new RecordingTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, MAX_EVENTS + 1);
        dispatch.load();
        dispatch.attempt();
        assertThat(ledger.snapshot().pending()).isEqualTo(1);
    }

    @Test
    void sendsTheSameBytesUnderTheSameKeyAfterAFailure() {
        AtomicInteger calls = new AtomicInteger();
        RecordingTransport transport = new RecordingTransport(request -> calls.incrementAndGet() < 3 ? 503 : 202);
        Dispatch dispatch = dispatch(transport);
        put(0, 3);
        dispatch.load();
        while (!dispatch.isEmpty()) {
            attemptAll(dispatch);
            assertThat(ledger.snapshot().pending()).isEqualTo(dispatch.isEmpty() ? 0 : 3);
            ticker.advance(Duration.ofSeconds(5));
        }
        List<RecordingTransport.Sent> sent = transport.sent();
        assertThat(sent).hasSize(3);
        assertThat(sent)
                .extracting(RecordingTransport.Sent::body)
                .containsOnly(sent.get(0).body());
        assertThat(sent)
                .extracting(each -> each.headers().get("Idempotency-Key"))
                .containsOnly("f00d-0-2-3");
        assertThat(sent)
                .extracting(each -> each.headers().get("Northing-Attempt"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void holdsForAMinuteAndDropsNothingWhenSomethingIsSetUpWrongly() {
        for (int status : List.of(301, 401, 403, 404, 405, 407, 410, 421, 451, 501, 505, 511)) {
            AtomicInteger calls = new AtomicInteger();
            RecordingTransport transport =
                    new RecordingTransport(request -> calls.incrementAndGet() == 1 ? status : 202);
            Dispatch dispatch = dispatch(transport);
            put(0, 3);
            dispatch.load();
            assertThat(attemptAll(dispatch)).isEqualTo(1);
            ticker.advance(Duration.ofSeconds(59));
            assertThat(dispatch.remaining()).as("status %d", status).isPositive();
            ticker.advance(Duration.ofSeconds(1));
            assertThat(attemptAll(dispatch)).isEqualTo(1);
            assertThat(ledger.snapshot().droppedTotal()).isZero();
            assertThat(ledger.snapshot().pending()).isZero();
        }
    }

    @Test
    void holdsWhenTlsFails() {
        RecordingTransport transport = new RecordingTransport(request -> {
            throw new SSLHandshakeException("certificate");
        });
        Dispatch dispatch = dispatch(transport);
        put(0, 1);
        dispatch.load();
        dispatch.attempt();
        assertThat(dispatch.remaining()).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void triesAgainWhateverATransportThrows() {
        List<Throwable> thrown = List.of(new IOException(), new IllegalStateException(), new OutOfMemoryError());
        AtomicInteger calls = new AtomicInteger();
        RecordingTransport transport = new RecordingTransport(request -> {
            int call = calls.getAndIncrement();
            if (call < thrown.size()) {
                throwAnything(thrown.get(call));
            }
            return 202;
        });
        Dispatch dispatch = dispatch(transport);
        put(0, 2);
        dispatch.load();
        while (!dispatch.isEmpty()) {
            attemptAll(dispatch);
            ticker.advance(Duration.ofSeconds(5));
        }
        assertThat(ledger.snapshot().delivered()).isEqualTo(2);
    }

    private static void throwAnything(Throwable thrown) throws IOException {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw (IOException) thrown;
    }

    @Test
    void findsTheOnePoisonousEventAndDeliversTheOthersInOrder() {
        for (int poison : List.of(0, 17, 49)) {
            RecordingTransport transport =
                    new RecordingTransport(request -> numbersOf(request).contains(poison) ? 400 : 202);
            Dispatch dispatch = dispatch(transport);
            long droppedBefore = ledger.snapshot().droppedTotal();
            put(0, 50);
            dispatch.load();
            int requests = attemptAll(dispatch);
            List<Integer> expected = new ArrayList<>(range(0, 50));
            expected.remove(Integer.valueOf(poison));
            assertThat(numbers(transport)).isEqualTo(expected);
            assertThat(ledger.snapshot().droppedTotal() - droppedBefore).isEqualTo(1);
            // 2 * ceil(log2 50) + 1
            assertThat(requests).isLessThanOrEqualTo(13);
        }
        assertThat(ledger.snapshot().dropped()).containsExactlyEntriesOf(Map.of(DropReason.REJECTED, 3L));
    }

    @Test
    void losesThreeEventsAtMostToAReceiverThatRejectsEverythingBeforeItHolds() {
        RecordingTransport transport = new RecordingTransport(request -> 400);
        Dispatch dispatch = dispatch(transport);
        put(0, 64);
        dispatch.load();
        attemptAll(dispatch);
        assertThat(ledger.snapshot().dropped()).containsExactlyEntriesOf(Map.of(DropReason.REJECTED, 3L));
        assertThat(dispatch.remaining()).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void probesWithOneEventAfterSuchAHoldAndGoesOnWhenItIsTaken() {
        AtomicInteger rejections = new AtomicInteger();
        boolean[] healed = {false};
        RecordingTransport transport = new RecordingTransport(request -> {
            rejections.incrementAndGet();
            return healed[0] ? 202 : 422;
        });
        Dispatch dispatch = dispatch(transport);
        put(0, 64);
        dispatch.load();
        attemptAll(dispatch);
        int before = transport.sent().size();
        ticker.advance(Duration.ofMinutes(1));
        assertThat(attemptAll(dispatch)).isEqualTo(1);
        assertThat(transport.sent().get(before).events()).isEqualTo(1);
        assertThat(ledger.snapshot().droppedTotal()).isEqualTo(4);
        healed[0] = true;
        ticker.advance(Duration.ofMinutes(2));
        attemptAll(dispatch);
        assertThat(numbers(transport)).isEqualTo(range(4, 64));
    }

    /** Row S5: a receiver that counts events, and one that counts bytes. */
    @Test
    void losesNothingToALimitAndFillsItsRequestsAfterTwentyOfThem() {
        List<RecordingTransport.Script> limits = List.of(
                request -> request.events() > 10 ? 413 : 202,
                // [{"n":100},...,{"n":109}]} has 102 bytes.
                request -> request.body().length() - request.body().indexOf('[') > 102 ? 413 : 202);
        for (RecordingTransport.Script limit : limits) {
            RecordingTransport transport = new RecordingTransport(limit);
            Dispatch dispatch = dispatch(transport);
            put(100, 612);
            while (dispatch.load()) {
                attemptAll(dispatch);
            }
            assertThat(numbers(transport)).isEqualTo(range(100, 612));
            List<RecordingTransport.Sent> later =
                    transport.sent().subList(20, transport.sent().size() - 1);
            assertThat(later).hasSizeGreaterThan(20).allMatch(sent -> sent.status() == 202 && sent.events() == 10);
        }
        assertThat(ledger.snapshot().delivered()).isEqualTo(1_024);
    }

    @Test
    void cutsWhatIsPreparedToWhatWasLearnedMeanwhile() {
        AsyncTransport transport = new AsyncTransport();
        Dispatch dispatch = dispatch(transport);
        put(100, 228);
        dispatch.load();
        dispatch.attempt();
        dispatch.prepare();
        transport.answer(413);
        while (!dispatch.isEmpty()) {
            dispatch.landIfOver();
            if (!dispatch.isFlying() && !dispatch.isEmpty()) {
                dispatch.attempt();
                transport.answer(transport.last().events() > 32 ? 413 : 202);
            }
        }
        assertThat(numbers(transport.recorded())).isEqualTo(range(100, 228));
        assertThat(transport
                        .recorded()
                        .sent()
                        .subList(1, transport.recorded().sent().size()))
                .allMatch(sent -> sent.events() < 64);
    }

    @Test
    void dropsASingleEventThatIsTooLargeForTheReceiver() {
        RecordingTransport transport = new RecordingTransport(request -> 413);
        Dispatch dispatch = dispatch(transport);
        put(0, 1);
        dispatch.load();
        attemptAll(dispatch);
        assertThat(ledger.snapshot().dropped()).containsExactlyEntriesOf(Map.of(DropReason.TOO_LARGE, 1L));
    }

    @Test
    void dropsEventsWhoseConsentIsTakenBackBeforeTheyAreSent() {
        RecordingTransport transport = new RecordingTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, Purpose.PRODUCT_ANALYTICS);
        put(1, Purpose.DIAGNOSTICS);
        put(2, Purpose.PRODUCT_ANALYTICS);
        dispatch.load();
        granted.remove(Purpose.PRODUCT_ANALYTICS);
        attemptAll(dispatch);
        assertThat(numbers(transport)).containsExactly(1);
        assertThat(ledger.snapshot().dropped()).containsExactlyEntriesOf(Map.of(DropReason.NO_CONSENT, 2L));
    }

    @Test
    void asksForConsentAgainOnEveryTryAndChangesTheKeyWithTheEvents() {
        AtomicInteger calls = new AtomicInteger();
        RecordingTransport transport = new RecordingTransport(request -> calls.incrementAndGet() == 1 ? 503 : 202);
        Dispatch dispatch = dispatch(transport);
        put(0, Purpose.DIAGNOSTICS);
        put(1, Purpose.PRODUCT_ANALYTICS);
        put(2, Purpose.DIAGNOSTICS);
        dispatch.load();
        attemptAll(dispatch);
        granted.remove(Purpose.PRODUCT_ANALYTICS);
        ticker.advance(Duration.ofSeconds(1));
        attemptAll(dispatch);
        assertThat(numbers(transport)).containsExactly(0, 2);
        assertThat(transport.sent().get(0).headers().get("Idempotency-Key"))
                .isNotEqualTo(transport.sent().get(1).headers().get("Idempotency-Key"));
    }

    @Test
    void sendsNothingWhenTheConsentSourceFails() {
        RecordingTransport transport = new RecordingTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, 4);
        dispatch.load();
        consentFails = true;
        attemptAll(dispatch);
        assertThat(transport.sent()).isEmpty();
        assertThat(ledger.snapshot().dropped()).containsExactlyEntriesOf(Map.of(DropReason.CONSENT_FAILED, 4L));
        assertThat(ledger.progress().isSettledBefore(4)).isTrue();
    }

    @Test
    void closesItsTransport() {
        RecordingTransport transport = new RecordingTransport();
        dispatch(transport).close();
        assertThat(transport.isClosed()).isTrue();
    }

    @Test
    void preparesOneBatchWhileAnotherFliesAndSendsItNext() {
        AsyncTransport transport = new AsyncTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, 130);
        dispatch.load();
        dispatch.attempt();
        assertThat(dispatch.isFlying()).isTrue();
        assertThat(dispatch.isPrepared()).isFalse();
        assertThat(dispatch.prepare()).isTrue();
        assertThat(dispatch.isPrepared()).isTrue();
        assertThat(dispatch.isAnswered()).isFalse();
        transport.answer(202);
        assertThat(dispatch.isAnswered()).isTrue();
        dispatch.landIfOver();
        assertThat(ledger.snapshot().delivered()).isEqualTo(64);
        assertThat(ledger.snapshot().pending()).isEqualTo(66);
        assertThat(dispatch.isEmpty()).isFalse();
        assertThat(dispatch.isPrepared()).isFalse();
        dispatch.attempt();
        transport.answer(202);
        dispatch.landIfOver();
        assertThat(dispatch.isEmpty()).isTrue();
        assertThat(numbers(transport.recorded())).isEqualTo(range(0, 128));
        assertThat(transport.recorded().sent())
                .extracting(sent -> sent.headers().get("Idempotency-Key"))
                .containsExactly("f00d-0-3f-40", "f00d-40-7f-40");
    }

    @Test
    void whatIsPreparedWaitsUntilTheBatchBeforeIsSettled() {
        AsyncTransport transport = new AsyncTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, 128);
        dispatch.load();
        dispatch.attempt();
        dispatch.prepare();
        transport.answer(503);
        dispatch.landIfOver();
        assertThat(dispatch.remaining()).isPositive();
        ticker.advance(Duration.ofSeconds(1));
        dispatch.attempt();
        transport.fail(new IOException("reset"));
        dispatch.landIfOver();
        ticker.advance(Duration.ofSeconds(2));
        dispatch.attempt();
        transport.answer(400);
        while (!dispatch.isEmpty()) {
            dispatch.landIfOver();
            if (!dispatch.isFlying() && !dispatch.isEmpty()) {
                dispatch.attempt();
                transport.answer(numbersOf(transport).contains(5) ? 400 : 202);
            }
        }
        List<Integer> expected = new ArrayList<>(range(0, 128));
        expected.remove(Integer.valueOf(5));
        assertThat(numbers(transport.recorded())).isEqualTo(expected);
    }

    private static List<Integer> numbersOf(AsyncTransport transport) {
        TransportRequest request = transport.last();
        String body = new String(request.copyOfBody(), StandardCharsets.UTF_8);
        return numbersOf(new RecordingTransport.Sent(body, request.headers(), request.events(), 0));
    }

    @Test
    void leavesOutOfAPreparedBatchWhatIsWithdrawnMeanwhile() {
        AsyncTransport transport = new AsyncTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, 64);
        put(64, Purpose.DIAGNOSTICS);
        put(65, Purpose.PRODUCT_ANALYTICS);
        dispatch.load();
        dispatch.attempt();
        dispatch.prepare();
        granted.remove(Purpose.DIAGNOSTICS);
        transport.answer(202);
        dispatch.landIfOver();
        dispatch.attempt();
        transport.answer(202);
        dispatch.landIfOver();
        assertThat(transport.recorded().sent().get(1).body())
                .contains("\"n\":65")
                .doesNotContain("\"n\":64");
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.NO_CONSENT, 1L));
        assertThat(ledger.snapshot().pending()).isZero();
    }

    @Test
    void encodesAPartOfABatchOnceForAllItsTries() {
        AtomicInteger encoded = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        NorthingBatchFormat northing = new NorthingBatchFormat(FACTS);
        WireFormat counting = new CountingFormat(northing, encoded, true);
        RecordingTransport transport = new RecordingTransport(request -> calls.incrementAndGet() < 5 ? 503 : 202);
        Dispatch dispatch = dispatch(counting, transport);
        put(0, 3);
        dispatch.load();
        deliverAll(dispatch);
        assertThat(transport.sent()).hasSize(5);
        assertThat(encoded).hasValue(1);
    }

    @Test
    void encodesEachTryForAWireThatSaysInTheBodyWhichItIs() {
        AtomicInteger encoded = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        WireFormat counting = new CountingFormat(new NorthingBatchFormat(FACTS), encoded, false);
        RecordingTransport transport = new RecordingTransport(request -> calls.incrementAndGet() < 5 ? 503 : 202);
        Dispatch dispatch = dispatch(counting, transport);
        put(0, 3);
        dispatch.load();
        deliverAll(dispatch);
        assertThat(encoded).hasValue(5);
    }

    private void deliverAll(Dispatch dispatch) {
        while (!dispatch.isEmpty()) {
            attemptAll(dispatch);
            ticker.advance(Duration.ofMinutes(10));
        }
    }

    /** Counts bodies. */
    private record CountingFormat(WireFormat format, AtomicInteger encoded, boolean isSameOnEveryTry)
            implements WireFormat {

        @Override
        public void encode(EventSlice events, Attempt attempt, Bytes body) {
            encoded.incrementAndGet();
            format.encode(events, attempt, body);
        }

        @Override
        public Map<String, String> headers(Attempt attempt) {
            return format.headers(attempt);
        }

        @Override
        public ResponsePolicy responses() {
            return format.responses();
        }
    }

    @Test
    void cancelsWhatIsUnderWayWhenItIsClosed() {
        AsyncTransport transport = new AsyncTransport();
        Dispatch dispatch = dispatch(transport);
        put(0, 1);
        dispatch.load();
        dispatch.attempt();
        dispatch.close();
        assertThat(transport.wasCancelled()).isTrue();
    }
}
