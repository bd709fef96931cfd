package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.NorthingBatchFormat;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A dispatch on one thread before a receiver that fails as scripted, in simulated time: hours pass in milliseconds.
 *
 * <p>Events are numbered; every one that the receiver takes is marked, so that what is lost or doubled shows.
 */
final class Outage implements Transport {

    static final int BATCH_EVENTS = 500;

    private static final CommonFacts FACTS = new CommonFacts("app", "1", "java/17", "northing-java/0", "");
    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");
    private static final Wakeup NOBODY = new Wakeup(BATCH_EVENTS, 1_000_000);
    private static final Duration IDLE = Duration.ofMillis(10);

    final SimulatedTime time = new SimulatedTime();
    final List<Try> tries = new ArrayList<>();
    private final Ledger ledger;
    private final Intake.Queue queue;
    private final Dispatch dispatch;
    private final Receiver receiver;
    private final int[] taken;
    private int tracked;
    private int perSecond;
    private Duration producedUntil = Duration.ZERO;

    /** What the receiver does with a request; marks what it takes. */
    interface Receiver {
        TransportResponse answer(Outage outage, int[] events) throws IOException;
    }

    /** One request: when it started, how many events it had, and what it met. */
    record Try(Duration at, int events) {}

    Outage(int capacity, long seed, Receiver receiver) {
        this.receiver = receiver;
        this.taken = new int[capacity];
        this.ledger = new Ledger(capacity, 1L << 30);
        this.queue = new Intake.Queue(ledger, new EventRing(capacity), NOBODY, NOBODY);
        Dispatch.Settings settings = new Dispatch.Settings(BATCH_EVENTS, 450 << 10, time, time, new Random(seed));
        this.dispatch = new Dispatch(
                new RingBacklog(queue, "f00d"),
                new ConsentGate(purpose -> ConsentState.GRANTED),
                new Destination(new NorthingBatchFormat(FACTS), this, Compression.NONE),
                settings,
                new Notices(() -> new LogRecorder(), time));
    }

    /** A receiver that takes everything. */
    static TransportResponse take(Outage outage, int[] events) {
        for (int event : events) {
            outage.taken[event]++;
        }
        return new TransportResponse(202);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        int[] events = NUMBER.matcher(new String(request.copyOfBody(), StandardCharsets.UTF_8))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .toArray();
        tries.add(new Try(time.elapsed(), events.length));
        return receiver.answer(this, events);
    }

    /** Puts that many events. */
    Outage track(int events) {
        for (int i = 0; i < events; i++) {
            byte[] event = ("{\"n\":" + tracked++ + "}").getBytes(StandardCharsets.UTF_8);
            assertThat(ledger.reserve(event.length)).isPositive();
            queue.ring().put(event, Label.of(Purpose.PRODUCT_ANALYTICS));
        }
        return this;
    }

    /** Puts events at a rate, for a time from now on. */
    Outage produce(int eventsPerSecond, Duration howLong) {
        perSecond = eventsPerSecond;
        producedUntil = time.elapsed().plus(howLong);
        return this;
    }

    private void produceDue() {
        Duration until = time.elapsed().compareTo(producedUntil) < 0 ? time.elapsed() : producedUntil;
        track((int) Math.max(0, until.toMillis() * perSecond / 1_000 - tracked));
    }

    /** Runs until a time. */
    void runUntil(Duration end) {
        while (time.elapsed().compareTo(end) < 0) {
            step(end);
        }
    }

    /** Runs until everything is settled. */
    Outage drain() {
        int steps = 0;
        produceDue();
        while (!dispatch.isEmpty() || ledger.snapshot().pending() > 0) {
            step(Duration.ofDays(10_000));
            assertThat(++steps).isLessThan(1_000_000);
        }
        return this;
    }

    private void step(Duration end) {
        produceDue();
        if (dispatch.isEmpty() && !dispatch.load()) {
            time.pass(IDLE);
        } else if (dispatch.remaining() > 0) {
            time.park(Math.min(dispatch.remaining(), end.minus(time.elapsed()).toNanos()));
        } else {
            dispatch.attempt();
        }
    }

    Accounting books() {
        return ledger.snapshot();
    }

    /** Tries within a span of time, its end left out. */
    long triesWithin(Duration from, Duration to) {
        return tries.stream()
                .filter(each -> each.at().compareTo(from) >= 0 && each.at().compareTo(to) < 0)
                .count();
    }

    long lost() {
        long lost = 0;
        for (int i = 0; i < tracked; i++) {
            lost += taken[i] == 0 ? 1 : 0;
        }
        return lost;
    }

    long doubled() {
        long doubled = 0;
        for (int i = 0; i < tracked; i++) {
            doubled += Math.max(0, taken[i] - 1);
        }
        return doubled;
    }

    int tracked() {
        return tracked;
    }
}
