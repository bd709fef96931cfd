package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What one {@code track()} costs the thread that calls it, with an event of 12 properties and about 650 bytes.
 *
 * <p>The receiver takes everything at once, so the queue is never full for long; {@code refused} in the output of a run
 * that tracks faster than one thread can ship is normal and costs less than an accepted event, so compare only runs of
 * the queue size given here, which holds a second of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TrackBenchmark {

    private static final int QUEUE_EVENTS = 1_000_000;

    private TelemetryClient client;
    private Event event;

    @Param({"false", "true"})
    private boolean built;

    @Setup
    public void start() {
        event = event(1);
        client = TelemetryClient.builder()
                .application("bench", "1")
                .dictionary(SampleDictionary.of(event(0), List.of("user", "organization"), 256))
                .consentNotRequired("a benchmark")
                .environment(Map.of())
                .queue(QUEUE_EVENTS, 1L << 30)
                .transport(new TakesEverything())
                .memoryOnly()
                .build();
    }

    @TearDown
    public void stop() {
        Accounting books = client.accounting();
        System.out.println("tried " + books.tried() + ", refused " + books.refused());
        client.close(Duration.ofSeconds(30));
    }

    /** With {@code built}, the cost of building the event is in it; without, one event is tracked again and again. */
    @Benchmark
    public TrackResult track() {
        return client.track(built ? event(1) : event);
    }

    /** The same from two threads. */
    @Benchmark
    @Threads(2)
    public TrackResult trackByTwo() {
        return client.track(built ? event(1) : event);
    }

    /** The cost of building the event alone, to subtract. */
    @Benchmark
    public Event build() {
        return event(1);
    }

    private static Event event(int i) {
        return Event.builder("ci_pipeline_finished")
                .user("user-" + (i & 0xfff))
                .organization("6b1f9d70-2b0c-4d1c-9f0a-aaaaaaaaaaaa")
                .with("pipeline_source", "merge_request_event")
                .with("outcome", "success")
                .with("runner_type", "instance_saas_linux_small")
                .with("branch_kind", "feature")
                .with("jobs_total", 17)
                .with("jobs_failed", i & 3)
                .with("stages_total", 5)
                .with("artifacts_bytes", 123_456_789L + i)
                .with("duration_seconds", 812.25)
                .with("queue_seconds", 3.5)
                .with("is_retry", false)
                .with(
                        "commit_message_style",
                        "conventional commits with a scope and a body of several paragraphs, "
                                + "which makes this event about as long as the ones that were measured elsewhere")
                .build();
    }

    private static final class TakesEverything implements Transport {

        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            return new TransportResponse(202);
        }
    }
}
