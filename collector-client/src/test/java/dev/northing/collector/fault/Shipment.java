package dev.northing.collector.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.Accounting;
import dev.northing.collector.CloseReport;
import dev.northing.collector.Definitions;
import dev.northing.collector.TelemetryClient;
import dev.northing.collector.TelemetryClientBuilder;
import dev.northing.collector.TrackResult;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A client, what it was given, and the judgment whether all of it arrived. */
final class Shipment implements AutoCloseable {

    /** Longer than any test should take; nothing waits that long when all is well. */
    static final Duration LONG = Duration.ofSeconds(30);

    /** How much faster than real time the waits between tries pass. */
    private static final long FACTOR = 20_000;

    /** The host must not notice any of this. */
    private static final long MAX_CALLER_NANOS = 1_000_000;

    private final EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new Random(7));
    private final Set<String> tracked = new HashSet<>();
    private final TelemetryClient client;

    Shipment(TelemetryClientBuilder builder) {
        client = builder.build();
    }

    /** In memory, batches of 100 events, sent when full or flushed, retried 20,000 times sooner than in earnest. */
    static TelemetryClientBuilder to(URI endpoint) {
        return durablyTo(endpoint).memoryOnly().ticker(new ScaledTicker(FACTOR));
    }

    /** In real time, and without a place where events wait. */
    static TelemetryClientBuilder durablyTo(URI endpoint) {
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(Definitions.builds())
                .consent(purpose -> ConsentState.GRANTED)
                .environment(Map.of())
                .endpoint(endpoint)
                .random(new Random(3))
                .batch(100, 1 << 20)
                .flushInterval(Duration.ofHours(1));
    }

    /** A call may take that long in all; connecting, reading and writing too. */
    static HttpOptions calls(Duration atMost) {
        return HttpOptions.STANDARD.withTimeouts(new HttpOptions.Timeouts(atMost, atMost, atMost));
    }

    void track(int events) {
        for (int i = 0; i < events; i++) {
            assertThat(trackOne()).isEqualTo(TrackResult.ACCEPTED);
        }
    }

    private TrackResult trackOne() {
        EventId id = ids.next();
        TrackResult result = client.track(Event.builder("build_finished")
                .id(id)
                .organization("org-" + tracked.size() % 17)
                .with("outcome", tracked.size() % 5 == 0 ? "failed" : "success")
                .with("duration_ms", 812 + tracked.size())
                .build());
        if (result == TrackResult.ACCEPTED) {
            tracked.add(id.toString());
        }
        return result;
    }

    /** Tracks while something is wrong: 99 of 100 calls have to be over within 1 ms, whether there is room or not. */
    void trackSwiftly(int events) {
        long[] nanos = new long[events];
        for (int i = 0; i < events; i++) {
            long start = System.nanoTime();
            trackOne();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(nanos[events * 99 / 100]).isLessThan(MAX_CALLER_NANOS);
    }

    boolean flush() {
        return client.flush(LONG).complete();
    }

    boolean flush(Duration timeout) {
        return client.flush(timeout).complete();
    }

    Accounting books() {
        return client.accounting();
    }

    CloseReport end() {
        return client.close(LONG);
    }

    /** Waits in real time until all is settled, closes, and holds the books against what the receiver has. */
    void assertAllArrived(Inbox inbox, int maxDuplicates) {
        assertThat(flush()).as("all is settled").isTrue();
        CloseReport report = end();
        assertNothingIsUnaccountedFor();
        assertThat(report.complete()).as("closing is complete").isTrue();
        assertThat(books().droppedTotal()).as("dropped").isZero();
        assertThat(books().pending()).as("pending").isZero();
        assertThat(books().delivered()).as("delivered").isEqualTo(tracked.size());
        assertThat(inbox.distinct()).as("ids at the receiver").isEqualTo(tracked);
        assertThat(inbox.duplicates()).as("duplicates").isBetween(0, maxDuplicates);
    }

    /** Nothing was delivered and nothing is lost: everything waits. */
    void assertAllHeld() {
        assertNothingIsUnaccountedFor();
        assertThat(books().droppedTotal()).as("dropped").isZero();
        assertThat(books().delivered()).as("delivered").isZero();
        assertThat(books().pending()).as("pending").isEqualTo(tracked.size());
    }

    private void assertNothingIsUnaccountedFor() {
        Accounting books = books();
        assertThat(books.accepted() + books.recovered() - books.delivered() - books.pending() - books.droppedTotal())
                .as("unaccounted")
                .isZero();
    }

    @Override
    public void close() {
        client.close(Duration.ZERO);
    }
}
