package dev.northing.collector.fault;

import static dev.northing.collector.transport.LoopbackReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.Compression;
import dev.northing.collector.transport.LoopbackReceiver;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is wrong: a client as an application has it, in real time. */
@Timeout(60)
final class HealthyRoadTest {

    private static final int EVENTS = 50_000;

    /** What an event of this test, of about 200 bytes, may cost on the road when it is compressed. */
    private static final int MAX_WIRE_BYTES = 60;

    @TempDir
    private Path state;

    private final Inbox inbox = new Inbox();

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTD"})
    void aDurableClientDeliversEachEventOnce(Compression compression) throws Exception {
        AtomicLong bytes = new AtomicLong();
        LoopbackReceiver.Script taking = (index, request, out) -> {
            assertThat(request.headers().get("content-encoding"))
                    .isEqualTo(compression == Compression.GZIP ? "gzip" : "zstd");
            bytes.addAndGet(request.bytes().length);
            inbox.take(request);
            out.write(answer(202, "", ""));
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(taking);
                Shipment shipment = new Shipment(Shipment.durablyTo(receiver.uri())
                        .stateDirectory(state)
                        .batch(500, 450 * 1024)
                        .queue(EVENTS, 64 << 20)
                        .compression(compression))) {
            shipment.track(EVENTS);
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(bytes.get() / EVENTS).isLessThan(MAX_WIRE_BYTES);
        }
    }

    @Test
    void aReceiverThatCannotReadZstdGetsEverythingAsItIs() throws Exception {
        LoopbackReceiver.Script plain = (index, request, out) -> {
            if (request.headers().containsKey("content-encoding")) {
                out.write(answer(415, "", ""));
            } else {
                inbox.take(request);
                out.write(answer(202, "", ""));
            }
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(plain);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()).compression(Compression.ZSTD))) {
            shipment.track(1_000);
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.received())
                    .filteredOn(request -> request.headers().containsKey("content-encoding"))
                    .hasSize(1);
        }
    }
}
