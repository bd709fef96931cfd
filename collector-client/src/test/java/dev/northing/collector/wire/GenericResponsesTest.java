package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.DropReason;
import dev.northing.collector.transport.MisconfigurationException;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

final class GenericResponsesTest {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final Set<Integer> NOT_PASSING = Set.of(501, 505, 511);

    private static Delivery judge(int status) {
        return GenericResponses.INSTANCE.judge(new TransportResponse(status), false, Instant.EPOCH);
    }

    /** The table written once more, status by status, the other way round: from the verdict to its statuses. */
    @Test
    void everyStatusHasItsVerdict() {
        for (int status = 100; status < 1_000; status++) {
            Class<?> expected = Delivery.Hold.class;
            if (status / 100 == 2 || status == 409) {
                expected = Delivery.Delivered.class;
            } else if (status == 400 || status == 413 || status == 422) {
                expected = Delivery.Split.class;
            } else if (PASSING.contains(status) || (status / 100 == 5 && !NOT_PASSING.contains(status))) {
                expected = Delivery.Retry.class;
            }
            assertThat(judge(status)).as("status %d", status).isExactlyInstanceOf(expected);
        }
    }

    @Test
    void splitsTellWhyASingleEventIsDropped() {
        assertThat(judge(400)).isEqualTo(new Delivery.Split(DropReason.REJECTED, "HTTP 400"));
        assertThat(judge(413)).isEqualTo(new Delivery.Split(DropReason.TOO_LARGE, "HTTP 413"));
    }

    @Test
    void asksForUncompressedBodiesOnlyWhenTheyWereCompressed() {
        for (int status : new int[] {411, 415}) {
            TransportResponse response = new TransportResponse(status);
            assertThat(GenericResponses.INSTANCE.judge(response, true, Instant.EPOCH))
                    .isInstanceOf(Delivery.Uncompressed.class);
            assertThat(GenericResponses.INSTANCE.judge(response, false, Instant.EPOCH))
                    .isInstanceOf(Delivery.Hold.class);
        }
    }

    @Test
    void keepsTheWaitThatAReceiverAsksFor() {
        TransportResponse response = new TransportResponse(503, Map.of("Retry-After", "12"), new byte[0]);
        assertThat(GenericResponses.INSTANCE.judge(response, false, Instant.EPOCH))
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(12), "HTTP 503"));
    }

    @Test
    void triesAgainAfterABrokenConnectionAndHoldsWhenTlsFails() {
        GenericResponses rules = GenericResponses.INSTANCE;
        assertThat(rules.judge(new ConnectException("secret")))
                .isEqualTo(new Delivery.Retry(Duration.ZERO, "ConnectException"));
        assertThat(rules.judge(new SocketTimeoutException())).isInstanceOf(Delivery.Retry.class);
        assertThat(rules.judge(new IOException())).isInstanceOf(Delivery.Retry.class);
        assertThat(rules.judge(new SSLHandshakeException("a"))).isInstanceOf(Delivery.Hold.class);
        assertThat(rules.judge(new SSLPeerUnverifiedException("a"))).isInstanceOf(Delivery.Hold.class);
    }

    @Test
    void aConnectionThatBreaksUnderTlsIsNoFailureOfTls() {
        SSLException broken = new SSLException("Connection reset", new SocketException("Connection reset"));
        assertThat(GenericResponses.INSTANCE.judge(broken))
                .isEqualTo(new Delivery.Retry(Duration.ZERO, "SSLException"));
    }

    @Test
    void holdsWhenATransportSaysThatASettingIsWrong() {
        assertThat(GenericResponses.INSTANCE.judge(new MisconfigurationException("HTTP 407 of the proxy")))
                .isEqualTo(new Delivery.Hold("HTTP 407 of the proxy"));
    }

    @Test
    void asksForAnUnknownNameOnceAMinuteAtMost() {
        assertThat(GenericResponses.INSTANCE.judge(new UnknownHostException("example.org")))
                .isEqualTo(new Delivery.Retry(Duration.ofMinutes(1), "UnknownHostException"));
        assertThat(GenericResponses.UNKNOWN_HOST_PAUSE).isEqualTo(Duration.ofMinutes(1));
    }
}
