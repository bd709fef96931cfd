package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.event.Event;
import dev.northing.core.json.EventBatchReader;
import dev.northing.core.privacy.Classification;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values and times that no host should give, and some do. */
@Timeout(60)
final class HostileValuesTest {

    private static final List<String> PIECES = List.of(
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u0000",
            "\u202e\u05d0\u05d1",
            "\"\\\r\n\t\b\f",
            "\u2028\ufeff\uffff",
            "\u007f\u0080",
            "plain");

    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    private TelemetryClientBuilder builder() {
        return Clients.builder(this::take)
                .dictionary(new Definitions()
                        .event(Definitions.event("odd")
                                .property(Definitions.text("text"))
                                .property(Definitions.property(
                                        "number", PropertyType.NUMBER, false, Classification.TECHNICAL, null))
                                .property(Definitions.map(
                                        "bag",
                                        Definitions.text("text"),
                                        Definitions.property(
                                                "number", PropertyType.NUMBER, false, Classification.TECHNICAL, null)))
                                .property(Definitions.property(
                                        "at", PropertyType.TIMESTAMP, false, Classification.TECHNICAL, null)))
                        .dictionary());
    }

    private TransportResponse take(TransportRequest request) {
        bodies.add(request.copyOfBody());
        return new TransportResponse(202);
    }

    private List<Event> delivered() throws CharacterCodingException {
        List<Event> events = new ArrayList<>();
        for (byte[] body : bodies) {
            // A decoder of its own reports what a String would replace.
            assertThat(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .length())
                    .isPositive();
            new EventBatchReader().read(new ByteArrayInputStream(body), events::add);
        }
        return events;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static Object number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> new BigDecimal(BigInteger.ONE, -1_000_000_000);
            case 3 -> new BigDecimal(BigInteger.TEN, Integer.MAX_VALUE);
            case 4 -> new BigDecimal("1e400");
            case 5 -> Float.POSITIVE_INFINITY;
            case 6 -> BigInteger.ONE.shiftLeft(100_000);
            default -> random.nextDouble();
        };
    }

    @Test
    void everyValueIsDeliveredAsValidJsonOrTheEventIsRefused() throws CharacterCodingException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long accepted = 0;
        long start = System.nanoTime();
        try (TelemetryClient client = builder().build()) {
            for (int i = 0; i < 5_000; i++) {
                Map<String, Object> bag = new HashMap<>();
                bag.put("text", text(random));
                bag.put("number", number(random));
                Event.Builder event = Event.builder("odd").with("text", text(random));
                if (random.nextBoolean()) {
                    event.with("bag", bag);
                }
                if (random.nextInt(4) == 0) {
                    event.with("number", random.nextBoolean() ? Double.NaN : Double.MAX_VALUE);
                }
                if (random.nextInt(4) == 0) {
                    event.user(text(random));
                }
                TrackResult result = client.track(event.build());
                assertThat(result)
                        .as("seed %d", seed)
                        .isIn(TrackResult.ACCEPTED, TrackResult.INVALID, TrackResult.INCOMPLETE);
                accepted += result.isAccepted() ? 1 : 0;
            }
            assertThat(client.close(Clients.LONG).complete()).isTrue();
        }
        assertThat(delivered()).as("seed %d", seed).hasSize((int) accepted);
        assertThat(accepted).as("seed %d", seed).isBetween(100L, 4_900L);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("a billion digits are never written out")
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aNumberOfABillionDigitsIsRefusedOrKeptAsWritten() throws CharacterCodingException {
        try (TelemetryClient client = builder().build()) {
            client.track(Event.builder("odd")
                    .with("bag", Map.of("number", new BigDecimal(BigInteger.ONE, -1_000_000_000)))
                    .build());
            client.close(Clients.LONG);
            assertThat(client.accounting().tried()).isEqualTo(1);
            assertThat(delivered()).hasSize((int) client.accounting().delivered());
        }
        assertThat(bodies).allMatch(body -> body.length < 2_000);
    }

    private String timeIn(Event event) {
        bodies.clear();
        TelemetryClient client = builder().build();
        TrackResult result = client.track(event);
        client.close(Clients.LONG);
        if (!result.isAccepted()) {
            return result.name();
        }
        String body = new String(bodies.get(0), StandardCharsets.UTF_8);
        return body.replaceFirst(".*\"time\":\"([^\"]*)\".*", "$1");
    }

    private String written(Instant time) {
        return timeIn(Event.builder("odd").time(time).build());
    }

    @Test
    void timesAreWrittenInUtcWhateverTheYearOrTheyAreRefused() {
        assertThat(written(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(written(Instant.ofEpochSecond(-1))).isEqualTo("1969-12-31T23:59:59Z");
        assertThat(written(Instant.parse("0000-01-01T00:00:00Z"))).isEqualTo("0000-01-01T00:00:00Z");
        assertThat(written(Instant.parse("9999-12-31T23:59:59.999999999Z")))
                .isEqualTo("9999-12-31T23:59:59.999999999Z");
        for (Instant outside : List.of(
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.MAX,
                Instant.MIN)) {
            assertThat(written(outside)).isEqualTo("INVALID");
        }
    }

    /** The hour that there is twice, and the second that clocks smear: Java's own reading of 23:59:60. */
    @Test
    void daylightSavingAndLeapSecondsLeaveNoTrace() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDateTime twice = LocalDateTime.of(2026, 10, 25, 2, 30);
        assertThat(written(twice.atZone(berlin).withEarlierOffsetAtOverlap().toInstant()))
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThat(written(twice.atZone(berlin).withLaterOffsetAtOverlap().toInstant()))
                .isEqualTo("2026-10-25T01:30:00Z");
        assertThat(written(Instant.parse("2016-12-31T23:59:60Z"))).isEqualTo("2016-12-31T23:59:59Z");
    }

    @Test
    void aClockOutsideTheYearsOfRfc3339RefusesEventsAndThrowsNothing() {
        for (Instant odd : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
            TelemetryClient client = builder().clock(InstantSource.fixed(odd)).build();
            TrackResult result = client.track(Event.builder("odd").build());
            assertThat(result.isAccepted()).as("%s: %s", odd, result).isFalse();
            client.close(Clients.LONG);
            assertThat(client.accounting().refusedTotal()).isEqualTo(1);
        }
        TelemetryClient atZero =
                builder().clock(InstantSource.fixed(Instant.EPOCH)).build();
        assertThat(atZero.track(Event.builder("odd").build())).isEqualTo(TrackResult.ACCEPTED);
        assertThat(atZero.close(Clients.LONG).complete()).isTrue();
    }
}
