package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that answer what is hard to live with. Time is the test's own: hours pass at once. */
final class ReceiverFaultsTest {

    /** Row S6: one event in fifty is poison. */
    @Test
    void dropsExactlyThePoisonAtTheCostOfABisection() {
        List<String> poison = IntStream.range(0, 500)
                .filter(i -> i % 50 == 17)
                .mapToObj(SendingRig::id)
                .toList();
        RecordingTransport transport =
                new RecordingTransport(request -> request.ids().stream().anyMatch(poison::contains) ? 400 : 202);
        SendingRig rig = new SendingRig(500, transport);
        rig.put(500);
        rig.attemptAll();
        List<String> sound = new ArrayList<>(SendingRig.ids(0, 500));
        sound.removeAll(poison);
        assertThat(transport.takenIds()).isEqualTo(sound);
        assertThat(rig.books().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 10L));
        assertThat(rig.dispatch.isEmpty()).isTrue();
        // 2 * ceil(log2 500) + 1 for each.
        assertThat(transport.sent().size()).isLessThanOrEqualTo(10 * 19);
    }

    /** Row S7: a bad key answered as 400. */
    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void losesTenEventsAtMostBeforeItHolds(int status) {
        RecordingTransport transport = new RecordingTransport(request -> status);
        SendingRig rig = new SendingRig(500, transport);
        rig.put(2_000);
        rig.attemptAll();
        assertThat(rig.books().droppedTotal()).isLessThanOrEqualTo(10);
        assertThat(rig.books().pending()).isEqualTo(2_000 - rig.books().droppedTotal());
        assertThat(rig.dispatch.remaining()).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    /** Rows S8 and S9: two hours of a wrong key or a wrong address. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void losesNothingToTwoHoursOfAWrongSetUp(int status) {
        long[] end = new long[1];
        SendingRig[] self = new SendingRig[1];
        RecordingTransport transport =
                new RecordingTransport(request -> self[0].ticker.nanos() - end[0] < 0 ? status : 202);
        SendingRig rig = new SendingRig(100, transport);
        self[0] = rig;
        end[0] = rig.ticker.nanos() + Duration.ofHours(2).toNanos();
        rig.put(350);
        Duration took = rig.deliverAll();
        assertThat(took).isBetween(Duration.ofHours(2), Duration.ofMinutes(150));
        assertThat(transport.takenIds()).isEqualTo(SendingRig.ids(0, 350));
        assertThat(rig.books().droppedTotal()).isZero();
        assertThat(rig.books().delivered()).isEqualTo(350);
        // 1, 2, 4, 8, 16 and 30 minutes apart.
        assertThat(transport.sent()).filteredOn(sent -> sent.status() == status).hasSizeBetween(7, 9);
    }

    /** Row S13: it has the events and says that it failed. */
    @Test
    void sendsTheSameIdsAgainWhenTheReceiverLosesItsAnswer() {
        List<String> committed = new ArrayList<>();
        int[] calls = {0};
        RecordingTransport transport = new RecordingTransport(request -> {
            committed.addAll(request.ids());
            return calls[0]++ % 2 == 0 ? 500 : 202;
        });
        SendingRig rig = new SendingRig(100, transport);
        rig.put(300);
        rig.deliverAll();
        assertThat(committed).hasSize(600).containsAll(SendingRig.ids(0, 300));
        for (int i = 0; i < 6; i += 2) {
            RecordingTransport.Sent first = transport.sent().get(i);
            RecordingTransport.Sent again = transport.sent().get(i + 1);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().get("Idempotency-Key"))
                    .isEqualTo(first.headers().get("Idempotency-Key"));
        }
        assertThat(rig.books().delivered()).isEqualTo(300);
    }
}
