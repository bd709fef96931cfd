package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.NorthingBatchFormat;
import dev.northing.core.privacy.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Sending on the test's own thread, in time that stands still, of numbered events on Northing's own wire. */
final class SendingRig {

    private static final CommonFacts FACTS = new CommonFacts("app", "1", "java/17", "northing-java/0", "");

    final ManualTicker ticker = new ManualTicker();
    final LogRecorder log = new LogRecorder();
    final Ledger ledger = new Ledger(10_000, 10_000_000);
    final Dispatch dispatch;

    private final EventRing ring = new EventRing(10_000);
    private int events;

    SendingRig(int maxEvents, Transport transport) {
        Wakeup wakeup = new Wakeup(maxEvents, 10_000_000);
        dispatch = new Dispatch(
                new RingBacklog(new Intake.Queue(ledger, ring, wakeup, wakeup), "f00d"),
                new ConsentGate(
                        purpose -> purpose.equals(Purpose.DIAGNOSTICS) ? ConsentState.WITHDRAWN : ConsentState.GRANTED),
                new Destination(new NorthingBatchFormat(FACTS), transport, Compression.NONE),
                new Dispatch.Settings(maxEvents, 10_000_000, InstantSource.fixed(Instant.EPOCH), ticker, new Random(7)),
                new Notices(() -> log, ticker));
    }

    /** The id of the event number so many, from 0. */
    static String id(int number) {
        return String.format(Locale.ROOT, "019a2b6e-7c00-7abc-8def-%012d", number);
    }

    static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add(id(i));
        }
        return ids;
    }

    void put(int count) {
        put(count, Purpose.PRODUCT_ANALYTICS);
    }

    /** Queues the next events. */
    void put(int count, Purpose purpose) {
        for (int i = 0; i < count; i++) {
            byte[] event = ("{\"id\":\"" + id(events++) + "\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(ledger.reserve(event.length)).isPositive();
            ring.put(event, Label.of(purpose));
        }
    }

    /** Tries until nothing is left or a wait is due. */
    void attemptAll() {
        for (int i = 0; (!dispatch.isEmpty() || dispatch.load()) && dispatch.remaining() == 0; i++) {
            dispatch.attempt();
            assertThat(i).isLessThan(10_000);
        }
    }

    /** Tries until nothing is left, and lets all waits pass; returns how long they were. */
    Duration deliverAll() {
        long start = ticker.nanos();
        attemptAll();
        while (!dispatch.isEmpty()) {
            ticker.advance(Duration.ofNanos(dispatch.remaining()));
            attemptAll();
        }
        return Duration.ofNanos(ticker.nanos() - start);
    }

    Accounting books() {
        return ledger.snapshot();
    }
}
