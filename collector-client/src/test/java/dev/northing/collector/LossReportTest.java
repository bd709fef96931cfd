package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.fault.ScaledTicker;
import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver learns what was lost. */
@Timeout(60)
final class LossReportTest {

    private static final Pattern REPORT =
            Pattern.compile("\"report\":\\{\"client\":\"([0-9a-f]+)\",\"sequence\":(\\d+),\"lost\":\\[(.*?)]}");
    private static final Pattern LOSS =
            Pattern.compile("\\{\"reason\":\"([a-z_]+)\",\"stage\":\"([a-z]+)\",\"count\":(\\d+)}");

    /** The reports of some bodies, as they stand there. */
    private static List<String> reports(List<RecordingTransport.Sent> sent) {
        List<String> reports = new ArrayList<>();
        for (RecordingTransport.Sent each : sent) {
            Matcher matcher = REPORT.matcher(each.body());
            reports.add(matcher.find() ? matcher.group() : "");
        }
        return reports;
    }

    /** Counts by reason, each client's sequence once. */
    private static Map<String, Long> sums(List<RecordingTransport.Sent> sent) {
        Map<String, String> bySequence = new HashMap<>();
        for (RecordingTransport.Sent each : sent) {
            Matcher matcher = REPORT.matcher(each.body());
            if (matcher.find()) {
                String known = bySequence.put(matcher.group(1) + matcher.group(2), matcher.group(3));
                assertThat(known).isIn(null, matcher.group(3));
            }
        }
        Map<String, Long> sums = new HashMap<>();
        for (String lost : bySequence.values()) {
            Matcher matcher = LOSS.matcher(lost);
            while (matcher.find()) {
                sums.merge(matcher.group(2) + ' ' + matcher.group(1), Long.parseLong(matcher.group(3)), Long::sum);
            }
        }
        return sums;
    }

    @Test
    void saysOnceWhatWasRefusedAndDropped() {
        RecordingTransport transport = new RecordingTransport();
        SendingRig rig = new SendingRig(10, transport);
        for (int i = 0; i < 3; i++) {
            rig.ledger.refuse(DropReason.QUEUE_FULL);
        }
        rig.ledger.refuse(DropReason.UNDECLARED);
        rig.put(20);
        rig.attemptAll();
        rig.ledger.refuse(DropReason.QUEUE_FULL);
        rig.put(1);
        rig.attemptAll();
        assertThat(reports(transport.sent()))
                .containsExactly(
                        "\"report\":{\"client\":\"f00d\",\"sequence\":1,\"lost\":["
                                + "{\"reason\":\"undeclared\",\"stage\":\"refused\",\"count\":1},"
                                + "{\"reason\":\"queue_full\",\"stage\":\"refused\",\"count\":3}]}",
                        "",
                        "\"report\":{\"client\":\"f00d\",\"sequence\":2,\"lost\":["
                                + "{\"reason\":\"queue_full\",\"stage\":\"refused\",\"count\":1}]}");
        assertThat(transport.sent())
                .extracting(sent -> sent.headers().get("Idempotency-Key"))
                .containsExactly("f00d-0-9-a-rf00d-1", "f00d-a-13-a", "f00d-14-14-1-rf00d-2");
    }

    @Test
    void saysNothingOfPeopleWhoDidNotConsentNorOfAClosedClient() {
        RecordingTransport transport = new RecordingTransport();
        SendingRig rig = new SendingRig(10, transport);
        for (DropReason reason :
                List.of(DropReason.NO_CONSENT, DropReason.CONSENT_FAILED, DropReason.SWITCHED_OFF, DropReason.CLOSED)) {
            rig.ledger.refuse(reason);
        }
        rig.put(1, Purpose.DIAGNOSTICS);
        rig.put(1);
        rig.attemptAll();
        rig.put(1);
        rig.attemptAll();
        assertThat(rig.books().dropped()).isEqualTo(Map.of(DropReason.NO_CONSENT, 1L));
        assertThat(reports(transport.sent())).containsExactly("", "");
    }

    @Test
    void staysTheSameOverAllTriesAndLaterLossesWait() {
        AtomicInteger calls = new AtomicInteger();
        SendingRig[] self = new SendingRig[1];
        RecordingTransport transport = new RecordingTransport(request -> {
            self[0].ledger.refuse(DropReason.QUEUE_FULL);
            return calls.incrementAndGet() < 4 ? 500 : 202;
        });
        SendingRig rig = new SendingRig(10, transport);
        self[0] = rig;
        rig.ledger.refuse(DropReason.INVALID);
        rig.put(10);
        rig.deliverAll();
        rig.put(1);
        rig.deliverAll();
        List<RecordingTransport.Sent> sent = transport.sent();
        assertThat(sent.subList(0, 4))
                .extracting(RecordingTransport.Sent::body)
                .containsOnly(sent.get(0).body());
        assertThat(sums(sent)).isEqualTo(Map.of("refused invalid", 1L, "refused queue_full", 4L));
    }

    @Test
    void goesWithOneOfThePartsOfABatchThatIsSplit() {
        RecordingTransport transport =
                new RecordingTransport(request -> request.ids().contains(SendingRig.id(0)) ? 400 : 202);
        SendingRig rig = new SendingRig(8, transport);
        rig.ledger.refuse(DropReason.INVALID);
        rig.put(8);
        rig.attemptAll();
        List<RecordingTransport.Sent> taken =
                transport.sent().stream().filter(sent -> sent.status() == 202).toList();
        // The poison came first and took the report with it up to the single event: the next part has it.
        assertThat(reports(taken))
                .containsExactly(
                        reports(transport.sent()).get(0),
                        "\"report\":{\"client\":\"f00d\","
                                + "\"sequence\":2,\"lost\":[{\"reason\":\"rejected\",\"stage\":\"dropped\",\"count\":1}]}",
                        "");
        assertThat(sums(taken)).isEqualTo(Map.of("refused invalid", 1L, "dropped rejected", 1L));
    }

    @Test
    void movesToTheNextBatchWhenItsOwnIsGivenUp() {
        RecordingTransport transport =
                new RecordingTransport(request -> request.ids().contains(SendingRig.id(0)) ? 400 : 202);
        SendingRig rig = new SendingRig(1, transport);
        rig.ledger.refuse(DropReason.INVALID);
        rig.put(3);
        rig.attemptAll();
        List<String> reports = reports(transport.sent());
        assertThat(reports.get(1)).isEqualTo(reports.get(0)).contains("\"sequence\":1");
        assertThat(reports.get(2)).contains("\"sequence\":2").contains("rejected");
    }

    @Test
    void isNotInTwoBodiesWhileOneOfThemFlies() {
        AsyncTransport transport = new AsyncTransport();
        SendingRig rig = new SendingRig(10, transport);
        rig.ledger.refuse(DropReason.INVALID);
        rig.put(20);
        rig.dispatch.load();
        rig.dispatch.attempt();
        rig.ledger.refuse(DropReason.QUEUE_FULL);
        rig.dispatch.prepare();
        transport.answer(202);
        rig.dispatch.landIfOver();
        rig.dispatch.attempt();
        transport.answer(202);
        rig.dispatch.landIfOver();
        rig.put(1);
        rig.dispatch.load();
        rig.dispatch.attempt();
        transport.answer(202);
        assertThat(reports(transport.recorded().sent()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("invalid").doesNotContain("queue_full"),
                        second -> assertThat(second).isEmpty(),
                        third -> assertThat(third).contains("queue_full").doesNotContain("invalid"));
    }

    /** Drops by overflow, with a receiver that commits and now and then says that it failed. */
    @ParameterizedTest(name = "failing {0}")
    @ValueSource(booleans = {false, true})
    void sumsUpToWhatTheClientCounted(boolean failing) {
        Random random = new Random(11);
        RecordingTransport transport = new RecordingTransport(request -> failing && random.nextInt(4) == 0 ? 500 : 202);
        TelemetryClient client = Clients.builder(transport)
                .queue(20, 64 * 1024)
                .batch(5, 64 * 1024)
                .ticker(new ScaledTicker(1_000))
                .build();
        for (int round = 0; round < 30; round++) {
            for (int i = 0; i < 2_000; i++) {
                client.track(Clients.build());
            }
            assertThat(client.flush(Clients.LONG).complete()).isTrue();
        }
        for (int i = 0; i < 2; i++) {
            assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
            assertThat(client.flush(Clients.LONG).complete()).isTrue();
        }
        client.close(Clients.LONG);
        Long refused = client.accounting().refused().get(DropReason.QUEUE_FULL);
        assertThat(refused).isPositive();
        assertThat(sums(transport.sent())).isEqualTo(Map.of("refused queue_full", refused));
        if (!failing) {
            assertThat(reports(transport.sent()))
                    .filteredOn(report -> !report.isEmpty())
                    .doesNotHaveDuplicates();
        }
    }
}
