package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.spool.StoreStats;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static StoreStats disk(boolean writable) {
        return new StoreStats(0, 0, 0, 0, Map.of(), StoreStats.Damage.NONE, 0, writable);
    }

    private static Accounting nothing() {
        return new Accounting(0, 0, Map.of(), 0, 0, 0, Map.of(), Map.of());
    }

    @Test
    void tellsOnceAMinuteThatTheDiskFailsAndThatItIsBack() {
        boolean[] writable = {true};
        Notices watching = new Notices(() -> log, ticker, null, () -> disk(writable[0]));
        watching.look(nothing());
        assertThat(log.lines()).isEmpty();
        for (int i = 0; i < 10; i++) {
            writable[0] = false;
            watching.look(nothing());
            writable[0] = true;
            watching.look(nothing());
        }
        assertThat(log.lines())
                .containsExactly(
                        "WARN telemetry: the state directory failed 1 times; events wait in memory, a bounded number",
                        "WARN telemetry: the state directory can be written to again");
        ticker.advance(Notices.SILENCE);
        watching.look(nothing());
        assertThat(log.lines())
                .hasSize(4)
                .contains(
                        "WARN telemetry: the state directory failed 9 times; events wait in memory, a bounded number");
    }

    @Test
    void aStoreThatThrowsDoesNoHarm() {
        Notices watching = new Notices(() -> log, ticker, null, () -> {
            throw new IllegalStateException("no books");
        });
        watching.look(refused(1));
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void tellsOfFaultsWhileStoring() {
        notices.storingFailed(new OutOfMemoryError("heap"));
        notices.storingFailed(new OutOfMemoryError("heap"));
        notices.look(nothing());
        assertThat(log.lines())
                .containsExactly("WARN telemetry: 2 faults while storing, the last with: OutOfMemoryError");
    }

    /** A class loader may name a class anything that a file format lets through. */
    @Test
    void aCauseCannotForgeALine() {
        notices.failed("a\r\nERROR forged ${jndi:ldap://x} {} \u001b[31m \u2028" + "x".repeat(1_000));
        assertThat(log.lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("[ -~]{1,170}")
                        .doesNotContain("$", "{", "forged ERROR")
                        .startsWith("WARN telemetry: 1 tries to deliver failed, the last with: a??ERROR forged"));
        assertThat(Notices.MAX_CAUSE_LENGTH).isEqualTo(100);
    }

    /** A million failures of every kind within a minute of the ticker's time. */
    @Test
    void aFloodOfFailuresCostsAtMostSixtyLinesAMinute() {
        boolean[] writable = {true};
        IllegalStateException thrown = new IllegalStateException("host");
        Announcer throwing = new Announcer(
                notice -> {
                    throw thrown;
                },
                Runnable::run);
        Notices flooded = new Notices(() -> log, ticker, throwing, () -> disk(writable[0]));
        DropReason[] reasons = DropReason.values();
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        long total = 0;
        for (int i = 0; i < 1_000_000; i++) {
            if (i % 1_000 == 0) {
                ticker.advance(Duration.ofMillis(59));
                for (DropReason reason : reasons) {
                    counts.merge(reason, 1L, Long::sum);
                    total++;
                }
                writable[0] = !writable[0];
                flooded.storingFailed(new IllegalStateException());
                flooded.look(new Accounting(2 * total, total, counts, 0, 0, 0, counts, Map.of()));
            }
            flooded.failed("HTTP 503");
        }
        assertThat(log.lines()).hasSizeBetween(10, 60);
    }

    /** Names that forge lines, set off look-ups or color a terminal; as events, keys, values and identifiers. */
    @Test
    void noNameReachesTheLogAndTheNumberOfLinesIsThatOfTheReasons() {
        List<String> nasty = List.of(
                "a\r\nWARN forged", "{}", "{} {}", "${jndi:ldap://localhost/a}", "\u001b[31mred", "%s%n", "a\u0000b");
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.builder(transport).log(log).build();
        for (String name : nasty) {
            client.track(Event.builder(name).build());
            client.track(Event.builder("build_finished")
                    .organization(name)
                    .with("outcome", name)
                    .build());
            client.track(Event.builder("build_finished")
                    .organization("o")
                    .with(name, "x")
                    .build());
        }
        client.close(Clients.LONG);
        int reasons = client.accounting().refused().size();
        assertThat(reasons).isPositive();
        assertThat(log.lines())
                .hasSize(reasons)
                .allMatch(line -> line.matches("WARN telemetry: \\d+ events refused: [A-Z_]+"));
        for (RecordingTransport.Sent request : transport.sent()) {
            assertThat(request.headers().toString()).doesNotContain("forged", "jndi", "\u001b");
            assertThat(request.body().chars().allMatch(c -> c >= ' ')).isTrue();
        }
    }

    @Test
    void nothingIsLoggedOnTheThreadThatTracks() {
        List<String> threads = new CopyOnWriteArrayList<>();
        LogRecorder watched = new LogRecorder() {
            private static final long serialVersionUID = 1L;

            @Override
            public void warn(String format, Object... arguments) {
                threads.add(Thread.currentThread().getName());
            }
        };
        TelemetryClient client =
                Clients.builder(new RecordingTransport()).log(watched).build();
        client.track(Event.builder("unheard_of").build());
        client.flush(Clients.LONG);
        client.close(Clients.LONG);
        client.track(Clients.build());
        assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("northing-"));
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
