package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.collector.consent.ConsentState;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class NoticesTest {

    private final ManualTicker ticker = new ManualTicker();
    private final LogRecorder log = new LogRecorder();
    private final Notices notices = new Notices(() -> log, ticker);

    private static Accounting refused(long full) {
        return new Accounting(full, 0, Map.of(DropReason.QUEUE_FULL, full), 0, 0, 0, Map.of(), Map.of());
    }

    @Test
    void tellsOfTheFirstLossAtOnceAndOfTheRestOnceAMinute() {
        notices.look(refused(1));
        assertThat(log.lines()).containsExactly("WARN telemetry: 1 events refused: QUEUE_FULL");
        for (int i = 2; i < 1_000; i++) {
            notices.look(refused(i));
        }
        assertThat(log.lines()).hasSize(1);
        ticker.advance(Notices.SILENCE);
        notices.look(refused(1_000));
        assertThat(log.lines()).hasSize(2).last().isEqualTo("WARN telemetry: 999 events refused: QUEUE_FULL");
        ticker.advance(Notices.SILENCE);
        notices.look(refused(1_000));
        assertThat(log.lines()).hasSize(2);
        assertThat(Notices.SILENCE).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void gathersFailedTriesInOneLineAMinute() {
        for (int i = 0; i < 100; i++) {
            notices.failed("HTTP 503");
        }
        ticker.advance(Notices.SILENCE);
        notices.look(new Accounting(0, 0, Map.of(), 0, 0, 0, Map.of(), Map.of()));
        assertThat(log.lines().get(0)).isEqualTo("WARN telemetry: 1 tries to deliver failed, the last with: HTTP 503");
        assertThat(log.lines()).last().isEqualTo("WARN telemetry: 99 tries to deliver failed, the last with: HTTP 503");
    }

    @Test
    void keepsQuietAboutEventsAfterClosing() {
        notices.look(new Accounting(1, 0, Map.of(DropReason.CLOSED, 1L), 0, 0, 0, Map.of(), Map.of()));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aLogThatThrowsDoesNoHarm() {
        Notices broken = new Notices(() -> new LogRecorder(true), ticker);
        broken.look(refused(1));
        broken.failed("HTTP 500");
        assertThat(log.lines()).isEmpty();
    }

    /** Every way an event can go wrong, with a word in every value that must not show up anywhere. */
    @Test
    void noValueOfAnEventShowsUpInLogsOrTexts() {
        String canary = "c4n4ry";
        int[] calls = {0};
        RecordingTransport transport = new RecordingTransport(request -> {
            if (++calls[0] % 3 == 0) {
                throw new IOException(canary);
            }
            return calls[0] % 3 == 1 ? 400 : 500;
        });
        TelemetryClient client = Clients.builder(transport)
                .log(log)
                .consent(purpose -> calls[0] == 7 ? ConsentState.DENIED : ConsentState.GRANTED)
                .build();
        Event[] events = {
            Event.builder("build_finished")
                    .organization(canary)
                    .with("outcome", canary)
                    .build(),
            Event.builder("build_finished")
                    .organization(canary)
                    .with("duration_ms", canary)
                    .build(),
            Event.builder("build_finished")
                    .organization(canary)
                    .with(canary, canary)
                    .build(),
            Event.builder("build_finished").user(canary).build(),
            Event.builder(canary).with("outcome", canary).build(),
            Event.builder("build_finished").with("@" + canary, canary).build(),
            Event.builder("build_finished")
                    .with("outcome", canary.repeat(10_000))
                    .build(),
        };
        StringBuilder texts = new StringBuilder();
        for (Event event : events) {
            texts.append(client.track(event));
        }
        texts.append(client.flush(Duration.ofMillis(500)));
        texts.append(client.close(Duration.ofMillis(100))).append(client).append(client.accounting());
        assertThat(transport.sent().get(0).body()).contains(canary);
        assertThat(log.lines()).isNotEmpty();
        assertThat(log.lines().toString() + texts).doesNotContain(canary);
    }

    @Test
    void aSecretShowsItselfToNobody() {
        Secret secret = Secret.of("k3y");
        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("k3y");
        assertThat(secret).isNotEqualTo(Secret.of("k3y"));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(" "));
    }
}
