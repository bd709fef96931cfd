package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BoundsTest {

    @Test
    void holdsTenThousandEventsWhileTheReceiverHangsAndRefusesTheRest() {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = Clients.builder(transport).build();
        Event event = Clients.build();
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            accepted += client.track(event).isAccepted() ? 1 : 0;
        }
        Accounting books = client.accounting();
        assertThat(accepted).isEqualTo(TelemetryClientBuilder.DEFAULT_QUEUE_EVENTS);
        assertThat(books.tried()).isEqualTo(200_000);
        assertThat(books.pending()).isEqualTo(10_000);
        assertThat(books.refused()).containsEntry(DropReason.QUEUE_FULL, 190_000L);
        client.close(Duration.ZERO);
        assertThat(client.accounting().dropped()).containsEntry(DropReason.SHUTDOWN, 10_000L);
    }

    @Test
    void holdsEightMebibytesOfLargeEventsAndNotMore() {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = Clients.builder(transport).build();
        Event event = Event.builder("build_finished")
                .organization("org-7")
                .with("outcome", "x".repeat(30_000))
                .build();
        int accepted = 0;
        while (client.track(event).isAccepted()) {
            accepted++;
        }
        // 8,388,608 bytes, and each event has 30,000 and at most 300 more.
        assertThat(accepted).isBetween(8_388_608 / 30_300, 8_388_608 / 30_000);
        client.close(Duration.ZERO);
    }

    @Test
    void takesEventsAgainOnceSomeAreDelivered() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client =
                Clients.builder(transport).queue(10, 64 * 1024).build()) {
            for (int round = 0; round < 100; round++) {
                for (int i = 0; i < 9; i++) {
                    assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
                }
                assertThat(client.flush(Clients.LONG).complete()).isTrue();
            }
            assertThat(transport.takenIds()).hasSize(900).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsAFullBatchWithoutWaitingForTheFlushInterval() throws InterruptedException {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = Clients.builder(transport)
                .flushInterval(Duration.ofHours(1))
                .batch(20, 32 * 1024)
                .build();
        for (int i = 0; i < 20; i++) {
            client.track(Clients.build());
        }
        transport.awaitRequest();
        client.close(Duration.ZERO);
        assertThat(client.accounting().accepted()).isEqualTo(20);
    }

    @Test
    void sendsAPartialBatchWhenTheFlushIntervalIsOver() throws InterruptedException {
        ManualTicker ticker = new ManualTicker();
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = Clients.builder(transport).ticker(ticker).build();
        client.track(Clients.build());
        // The sending thread may look at the clock only after the time has passed; its interval begins there.
        while (!transport.awaitRequest(Duration.ofMillis(20))) {
            ticker.advance(TelemetryClientBuilder.DEFAULT_FLUSH_INTERVAL
                    .multipliedBy(12)
                    .dividedBy(10));
        }
        client.close(Duration.ZERO);
        assertThat(client.accounting().dropped()).containsEntry(DropReason.SHUTDOWN, 1L);
    }
}
