package dev.northing.collector.fault;

import static dev.northing.collector.transport.LoopbackReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.collector.Secret;
import dev.northing.collector.TelemetryClient;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.core.error.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens that expire, and those who give them. Waits between tries are scaled. */
@Timeout(60)
final class CredentialFaultTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final Inbox inbox = new Inbox();
    private final AtomicInteger asked = new AtomicInteger();

    /** Takes what comes with one token, and refuses all others. */
    private LoopbackReceiver accepting(String token, int refusal) {
        return new LoopbackReceiver((index, request, out) -> {
            if (token.equals(request.headers().get("authorization"))) {
                inbox.take(request);
                out.write(answer(202, "", ""));
            } else {
                out.write(answer(refusal, "", ""));
            }
        });
    }

    private Shipment shipment(LoopbackReceiver receiver, Supplier<Secret> token) {
        return new Shipment(Shipment.to(receiver.uri()).header("Authorization", token));
    }

    /** After a 401 or 403, the next try asks again. */
    @Test
    void aTokenThatHasExpiredIsAskedForAgain() throws Exception {
        for (int refusal : new int[] {401, 403}) {
            asked.set(0);
            try (LoopbackReceiver receiver = accepting("token-3", refusal);
                    Shipment shipment =
                            shipment(receiver, () -> Secret.of("token-" + Math.min(3, asked.incrementAndGet())))) {
                shipment.track(500);
                assertThat(shipment.flush()).isTrue();
                assertThat(asked.get()).isEqualTo(receiver.received().size());
                assertThat(shipment.books().delivered()).isEqualTo(500);
                assertThat(shipment.books().droppedTotal()).isZero();
            }
        }
    }

    @Test
    void whoeverGivesTheTokenIsNeverAskedOnTheCallersThread() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Supplier<Secret> noting = () -> {
            threads.add(Thread.currentThread().getName());
            return Secret.of("token");
        };
        try (LoopbackReceiver receiver = accepting("token", 401);
                Shipment shipment = shipment(receiver, noting)) {
            shipment.trackSwiftly(1_000);
            shipment.assertAllArrived(inbox, 0);
        }
        assertThat(threads).containsExactly("northing-telemetry");
    }

    @Test
    void whoeverGivesNoTokenHoldsTheSendingUntilThereIsOne() throws Exception {
        for (Supplier<Secret> faulty : List.<Supplier<Secret>>of(
                () -> {
                    throw new IllegalStateException("the vault is sealed");
                },
                () -> null,
                () -> Secret.of("two\r\nlines"))) {
            Inbox own = new Inbox();
            asked.set(0);
            try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> {
                        own.take(request);
                        out.write(answer(202, "", ""));
                    });
                    Shipment shipment = shipment(
                            receiver, () -> asked.incrementAndGet() <= 5 ? faulty.get() : Secret.of("token"))) {
                shipment.track(300);
                shipment.assertAllArrived(own, 0);
                assertThat(asked.get()).isGreaterThan(5);
            }
        }
    }

    @Test
    void nothingIsSentWithoutTheToken() throws Exception {
        try (LoopbackReceiver receiver = accepting("token", 401);
                Shipment shipment = shipment(receiver, () -> null)) {
            shipment.track(300);
            assertThat(shipment.flush(SHORT)).isFalse();
            shipment.assertAllHeld();
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void aHeaderOfTheClientsOwnIsRefusedAtOnce() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TelemetryClient.builder().header("Proxy-Authorization", () -> Secret.of("x")))
                .withMessageStartingWith("header: ");
    }
}
