package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.OtlpEncoding;
import dev.northing.collector.batch.EventSlice;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.privacy.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each wire makes of the same events, field by field. */
class WireEncodingTest {

    private static final String MILLIS = "2026-03-01T12:00:00.123Z";

    /** The properties of {@link Wires#full()} as JSON that knows no times. */
    private static final Map<String, Object> PROPERTIES = Map.of(
            "outcome",
            "success \\ \"yes\"\n",
            "duration_ms",
            812L,
            "share",
            0.25,
            "huge",
            1.5e300,
            "least",
            Long.MIN_VALUE,
            "cached",
            true,
            "at",
            "2026-03-01T12:00:00Z",
            "took",
            "PT1M30S",
            "tags",
            List.of("a,b", "]", "2026-03-01T12:00:00Z"),
            "machine",
            Map.of("cores", 2L, "since", "2026-03-01T12:00:00Z", "names", List.of("x{", 1.5, false)));

    static Stream<WireFormat> formats() {
        WireFormats formats = Wires.FORMATS;
        return Stream.of(
                formats.northing(),
                formats.segment(),
                formats.amplitude("key"),
                formats.amplitudeBatch("key"),
                formats.postHog("key"),
                formats.postHogEvents(),
                formats.snowplow("com.acme"),
                formats.mixpanel(),
                formats.otlp(OtlpEncoding.JSON),
                formats.otlp(OtlpEncoding.PROTOBUF),
                formats.cloudEvents());
    }

    @Test
    void segmentGetsATrackCall() {
        Map<String, Object> item = Wires.item(Wires.FORMATS.segment(), "batch", Wires.full());
        assertThat(item)
                .containsOnlyKeys(
                        "type", "messageId", "timestamp", "event", "userId", "anonymousId", "properties", "context")
                .containsEntry("type", "track")
                .containsEntry("messageId", Wires.ID)
                .containsEntry("timestamp", MILLIS)
                .containsEntry("event", "build_finished")
                .containsEntry("userId", "user-17")
                .containsEntry("anonymousId", "anon-4711")
                .containsEntry("properties", PROPERTIES)
                .containsEntry(
                        "context",
                        Map.of(
                                "groupId", "org-\"7\"",
                                "projectId", "proj-é",
                                "sessionId", "1772366400000",
                                "device", Map.of("id", "device-9")));
        assertThat(Wires.read(Wires.FORMATS.segment(), Wires.full()))
                .containsOnlyKeys("batch", "sentAt", "context")
                .containsEntry("sentAt", "2026-03-01T13:00:00.250Z")
                .containsEntry(
                        "context",
                        Map.of(
                                "library", Map.of("name", "northing-java", "version", "0.1.0"),
                                "app", Map.of("name", "ci runner", "version", "4.2.0")));
    }

    @Test
    void segmentGetsSomebodyForEveryEvent() {
        assertThat(Wires.item(Wires.FORMATS.segment(), "batch", Wires.bare()))
                .containsEntry("anonymousId", "organization:org-7")
                .containsEntry("properties", Map.of())
                .doesNotContainKey("userId");
        assertThat(Wires.item(Wires.FORMATS.segment(), "batch", Wires.of("u")))
                .containsEntry("userId", "u")
                .doesNotContainKey("anonymousId");
    }

    @Test
    void amplitudeGetsMillisecondsAndGroups() {
        Map<String, Object> item = Wires.item(Wires.FORMATS.amplitude("k\"ey"), "events", Wires.full());
        assertThat(item)
                .containsEntry("event_type", "build_finished")
                .containsEntry("user_id", "user-17")
                .containsEntry("device_id", "device-9")
                .containsEntry("time", Instant.parse(MILLIS).toEpochMilli())
                .containsEntry("insert_id", Wires.ID)
                .containsEntry("session_id", 1_772_366_400_000L)
                .containsEntry("groups", Map.of("organization", "org-\"7\"", "project", "proj-é"))
                .containsEntry("event_properties", PROPERTIES)
                .containsEntry("app_version", "4.2.0")
                .containsEntry("library", "northing-java/0.1.0");
        assertThat(Wires.read(Wires.FORMATS.amplitude("k\"ey"), Wires.full()))
                .containsOnlyKeys("api_key", "events")
                .containsEntry("api_key", "k\"ey");
        assertThat(Wires.item(Wires.FORMATS.amplitude("key"), "events", Wires.bare()))
                .containsEntry("device_id", "organization:org-7")
                .doesNotContainKeys("user_id", "session_id");
    }

    @Test
    void postHogGetsTheKeyInTheBodyOrInHeaders() {
        assertThat(Wires.read(Wires.FORMATS.postHog("phc_1"), Wires.full()))
                .containsOnlyKeys("api_key", "sent_at", "batch")
                .containsEntry("api_key", "phc_1")
                .containsEntry("sent_at", "2026-03-01T13:00:00.250Z");
        assertThat(Wires.read(Wires.FORMATS.postHogEvents(), Wires.full()))
                .containsOnlyKeys("created_at", "batch")
                .containsEntry("created_at", "2026-03-01T13:00:00.250Z");
        WireFormat events = Wires.FORMATS.postHogEvents();
        assertThat(events.headers(Wires.attempt(3)))
                .containsEntry("PostHog-Sdk-Info", "northing-java/0.1.0")
                .containsEntry("PostHog-Attempt", "3")
                .containsEntry("PostHog-Request-Timestamp", "2026-03-01T13:00:00.250Z")
                .containsEntry(
                        "PostHog-Request-Id", events.headers(Wires.attempt(1)).get("PostHog-Request-Id"));
    }

    @Test
    void postHogGetsNoProfileOfNobody() {
        Map<String, Object> item = Wires.item(Wires.FORMATS.postHog("key"), "batch", Wires.full());
        assertThat(item)
                .containsEntry("event", "build_finished")
                .containsEntry("uuid", Wires.ID)
                .containsEntry("distinct_id", "user-17")
                .containsEntry("timestamp", MILLIS);
        assertThat(AnswerReader.object(item.get("properties")))
                .containsAllEntriesOf(PROPERTIES)
                .containsEntry("$lib", "northing-java")
                .containsEntry("$lib_version", "0.1.0")
                .containsEntry("$geoip_disable", true)
                .containsEntry("$session_id", "1772366400000")
                .containsEntry("$device_id", "device-9")
                .containsEntry("$groups", Map.of("organization", "org-\"7\"", "project", "proj-é"))
                .doesNotContainKey("$process_person_profile");
        Map<String, Object> bare = Wires.item(Wires.FORMATS.postHog("key"), "batch", Wires.bare());
        assertThat(bare).containsEntry("distinct_id", "organization:org-7");
        assertThat(AnswerReader.object(bare.get("properties"))).containsEntry("$process_person_profile", false);
    }

    @Test
    void snowplowGetsTextsAndSelfDescribingEvents() {
        WireFormat snowplow = Wires.FORMATS.snowplow("com.acme");
        Map<String, Object> item = Wires.item(snowplow, "data", Wires.full());
        assertThat(item.values()).allMatch(value -> value instanceof String);
        assertThat(item)
                .containsOnlyKeys("e", "p", "tv", "aid", "stm", "eid", "uid", "dtm", "ue_pr", "co")
                .containsEntry("e", "ue")
                .containsEntry("p", "srv")
                .containsEntry("tv", "northing-java-0.1.0")
                .containsEntry("aid", "ci runner")
                .containsEntry("eid", Wires.ID)
                .containsEntry("uid", "user-17")
                .containsEntry("dtm", Long.toString(Instant.parse(MILLIS).toEpochMilli()))
                .containsEntry("stm", Long.toString(Wires.SENT.toEpochMilli()));
        Map<String, Object> event = inner(item.get("ue_pr"));
        assertThat(event)
                .containsEntry("schema", "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0")
                .containsEntry(
                        "data", Map.of("schema", "iglu:com.acme/build_finished/jsonschema/1-0-0", "data", PROPERTIES));
        assertThat(inner(item.get("co")))
                .containsEntry("schema", "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1")
                .containsEntry(
                        "data",
                        List.of(Map.of(
                                "schema",
                                "iglu:dev.northing/subject/jsonschema/1-0-0",
                                "data",
                                Map.of(
                                        "anonymous", "anon-4711",
                                        "organization", "org-\"7\"",
                                        "project", "proj-é",
                                        "session", "1772366400000",
                                        "device", "device-9"))));
        assertThat(Wires.item(snowplow, "data", Wires.of("u"))).doesNotContainKey("co");
        assertThat((String) Wires.item(snowplow, "data", Wires.bare()).get("ue_pr"))
                .contains("/seat_count/jsonschema/");
    }

    private static Map<String, Object> inner(Object json) {
        return AnswerReader.read(((String) json).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void mixpanelGetsTheTimeAsItWasAndIsToldNotToLookUpTheAddress() {
        Map<String, Object> item = Wires.item(Wires.FORMATS.mixpanel(), "batch", Wires.full());
        assertThat(item).containsOnlyKeys("event", "properties").containsEntry("event", "build_finished");
        assertThat(AnswerReader.object(item.get("properties")))
                .containsAllEntriesOf(PROPERTIES)
                .containsEntry("time", Instant.parse(MILLIS).toEpochMilli())
                .containsEntry("distinct_id", "user-17")
                .containsEntry("$insert_id", Wires.ID)
                .containsEntry("$user_id", "user-17")
                .containsEntry("$device_id", "device-9")
                .containsEntry("organization", "org-\"7\"")
                .containsEntry("project", "proj-é")
                .containsEntry("session", "1772366400000")
                .containsEntry("ip", "0")
                .containsEntry("mp_lib", "northing-java");
    }

    @Test
    void mixpanelGetsOtherNamesForPropertiesThatMeanSomethingThere() {
        Event event = Event.builder("e")
                .id(EventId.parse(Wires.ID))
                .time(Wires.NOON)
                .user("u")
                .with("time", "noon")
                .with("ip", "none")
                .with("other", 1)
                .build();
        assertThat(AnswerReader.object(
                        Wires.item(Wires.FORMATS.mixpanel(), "batch", event).get("properties")))
                .containsEntry("app_time", "noon")
                .containsEntry("app_ip", "none")
                .containsEntry("other", 1L)
                .containsEntry("time", Wires.NOON.toEpochMilli())
                .containsEntry("ip", "0");
    }

    @Test
    void cloudEventsGetASourceAndAType() {
        Map<String, Object> item = Wires.item(Wires.FORMATS.cloudEvents(), "batch", Wires.full());
        assertThat(item)
                .containsOnlyKeys("specversion", "source", "id", "type", "time", "subject", "datacontenttype", "data")
                .containsEntry("specversion", "1.0")
                .containsEntry("source", "urn:northing:ci%20runner")
                .containsEntry("id", Wires.ID)
                .containsEntry("type", "build_finished")
                .containsEntry("time", "2026-03-01T12:00:00.123456789Z")
                .containsEntry("subject", "user-17");
        assertThat(AnswerReader.object(item.get("data")))
                .containsEntry("properties", PROPERTIES)
                .containsEntry("project", "proj-é")
                .containsEntry("applicationVersion", "4.2.0")
                .containsEntry("dictionary", "9f86d081");
        assertThat(Wires.item(Wires.FORMATS.cloudEvents(), "batch", Wires.bare()))
                .containsEntry("subject", "org-7");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesSeveralEventsInTheirOrder(WireFormat format) {
        byte[] one = Wires.encode(format, Wires.full());
        byte[] two = Wires.encode(format, Wires.full(), Wires.bare());
        String both = new String(two, StandardCharsets.UTF_8);
        assertThat(two.length).isGreaterThan(one.length);
        assertThat(both.indexOf("build_finished")).isPositive().isLessThan(both.lastIndexOf("seat"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesTheSameOnEveryTryIfItSaysSo(WireFormat format) {
        Bytes later = new Bytes();
        format.encode(Wires.slice(Wires.full()), new Attempt(2, Wires.SENT.plusSeconds(3_600), "f00d-0-1-2"), later);
        boolean same = Arrays.equals(later.toByteArray(), Wires.encode(format, Wires.full()));
        assertThat(same).isEqualTo(format.isSameOnEveryTry());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void saysWhoseEventsTheyWereWhenAnEarlierClientHasStoredThem(WireFormat format) {
        EventSlice stored = new EventSlice();
        stored.start(new CommonFacts("older", "1.2.3", "java/17", "northing-java/0.0.9", "d").toJsonMembers());
        stored.add(0, Wires.canonical(Wires.full()));
        String body = new String(Wires.encode(format, stored), StandardCharsets.UTF_8);
        assertThat(body).contains("0.0.9").doesNotContain("0.1.0");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void acceptsWhatItCanWrite(WireFormat format) {
        assertThat(format.accepts(Wires.canonical(Wires.full()))).isTrue();
        assertThat(format.accepts(Wires.canonical(Wires.bare()))).isTrue();
    }

    @Test
    void amplitudeAndMixpanelGetNobodyThatTheyRefuse() {
        WireFormat amplitude = Wires.FORMATS.amplitude("key");
        for (String nobody : List.of("null", "u-1", "Anonymous", "00000000-0000-0000-0000-000000000000")) {
            assertThat(amplitude.accepts(Wires.canonical(Wires.of(nobody))))
                    .as(nobody)
                    .isFalse();
        }
        assertThat(amplitude.accepts(Wires.canonical(Wires.of("user1")))).isTrue();
        WireFormat mixpanel = Wires.FORMATS.mixpanel();
        for (String nobody : List.of("null", "-1", "ANON")) {
            assertThat(mixpanel.accepts(Wires.canonical(Wires.of(nobody))))
                    .as(nobody)
                    .isFalse();
        }
        assertThat(mixpanel.accepts(Wires.canonical(Wires.of("u-1")))).isTrue();
    }

    @Test
    void mixpanelGetsNoEventFromBeforeItsTime() {
        WireFormat mixpanel = Wires.FORMATS.mixpanel();
        Event.Builder event = Event.builder("e").id(EventId.parse(Wires.ID)).user("u-1");
        Instant first = Instant.parse("1971-01-01T00:00:00Z");
        assertThat(mixpanel.accepts(Wires.canonical(event.time(first).build()))).isTrue();
        assertThat(mixpanel.accepts(
                        Wires.canonical(event.time(first.minusMillis(1)).build())))
                .isFalse();
    }

    @Test
    void hasTheLimitsThatTheReceiversDocument() {
        assertThat(Wires.FORMATS.segment().limits()).isEqualTo(new WireLimits(2_500, 500_000));
        assertThat(Wires.FORMATS.amplitude("k").limits()).isEqualTo(new WireLimits(2_000, 1_000_000));
        assertThat(Wires.FORMATS.amplitudeBatch("k").limits()).isEqualTo(new WireLimits(2_000, 20_000_000));
        assertThat(Wires.FORMATS.mixpanel().limits()).isEqualTo(new WireLimits(2_000, 2_000_000));
        assertThat(Wires.FORMATS.postHog("k").limits().maxBodyBytes()).isEqualTo(20_000_000);
        assertThat(Wires.FORMATS.snowplow("v").limits().maxBodyBytes()).isEqualTo(1_000_000);
        assertThat(Wires.FORMATS.otlp(OtlpEncoding.JSON).limits().maxBodyBytes())
                .isEqualTo(67_108_864);
    }

    @Test
    void segmentAndNorthingSayWhichPurposesStandOnConsent() {
        EventSlice events = new EventSlice();
        events.add(0, Wires.canonical(Wires.full()), Purpose.PRODUCT_ANALYTICS);
        String preferences = "\"consent\":{\"categoryPreferences\":{\"product_analytics\":true}}";
        assertThat(new String(Wires.encode(Wires.FORMATS.segment(), events), StandardCharsets.UTF_8))
                .endsWith("," + preferences + "}}");
        assertThat(new String(Wires.encode(Wires.FORMATS.northing(), events), StandardCharsets.UTF_8))
                .contains("\"context\":{" + preferences + "},\"events\":[");
    }
}
