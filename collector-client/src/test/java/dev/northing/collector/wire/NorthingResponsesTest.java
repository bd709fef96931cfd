package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NorthingResponsesTest {

    private static String id(int number) {
        return String.format(Locale.ROOT, "019a2b6e-7c00-7abc-8def-%012x", number);
    }

    private static Sent sent(int events) {
        EventSlice slice = new EventSlice();
        for (int i = 0; i < events; i++) {
            slice.add(i, ("{\"id\":\"" + id(i) + "\",\"name\":\"a\"}").getBytes(StandardCharsets.UTF_8));
        }
        return new Sent(slice, false, Instant.EPOCH);
    }

    private static Delivery judge(int status, String body) {
        TransportResponse response = new TransportResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return NorthingResponses.INSTANCE.judge(response, sent(16));
    }

    @Test
    void namesOfEventsBecomeTheirIndexes() {
        String body = "{\"rejected\":[\"" + id(3) + "\"],\"retry\":[\"" + id(11).toUpperCase(Locale.ROOT) + "\"]}";
        for (int status : new int[] {200, 202, 207}) {
            assertThat(judge(status, body))
                    .isEqualTo(new Delivery.Partial(
                            Set.of(3), Set.of(11), Duration.ZERO, "HTTP " + status + " that names events"));
        }
    }

    @Test
    void keepsTheWaitThatComesWithSuchAnAnswer() {
        TransportResponse response = new TransportResponse(
                207, Map.of("Retry-After", "9"), ("{\"retry\":[\"" + id(0) + "\"]}").getBytes(StandardCharsets.UTF_8));
        assertThat(((Delivery.Partial) NorthingResponses.INSTANCE.judge(response, sent(2))).atLeast())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whatIsBothRejectedAndWantedAgainIsRejected() {
        String both = "[\"" + id(1) + "\"]";
        Delivery.Partial partial = (Delivery.Partial) judge(200, "{\"rejected\":" + both + ",\"retry\":" + both + "}");
        assertThat(partial.rejected()).containsExactly(1);
        assertThat(partial.retry()).isEmpty();
    }

    @Test
    void anIdThatIsUsedTwiceNamesBothEvents() {
        Sent sent = sent(2);
        sent.events().add(2, ("{\"id\":\"" + id(1) + "\"}").getBytes(StandardCharsets.UTF_8));
        sent.events().add(3, "{\"name\":\"without\"}".getBytes(StandardCharsets.UTF_8));
        TransportResponse response = new TransportResponse(
                200, Map.of(), ("{\"rejected\":[\"" + id(1) + "\"]}").getBytes(StandardCharsets.UTF_8));
        assertThat(((Delivery.Partial) NorthingResponses.INSTANCE.judge(response, sent)).rejected())
                .containsExactlyInAnyOrder(1, 2);
    }

    /** Row H5: ids of others, and what is no id at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rejected\":[\"019a2b6e-7c00-7abc-8def-ffffffffffff\"]}",
                "{\"retry\":[\"\\u001b[31m\\r\\n\"]}",
                "{}"
            })
    void idsThatTheRequestDoesNotHoldAreIgnored(String body) {
        assertThat(judge(200, body)).isEqualTo(new Delivery.Delivered(true));
    }

    /** Row H3. */
    @ParameterizedTest
    @ValueSource(strings = {"ok", "{\"rejected\":[\"", "{\"rejected\":7}", "{\"retry\":[],\"retry\":[]}", "\u0000"})
    void anAnswerThatCannotBeReadLeavesAllDelivered(String body) {
        assertThat(judge(200, body)).isEqualTo(new Delivery.Delivered(false));
    }

    /** Rows H3 and H5: too deep, and a million ids, as much of them as a transport hands over. */
    @Test
    void anAnswerBeyondTheLimitsLeavesAllDelivered() {
        assertThat(judge(200, "{\"a\":" + "[".repeat(60_000))).isEqualTo(new Delivery.Delivered(false));
        String ids = "{\"rejected\":[" + ("\"" + id(1) + "\",").repeat(1_000_000 / 30);
        assertThat(judge(200, ids.substring(0, TransportResponse.MAX_BODY_BYTES)))
                .isEqualTo(new Delivery.Delivered(false));
    }

    @Test
    void otherAnswersKeepTheGenericRules() {
        String names = "{\"rejected\":[\"" + id(1) + "\"]}";
        for (int status = 100; status < 600; status++) {
            TransportResponse response = new TransportResponse(status);
            assertThat(judge(status, "")).isEqualTo(GenericResponses.INSTANCE.judge(response, sent(1)));
            if (status / 100 != 2) {
                assertThat(judge(status, names)).isEqualTo(judge(status, ""));
            }
        }
        assertThat(NorthingResponses.INSTANCE.judge(new IOException()))
                .isEqualTo(GenericResponses.INSTANCE.judge(new IOException()));
    }
}
