package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Answers that take some events and name others. */
final class PartialDeliveryTest {

    private static TransportResponse names(int status, List<String> rejected, List<String> retry) {
        return answer(status, "{\"rejected\":" + list(rejected) + ",\"retry\":" + list(retry) + "}");
    }

    private static TransportResponse answer(int status, String body) {
        return new TransportResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(List<String> ids) {
        return ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** Row S10. */
    @Test
    void dropsExactlyWhatIsRejectedByNameAndSendsTheOthersOnce() {
        List<String> rejected =
                SendingRig.ids(0, 60).stream().filter(id -> id.endsWith("5")).toList();
        RecordingTransport transport = RecordingTransport.answering(request -> names(200, rejected, List.of()));
        SendingRig rig = new SendingRig(64, transport);
        rig.put(60);
        Dispatch dispatch = rig.dispatch;
        dispatch.load();
        dispatch.attempt();
        assertThat(dispatch.isEmpty()).isTrue();
        assertThat(transport.sent()).hasSize(1);
        assertThat(rig.books().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 6L));
        assertThat(rig.books().delivered()).isEqualTo(54);
        assertThat(rig.books().pending()).isZero();
        assertThat(rig.ledger.progress().isSettledBefore(60)).isTrue();
        assertThat(dispatch.remaining()).isZero();
    }

    /** Row S11. */
    @Test
    void sendsWhatIsWantedAgainInItsPlaceAndNothingTwice() {
        List<String> retry =
                SendingRig.ids(0, 60).stream().filter(id -> id.endsWith("7")).toList();
        List<String> taken = new ArrayList<>();
        RecordingTransport transport = RecordingTransport.answering(request -> {
            List<String> again = request.events() == 60 ? retry : List.of();
            taken.addAll(request.ids());
            taken.removeAll(again);
            return names(207, List.of(), again);
        });
        SendingRig rig = new SendingRig(64, transport);
        rig.put(60);
        Dispatch dispatch = rig.dispatch;
        dispatch.load();
        dispatch.attempt();
        assertThat(rig.books().delivered()).isEqualTo(54);
        assertThat(rig.books().pending()).isEqualTo(6);
        assertThat(dispatch.remaining())
                .isBetween(
                        Duration.ofMillis(100).toNanos(), Duration.ofMillis(500).toNanos());
        rig.ticker.advance(Duration.ofMillis(500));
        rig.attemptAll();
        assertThat(dispatch.isEmpty()).isTrue();
        assertThat(transport.sent().get(1).ids()).isEqualTo(retry);
        assertThat(taken).hasSize(60).doesNotHaveDuplicates();
        assertThat(rig.books().delivered()).isEqualTo(60);
        assertThat(transport.sent())
                .extracting(sent -> sent.headers().get("Idempotency-Key"))
                .doesNotHaveDuplicates();
    }

    @Test
    void waitsLongerAsLongAsNothingIsTakenAndStartsOverWhenSomethingIs() {
        int[] wanted = {64};
        RecordingTransport transport = RecordingTransport.answering(request -> {
            List<String> ids = request.ids();
            return names(207, List.of(), ids.subList(0, Math.min(wanted[0], ids.size())));
        });
        SendingRig rig = new SendingRig(64, transport);
        rig.put(64);
        Dispatch dispatch = rig.dispatch;
        dispatch.load();
        for (int i = 0; i < 12; i++) {
            dispatch.attempt();
            assertThat(dispatch.remaining()).isPositive();
            rig.ticker.advance(Duration.ofMinutes(5));
        }
        assertThat(rig.books().pending()).isEqualTo(64);
        // An outage this long is probed with ten events.
        wanted[0] = 9;
        dispatch.attempt();
        assertThat(dispatch.remaining()).isPositive().isLessThanOrEqualTo(500_000_000L);
        assertThat(rig.books().pending()).isEqualTo(63);
    }

    /** Row S7 for a receiver that says it by name. */
    @Test
    void doesNotBelieveThatEveryEventIsBad() {
        RecordingTransport transport = RecordingTransport.answering(request -> names(200, request.ids(), List.of()));
        SendingRig rig = new SendingRig(64, transport);
        rig.put(64);
        Dispatch dispatch = rig.dispatch;
        dispatch.load();
        rig.attemptAll();
        assertThat(rig.books().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 3L));
        assertThat(dispatch.remaining()).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    /** Rows H3 and H5, through to the books and the log. */
    @Test
    void aSenselessAnswerDeliversAndIsToldOnceAMinute() {
        List<String> bodies = List.of(
                "{\"rejected\":[\"" + SendingRig.id(999) + "\"]}",
                "{\"rejected\":[\"\\u001b[31m\"]}",
                "[".repeat(30_000),
                "{\"rejected\":{}}",
                "\u001b[31mok\r\n");
        int[] calls = {0};
        RecordingTransport transport = RecordingTransport.answering(request -> answer(200, bodies.get(calls[0]++)));
        SendingRig rig = new SendingRig(64, transport);
        Dispatch dispatch = rig.dispatch;
        for (int i = 0; i < bodies.size(); i++) {
            rig.put(5);
            dispatch.load();
            dispatch.attempt();
            assertThat(dispatch.isEmpty()).isTrue();
        }
        assertThat(rig.books().delivered()).isEqualTo(25);
        assertThat(rig.log.lines())
                .containsExactly("WARN telemetry: 1 answers could not be read; their events count as delivered");
    }

    @Test
    void oneAnswerMayRejectSomeAndWantOthersAgain() {
        RecordingTransport transport = RecordingTransport.answering(request -> request.events() == 10
                ? names(207, List.of(SendingRig.id(2)), SendingRig.ids(4, 6))
                : new TransportResponse(503));
        SendingRig rig = new SendingRig(64, transport);
        rig.put(10);
        Dispatch dispatch = rig.dispatch;
        dispatch.load();
        dispatch.attempt();
        rig.ticker.advance(Duration.ofSeconds(1));
        dispatch.attempt();
        assertThat(transport.sent().get(1).ids()).isEqualTo(SendingRig.ids(4, 6));
        assertThat(rig.books().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 1L));
        assertThat(rig.books().delivered()).isEqualTo(7);
    }
}
