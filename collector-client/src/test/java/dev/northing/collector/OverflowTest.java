package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.transport.Transport;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client does when its queue is full. */
@Timeout(60)
final class OverflowTest {

    private static final MetricDictionary DICTIONARY = new Definitions()
            .event(Definitions.event("click").property(Definitions.text("note")))
            .event(Definitions.event("license_synced").important())
            .dictionary();

    private final EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new Random(1));
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final RecordingTransport gated = new RecordingTransport(request -> {
        reached.countDown();
        await(open);
        return 202;
    });

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyShould) {
            throw new AssertionError("a thread of the client was interrupted", nobodyShould);
        }
    }

    private static TelemetryClientBuilder builder(Transport transport) {
        return Clients.builder(transport).dictionary(DICTIONARY).flushInterval(Duration.ofHours(1));
    }

    /** A client with 10 clicks under way to a receiver that does not answer yet, and room for 30 events. */
    private TelemetryClient busy(OverflowPolicy policy, List<String> underWay) {
        TelemetryClient client = builder(gated)
                .queue(40, 1 << 20)
                .batch(10, 1 << 20)
                .overflow(policy)
                .build();
        underWay.addAll(track(client, "click", 10));
        await(reached);
        return client;
    }

    private List<String> track(TelemetryClient client, String name, int times) {
        List<String> tracked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            EventId id = ids.next();
            assertThat(client.track(Event.builder(name).id(id).build())).isEqualTo(TrackResult.ACCEPTED);
            tracked.add(id.toString());
        }
        return tracked;
    }

    private static TrackResult click(TelemetryClient client) {
        return client.track(Event.builder("click").build());
    }

    @Test
    void keepsRoomForLicensesInAFloodOfClicks() {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = builder(transport).queue(80, 1 << 20).build();
        for (int i = 0; i < 1_000; i++) {
            click(client);
        }
        assertThat(client.accounting().accepted()).isEqualTo(70);
        track(client, "license_synced", 10);
        assertThat(client.track(Event.builder("license_synced").build())).isEqualTo(TrackResult.QUEUE_FULL);
        client.close(Duration.ZERO);
    }

    @Test
    void dropsTheOldestThatStillWaitsWhenAskedTo() {
        List<String> expected = new ArrayList<>();
        TelemetryClient client = busy(OverflowPolicy.dropOldest(), expected);
        List<String> waiting = track(client, "click", 130);
        assertThat(client.accounting().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 100L));
        assertThat(client.accounting().pending()).isEqualTo(40);
        assertThat(client.accounting().accepted()).isEqualTo(140);
        open.countDown();
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        client.close(Clients.LONG);
        expected.addAll(waiting.subList(100, 130));
        assertThat(gated.takenIds()).isEqualTo(expected);
    }

    @Test
    void dropsClicksBeforeLicensesHoweverOldTheseAre() {
        List<String> expected = new ArrayList<>();
        TelemetryClient client = busy(OverflowPolicy.dropOldest(), expected);
        expected.addAll(track(client, "license_synced", 5));
        List<String> waiting = track(client, "click", 100);
        open.countDown();
        client.close(Clients.LONG);
        expected.addAll(waiting.subList(75, 100));
        assertThat(gated.takenIds()).isEqualTo(expected);
        assertThat(client.accounting().delivered()).isEqualTo(40);
    }

    @Test
    void dropsTheOldestLicenseForANewOneAndNoneForAClick() {
        List<String> expected = new ArrayList<>();
        TelemetryClient client = busy(OverflowPolicy.dropOldest(), expected);
        track(client, "click", 30);
        List<String> licenses = track(client, "license_synced", 50);
        assertThat(click(client)).isEqualTo(TrackResult.QUEUE_FULL);
        assertThat(client.accounting().refused()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 1L));
        assertThat(client.accounting().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 50L));
        open.countDown();
        client.close(Clients.LONG);
        expected.addAll(licenses.subList(20, 50));
        assertThat(gated.takenIds()).isEqualTo(expected);
    }

    @Test
    void dropsAsManyAsALargeEventNeeds() {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = builder(transport)
                .queue(1_000, 40_000)
                .overflow(OverflowPolicy.dropOldest())
                .batch(1_000, 1 << 20)
                .build();
        Event large = Event.builder("click").with("note", "x".repeat(30_000)).build();
        for (int i = 0; i < 20; i++) {
            click(client);
        }
        for (int i = 0; i < 20; i++) {
            TrackResult result = client.track(large);
            assertThat(result).isIn(TrackResult.ACCEPTED, TrackResult.QUEUE_FULL);
        }
        assertThat(client.accounting().accepted() - client.accounting().pending())
                .isEqualTo(client.accounting().dropped().getOrDefault(DropReason.QUEUE_FULL, 0L));
        client.close(Duration.ZERO);
        assertThat(client.accounting().pending()).isZero();
    }

    @Test
    void tellsWhoeverWaitsForADurableEventThatItHadToMakeRoom() throws Exception {
        FakeStore stuck = new FakeStore() {
            @Override
            public int append(List<EventRecord> more) {
                reached.countDown();
                await(open);
                return super.append(more);
            }
        };
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport)
                .eventStore(stuck)
                .dictionary(DICTIONARY)
                .queue(300, 1 << 20)
                .overflow(OverflowPolicy.dropOldest())
                .build();
        List<CompletableFuture<TrackResult>> answers = new ArrayList<>();
        List<CompletableFuture<Void>> dependents = new ArrayList<>();
        List<String> threads = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 350; i++) {
            CompletableFuture<TrackResult> answer = client.trackDurably(
                            Event.builder("click").id(ids.next()).build())
                    .toCompletableFuture();
            answers.add(answer);
            dependents.add(
                    answer.thenRun(() -> threads.add(Thread.currentThread().getName())));
            if (i == 0) {
                await(reached);
            }
        }
        FlushReport before = client.flush(Duration.ZERO);
        assertThat(before.complete()).isFalse();
        open.countDown();
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        client.close(Clients.LONG);
        // The first is with the writer; the next 50 made room for the last 50.
        for (int i = 0; i < 350; i++) {
            boolean evicted = i >= 1 && i <= 50;
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS))
                    .as("%d", i)
                    .isEqualTo(evicted ? TrackResult.EVICTED : TrackResult.ACCEPTED);
        }
        CompletableFuture.allOf(dependents.toArray(new CompletableFuture<?>[0])).get(20, TimeUnit.SECONDS);
        assertThat(threads).hasSize(350).containsOnly("northing-spool");
        assertThat(transport.takenIds()).hasSize(300).doesNotHaveDuplicates();
        assertThat(client.accounting().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 50L));
        assertThat(TrackResult.EVICTED.isAccepted()).isTrue();
    }

    @Test
    void waitsForRoomWhenAskedTo() throws Exception {
        List<String> expected = new ArrayList<>();
        TelemetryClient client = busy(OverflowPolicy.block(Duration.ofSeconds(30)), expected);
        expected.addAll(track(client, "click", 25));
        assertThat(client.accounting().pending()).isEqualTo(35);
        CompletableFuture<TrackResult> answer = new CompletableFuture<>();
        Thread waiting = new Thread(() -> answer.complete(click(client)));
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();
        open.countDown();
        assertThat(answer.get()).isEqualTo(TrackResult.ACCEPTED);
        client.close(Clients.LONG);
        assertThat(gated.takenIds()).hasSize(36).startsWith(expected.toArray(new String[0]));
    }

    @Test
    void refusesAfterTheTimeAndWhenItIsClosed() throws Exception {
        TelemetryClient shortly = busy(OverflowPolicy.block(Duration.ofMillis(5)), new ArrayList<>());
        track(shortly, "click", 25);
        assertThat(click(shortly)).isEqualTo(TrackResult.QUEUE_FULL);
        open.countDown();
        shortly.close(Clients.LONG);
        HangingTransport hanging = new HangingTransport(true);
        TelemetryClient client = builder(hanging)
                .queue(8, 1 << 20)
                .overflow(OverflowPolicy.block(Duration.ofSeconds(30)))
                .build();
        track(client, "click", 7);
        CompletableFuture<TrackResult> answer = new CompletableFuture<>();
        Thread waiting = new Thread(() -> answer.complete(click(client)));
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        client.close(Duration.ZERO);
        assertThat(answer.get()).isEqualTo(TrackResult.CLOSED);
    }

    @Test
    void neverLetsItsOwnThreadsWait() {
        AtomicReference<TelemetryClient> self = new AtomicReference<>();
        List<TrackResult> answers = new CopyOnWriteArrayList<>();
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = builder(transport)
                .queue(8, 1 << 20)
                .overflow(OverflowPolicy.block(Duration.ofSeconds(60)))
                .consent(purpose -> {
                    if (Thread.currentThread().getName().equals("northing-telemetry") && answers.isEmpty()) {
                        answers.add(TrackResult.INTERNAL);
                        answers.add(click(self.get()));
                    }
                    return ConsentState.GRANTED;
                })
                .build();
        self.set(client);
        track(client, "click", 7);
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(answers).containsExactly(TrackResult.INTERNAL, TrackResult.QUEUE_FULL);
        client.close(Clients.LONG);
    }

    @Test
    void refusesToBlockForNoTimeAndForTooLong() {
        assertThat(OverflowPolicy.MAX_BLOCK).isEqualTo(Duration.ofMinutes(1));
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(61))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> OverflowPolicy.block(wrong))
                    .withMessageStartingWith("overflow: cannot block for");
        }
        assertThat(OverflowPolicy.block(Duration.ofMinutes(1)))
                .isEqualTo(new OverflowPolicy.Block(Duration.ofMinutes(1)));
    }
}
