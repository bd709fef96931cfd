package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.northing.collector.DropReason;
import dev.northing.collector.OtlpEncoding;
import dev.northing.collector.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each receiver's answers mean: those it documents, and any bytes at all. */
class WireResponsesTest {

    private static final WireFormat SEGMENT = Wires.FORMATS.segment();
    private static final WireFormat AMPLITUDE = Wires.FORMATS.amplitude("key");
    private static final WireFormat POSTHOG = Wires.FORMATS.postHog("key");
    private static final WireFormat POSTHOG_EVENTS = Wires.FORMATS.postHogEvents();
    private static final WireFormat SNOWPLOW = Wires.FORMATS.snowplow("com.acme");
    private static final WireFormat MIXPANEL = Wires.FORMATS.mixpanel();
    private static final WireFormat OTLP = Wires.FORMATS.otlp(OtlpEncoding.JSON);
    private static final WireFormat OTLP_BINARY = Wires.FORMATS.otlp(OtlpEncoding.PROTOBUF);
    private static final WireFormat CLOUD_EVENTS = Wires.FORMATS.cloudEvents();

    static Stream<WireFormat> formats() {
        return Stream.of(
                SEGMENT,
                AMPLITUDE,
                POSTHOG,
                POSTHOG_EVENTS,
                SNOWPLOW,
                MIXPANEL,
                OTLP,
                OTLP_BINARY,
                CLOUD_EVENTS,
                Wires.FORMATS.northing());
    }

    private static WireFormat wire(String name) {
        return switch (name) {
            case "segment" -> SEGMENT;
            case "amplitude" -> AMPLITUDE;
            case "posthog" -> POSTHOG;
            case "posthog-events" -> POSTHOG_EVENTS;
            case "snowplow" -> SNOWPLOW;
            case "mixpanel" -> MIXPANEL;
            case "otlp" -> OTLP;
            case "cloudevents" -> CLOUD_EVENTS;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String kind(Delivery delivery) {
        return delivery instanceof Delivery.Split split
                ? "Split " + split.reason()
                : delivery.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource({
        "segment, 200, Delivered",
        "segment, 400, Split REJECTED",
        "segment, 401, Hold",
        "segment, 404, Hold",
        "segment, 408, Retry",
        "segment, 410, Retry",
        "segment, 413, Split TOO_LARGE",
        "segment, 429, Retry",
        "segment, 460, Retry",
        "segment, 500, Retry",
        "segment, 501, Hold",
        "amplitude, 200, Delivered",
        "amplitude, 400, Split REJECTED",
        "amplitude, 401, Hold",
        "amplitude, 413, Split TOO_LARGE",
        "amplitude, 429, Retry",
        "amplitude, 500, Retry",
        "amplitude, 502, Retry",
        "amplitude, 503, Retry",
        "amplitude, 504, Retry",
        "posthog, 200, Delivered",
        "posthog, 400, Split REJECTED",
        "posthog, 401, Hold",
        "posthog, 402, Hold",
        "posthog, 403, Hold",
        "posthog, 408, Retry",
        "posthog, 413, Split TOO_LARGE",
        "posthog, 429, Retry",
        "posthog, 500, Retry",
        "posthog, 503, Retry",
        "posthog-events, 200, Delivered",
        "posthog-events, 400, Split REJECTED",
        "posthog-events, 401, Hold",
        "posthog-events, 402, Hold",
        "posthog-events, 413, Split TOO_LARGE",
        "posthog-events, 415, Hold",
        "posthog-events, 500, Retry",
        "posthog-events, 504, Retry",
        "snowplow, 200, Delivered",
        "snowplow, 400, Split REJECTED",
        "snowplow, 404, Hold",
        "snowplow, 413, Split TOO_LARGE",
        "snowplow, 503, Retry",
        "mixpanel, 200, Delivered",
        "mixpanel, 401, Hold",
        "mixpanel, 413, Split TOO_LARGE",
        "mixpanel, 429, Retry",
        "mixpanel, 502, Retry",
        "mixpanel, 503, Retry",
        "otlp, 200, Delivered",
        "otlp, 400, Split REJECTED",
        "otlp, 401, Hold",
        "otlp, 404, Hold",
        "otlp, 408, Hold",
        "otlp, 413, Split TOO_LARGE",
        "otlp, 429, Retry",
        "otlp, 500, Hold",
        "otlp, 502, Retry",
        "otlp, 503, Retry",
        "otlp, 504, Retry",
        "cloudevents, 202, Delivered",
        "cloudevents, 204, Delivered",
        "cloudevents, 400, Split REJECTED",
        "cloudevents, 410, Hold",
        "cloudevents, 415, Hold",
        "cloudevents, 429, Retry",
        "cloudevents, 502, Retry"
    })
    void goesByTheStatus(String wire, int status, String expected) {
        assertThat(kind(Wires.judge(wire(wire), new TransportResponse(status), Wires.full())))
                .isEqualTo(expected);
    }

    @Test
    void segmentSaysInAHeaderOfItsOwnHowLongToWait() {
        TransportResponse limited = new TransportResponse(429, Map.of("X-RateLimit-Reset", "17"), new byte[0]);
        assertThat(Wires.judge(SEGMENT, limited, Wires.full()))
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(17), "HTTP 429"));
        TransportResponse both =
                new TransportResponse(429, Map.of("X-RateLimit-Reset", "17", "Retry-After", "5"), new byte[0]);
        assertThat(Wires.judge(SEGMENT, both, Wires.full()))
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(5), "HTTP 429"));
    }

    @Test
    void amplitudeNamesTheFirstWrongEventsAndTakesNone() {
        String answer = "{\"code\":400,\"error\":\"Request missing required field\","
                + "\"events_with_invalid_fields\":{\"time\":[0,9]},\"events_with_missing_fields\":{\"event_type\":[2]},"
                + "\"silenced_events\":[]}";
        assertThat(Wires.judge(
                        AMPLITUDE, Wires.answer(400, answer), Wires.full(), Wires.bare(), Wires.full(), Wires.bare()))
                .isEqualTo(new Delivery.Partial(Set.of(0, 2), Set.of(1, 3), Duration.ZERO, "HTTP 400"));
    }

    @Test
    void amplitudesWrongKeyCostsNoEvents() {
        String answer = "{\"code\":400,\"error\":\"Invalid API key\",\"missing_field\":\"api_key\"}";
        assertThat(kind(Wires.judge(AMPLITUDE, Wires.answer(400, answer), Wires.full())))
                .isEqualTo("Hold");
    }

    @Test
    void amplitudeThrottlesForHalfAMinuteAndEndsAUsersDay() {
        assertThat(Wires.judge(
                        AMPLITUDE,
                        Wires.answer(429, "{\"throttled_users\":{\"user-17\":11},\"throttled_events\":[0]}"),
                        Wires.full()))
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(30), "HTTP 429"));
        assertThat(AmplitudeResponses.THROTTLED).isEqualTo(Duration.ofSeconds(30));
        assertThat(Wires.judge(
                        AMPLITUDE,
                        Wires.answer(429, "{\"exceeded_daily_quota_users\":{\"user-17\":500001}}"),
                        Wires.full(),
                        Wires.bare()))
                .isEqualTo(new Delivery.Partial(Set.of(0), Set.of(1), Duration.ofSeconds(30), "HTTP 429: daily quota"));
    }

    @Test
    void amplitudeEndsADeviceDayByTheIdThatWasSentAsDevice() {
        for (String device : new String[] {"device-9", "organization:org-7"}) {
            Delivery verdict = Wires.judge(
                    AMPLITUDE,
                    Wires.answer(429, "{\"exceeded_daily_quota_devices\":{\"" + device + "\":500001}}"),
                    Wires.full(),
                    Wires.bare());
            assertThat(verdict).isInstanceOf(Delivery.Partial.class);
            assertThat(((Delivery.Partial) verdict).rejected()).containsExactly(device.startsWith("d") ? 0 : 1);
        }
    }

    @Test
    void postHogNamesEventsThatItWantsAgainAndThoseItDoesNotWant() {
        String bare = "019a2b6e-7c01-7abc-8def-0123456789ab";
        String answer = "{\"results\":{\"" + Wires.ID + "\":{\"result\":\"retry\"},\"" + bare
                + "\":{\"result\":\"limited\",\"details\":\"quota\"}}}";
        assertThat(Wires.judge(POSTHOG_EVENTS, Wires.answer(200, answer), Wires.full(), Wires.bare()))
                .isEqualTo(new Delivery.Partial(Set.of(1), Set.of(0), Duration.ZERO, "HTTP 200 that names events"));
        String well = answer.replace("retry", "ok").replace("limited", "ok");
        assertThat(Wires.judge(POSTHOG_EVENTS, Wires.answer(200, well), Wires.full(), Wires.bare()))
                .isEqualTo(new Delivery.Delivered(true));
        assertThat(Wires.judge(POSTHOG_EVENTS, Wires.answer(200, "{\"results\":"), Wires.full()))
                .isEqualTo(new Delivery.Delivered(false));
    }

    @Test
    void mixpanelHasImportedAllButThoseItNames() {
        String answer = "{\"code\":400,\"num_records_imported\":1,\"status\":\"Bad Request\",\"failed_records\":"
                + "[{\"index\":1,\"$insert_id\":\"x\",\"field\":\"properties.time\",\"message\":\"invalid\"},"
                + "{\"index\":7}]}";
        assertThat(Wires.judge(MIXPANEL, Wires.answer(400, answer), Wires.full(), Wires.bare()))
                .isEqualTo(new Delivery.Partial(Set.of(1), Set.of(), Duration.ZERO, "HTTP 400 that names events"));
        assertThat(kind(Wires.judge(MIXPANEL, Wires.answer(400, "no"), Wires.full())))
                .isEqualTo("Split REJECTED");
    }

    @Test
    void otlpCountsRefusedRecordsWithoutNamingThem() {
        Delivery two = new Delivery.Unnamed(2, "HTTP 200 that counts refused records");
        for (String count : new String[] {"\"2\"", "2", "\"17\""}) {
            String answer = "{\"partialSuccess\":{\"rejectedLogRecords\":" + count + ",\"errorMessage\":\"no\"}}";
            assertThat(Wires.judge(OTLP, Wires.answer(200, answer), Wires.full(), Wires.bare()))
                    .isEqualTo(two);
        }
        assertThat(Wires.judge(
                        OTLP, Wires.answer(200, "{\"partialSuccess\":{\"errorMessage\":\"careful\"}}"), Wires.full()))
                .isEqualTo(new Delivery.Delivered(true));
    }

    @Test
    void otlpCountsInBinaryFormToo() {
        byte[] answer = {0x0a, 6, 0x08, 2, 0x12, 2, 'n', 'o'};
        assertThat(Wires.judge(OTLP_BINARY, new TransportResponse(200, Map.of(), answer), Wires.full(), Wires.bare()))
                .isEqualTo(new Delivery.Unnamed(2, "HTTP 200 that counts refused records"));
        assertThat(Wires.judge(OTLP_BINARY, new TransportResponse(200, Map.of(), new byte[] {0x0a, 9}), Wires.full()))
                .isEqualTo(new Delivery.Delivered(false));
        byte[] other = {0x15, 1, 2, 3, 4, 0x19, 1, 2, 3, 4, 5, 6, 7, 8, 0x20, 3, 0x2a, 1, 'x'};
        assertThat(Wires.judge(OTLP_BINARY, new TransportResponse(200, Map.of(), other), Wires.full()))
                .isEqualTo(new Delivery.Delivered(true));
    }

    @Test
    void onlyWhatIsCompressedIsSentWithoutCompression() {
        Sent compressed = new Sent(Wires.slice(Wires.full()), true, Wires.NOON);
        for (WireFormat format : formats().toList()) {
            assertThat(format.responses().judge(new TransportResponse(415), compressed))
                    .isInstanceOf(Delivery.Uncompressed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noAnswerMakesItThrow(WireFormat format) {
        Random random = new Random(13);
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"results\":",
            "\"failed_records\":",
            "\"index\":",
            "\"silenced_events\":",
            "-1",
            "99999999999999999999",
            "1e400",
            "null",
            "\"partialSuccess\":",
            "\"rejectedLogRecords\":",
            "\"-3\"",
            ",",
            "\"" + Wires.ID + "\":",
            "\"result\":",
            "\"retry\"",
            "\u0000",
            "\"exceeded_daily_quota_users\":"
        };
        for (int i = 0; i < 1_000; i++) {
            int status = random.nextBoolean() ? random.nextInt(600) : new int[] {200, 400, 429}[random.nextInt(3)];
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            if (random.nextBoolean()) {
                StringBuilder json = new StringBuilder("{");
                for (int j = random.nextInt(12); j > 0; j--) {
                    json.append(pieces[random.nextInt(pieces.length)]);
                }
                body = json.toString().getBytes(StandardCharsets.UTF_8);
            }
            TransportResponse response = new TransportResponse(status, Map.of("Retry-After", pieces[i % 21]), body);
            assertThatNoException().isThrownBy(() -> Wires.judge(format, response, Wires.full(), Wires.bare()));
        }
    }

    @Test
    void noWireEverSplitsForAnythingButSizeAndRefusal() {
        assertThat(Wires.judge(SNOWPLOW, new TransportResponse(413), Wires.full()))
                .isEqualTo(new Delivery.Split(DropReason.TOO_LARGE, "HTTP 413"));
    }
}
