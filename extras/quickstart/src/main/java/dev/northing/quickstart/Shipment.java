package dev.northing.quickstart;

import dev.northing.collector.Accounting;
import dev.northing.collector.TelemetryClient;
import dev.northing.collector.TrackResult;
import dev.northing.collector.consent.ConsentState;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What became of events that were tracked and shipped over a loopback socket.
 *
 * <p>Immutable.
 *
 * @param accounting the client's own account, after it was closed
 * @param answers how often {@code track} gave each answer in the end
 * @param received what the receiver got, each event once
 * @param took from the first {@code track} to the end of {@code close}
 */
public record Shipment(Accounting accounting, Map<TrackResult, Long> answers, List<Event> received, Duration took) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Copies the collections.
     *
     * @param accounting the client's own account
     * @param answers how often {@code track} gave each answer
     * @param received what the receiver got
     * @param took how long it took
     */
    public Shipment {
        answers = Map.copyOf(answers);
        received = List.copyOf(received);
    }

    /**
     * Tracks events and waits until they are delivered.
     *
     * @param events the events
     * @param dictionary decides what may be sent
     * @param progress receives the number of events tracked so far
     * @return what became of them
     * @throws IOException if no loopback port is free
     */
    public static Shipment send(List<Event> events, MetricDictionary dictionary, LongConsumer progress)
            throws IOException {
        Map<TrackResult, Long> answers = new EnumMap<>(TrackResult.class);
        long start = System.nanoTime();
        try (Receiver receiver = Receiver.start()) {
            // Whoever runs this program has asked for exactly these events to be sent, to this very machine.
            TelemetryClient client = TelemetryClient.builder()
                    .application("northing-quickstart", "0.1.0")
                    .dictionary(dictionary)
                    .consent(purpose -> ConsentState.GRANTED)
                    .environment(Map.of())
                    .endpoint(receiver.uri())
                    .memoryOnly()
                    .build();
            long tracked = 0;
            for (Event event : events) {
                answers.merge(track(client, event), 1L, Long::sum);
                progress.accept(++tracked);
            }
            client.close(PATIENCE);
            return new Shipment(
                    client.accounting(), answers, receiver.events(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** A replay is faster than any socket: when the queue is full, it waits for room, as a live application would not. */
    private static TrackResult track(TelemetryClient client, Event event) {
        TrackResult result = client.track(event);
        if (result != TrackResult.QUEUE_FULL) {
            return result;
        }
        client.flush(PATIENCE);
        return client.track(event);
    }
}
