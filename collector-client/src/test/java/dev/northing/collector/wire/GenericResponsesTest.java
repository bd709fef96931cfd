package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.DropReason;
import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.MisconfigurationException;
import dev.northing.collector.transport.NotSentException;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GenericResponsesTest {

    private static Sent sent(boolean compressed) {
        return new Sent(new EventSlice(), compressed, Instant.EPOCH);
    }

    private static Delivery judge(int status) {
        return GenericResponses.INSTANCE.judge(new TransportResponse(status), sent(false));
    }

    /** Every status that has a row of its own, or is assigned one by a ruling; all others are in {@link #rest}. */
    private static final Map<Integer, Class<? extends Delivery>> ROWS = Map.ofEntries(
            Map.entry(300, Delivery.Hold.class),
            Map.entry(301, Delivery.Hold.class),
            Map.entry(302, Delivery.Hold.class),
            Map.entry(303, Delivery.Hold.class),
            Map.entry(304, Delivery.Hold.class),
            Map.entry(305, Delivery.Hold.class),
            Map.entry(306, Delivery.Hold.class),
            Map.entry(307, Delivery.Hold.class),
            Map.entry(308, Delivery.Hold.class),
            Map.entry(400, Delivery.Split.class),
            Map.entry(401, Delivery.Hold.class),
            Map.entry(402, Delivery.Hold.class),
            Map.entry(403, Delivery.Hold.class),
            Map.entry(404, Delivery.Hold.class),
            Map.entry(405, Delivery.Hold.class),
            Map.entry(407, Delivery.Hold.class),
            Map.entry(408, Delivery.Retry.class),
            Map.entry(409, Delivery.Delivered.class),
            Map.entry(410, Delivery.Hold.class),
            Map.entry(411, Delivery.Hold.class),
            Map.entry(413, Delivery.Split.class),
            Map.entry(415, Delivery.Hold.class),
            Map.entry(421, Delivery.Hold.class),
            Map.entry(422, Delivery.Split.class),
            Map.entry(425, Delivery.Retry.class),
            Map.entry(429, Delivery.Retry.class),
            Map.entry(431, Delivery.Hold.class),
            Map.entry(501, Delivery.Hold.class),
            Map.entry(505, Delivery.Hold.class),
            Map.entry(511, Delivery.Hold.class));

    /** 2xx is taken, other 5xx pass, and what nobody has thought of holds. */
    private static Class<? extends Delivery> rest(int status) {
        return switch (status / 100) {
            case 2 -> Delivery.Delivered.class;
            case 5 -> Delivery.Retry.class;
            default -> Delivery.Hold.class;
        };
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusHasItsVerdict(int status) {
        assertThat(judge(status)).isExactlyInstanceOf(ROWS.getOrDefault(status, rest(status)));
    }

    static IntStream statuses() {
        return IntStream.rangeClosed(100, 599);
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
            assertThat(GenericResponses.INSTANCE.judge(response, sent(true))).isInstanceOf(Delivery.Uncompressed.class);
            assertThat(GenericResponses.INSTANCE.judge(response, sent(false))).isInstanceOf(Delivery.Hold.class);
        }
    }

    @Test
    void keepsTheWaitThatAReceiverAsksFor() {
        TransportResponse response = new TransportResponse(503, Map.of("Retry-After", "12"), new byte[0]);
        assertThat(GenericResponses.INSTANCE.judge(response, sent(false)))
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
    void knowsARequestThatNeverLeft() {
        assertThat(GenericResponses.INSTANCE.judge(new NotSentException(new SocketException("secret"))))
                .isEqualTo(new Delivery.Retry(Duration.ZERO, "SocketException", true));
        assertThat(new Delivery.Retry(Duration.ZERO, "SocketException").unsent())
                .isFalse();
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
                .isEqualTo(new Delivery.Retry(Duration.ofMinutes(1), "UnknownHostException", true));
        assertThat(GenericResponses.UNKNOWN_HOST_PAUSE).isEqualTo(Duration.ofMinutes(1));
    }
}
