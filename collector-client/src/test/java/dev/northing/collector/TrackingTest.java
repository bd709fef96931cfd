package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.json.EventReader;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TrackingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");

    private final RecordingTransport transport = new RecordingTransport();
    private TelemetryClient client = Clients.builder(transport)
            .clock(InstantSource.fixed(NOW))
            .dictionary(dictionary())
            .build();

    private static dev.northing.core.dictionary.MetricDictionary dictionary() {
        return new Definitions()
                .event(Definitions.event("build_finished")
                        .identifiers("organization")
                        .property(Definitions.text("outcome"))
                        .property(Definitions.number("duration_ms"))
                        .property(Definitions.property(
                                "email", PropertyType.STRING, false, Classification.FREE_TEXT, null))
                        .property(Definitions.property(
                                "country",
                                PropertyType.STRING,
                                false,
                                Classification.QUASI_IDENTIFIER,
                                new Handling(ScrubAction.KEEP, Map.of())))
                        .property(Definitions.property(
                                "version",
                                PropertyType.STRING,
                                false,
                                Classification.TECHNICAL,
                                new Handling(ScrubAction.TRUNCATE, Map.of("max", "4"))))
                        .property(Definitions.property(
                                "content",
                                PropertyType.STRING,
                                false,
                                Classification.CONTENT,
                                new Handling(ScrubAction.KEEP, Map.of())))
                        .property(Definitions.map(
                                "commit",
                                Definitions.property(
                                        "author", PropertyType.STRING, false, Classification.IDENTIFIER, null))))
                .event(Definitions.event("old_removed").removed())
                .event(Definitions.event("old_expired").expires(new Expiry.OnDate(LocalDate.of(2026, 3, 1))))
                .event(Definitions.event("not_yet_expired").expires(new Expiry.OnDate(LocalDate.of(2026, 3, 2))))
                .event(Definitions.event("old_version").expires(new Expiry.InVersion("4.0")))
                .event(Definitions.event("strict")
                        .property(Definitions.property(
                                "plan", PropertyType.STRING, true, Classification.ORGANIZATION, null)))
                .dictionary();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Event onlyDelivered() {
        client.flush(Clients.LONG);
        String body = transport.sent().get(0).body();
        String event = body.substring(body.indexOf("\"events\":[") + "\"events\":[".length(), body.length() - 2);
        return new EventReader().read(event.getBytes(StandardCharsets.UTF_8));
    }

    private static Event.Builder build() {
        return Event.builder("build_finished").organization("org-7");
    }

    @Test
    void deliversAnEventWithItsPropertiesAndAStampOfItsOwn() {
        Event event =
                build().with("outcome", "success").with("duration_ms", 812).build();
        assertThat(client.track(event)).isEqualTo(TrackResult.ACCEPTED);
        Event delivered = onlyDelivered();
        assertThat(delivered.properties()).isEqualTo(event.properties());
        assertThat(delivered.subject()).isEqualTo(event.subject());
        assertThat(delivered.time()).isEqualTo(NOW);
        assertThat(delivered.id()).isNotNull();
    }

    @Test
    void keepsTheIdAndTheTimeThatAnEventAlreadyHas() {
        EventId id = EventId.parse("019a2b6e-7c00-7abc-8def-0123456789ab");
        Instant time = Instant.parse("2020-02-29T00:00:00Z");
        client.track(build().id(id).time(time).build());
        Event delivered = onlyDelivered();
        assertThat(delivered.id()).isEqualTo(id);
        assertThat(delivered.time()).isEqualTo(time);
    }

    @Test
    void refusesAnEventThatNobodyDeclared() {
        assertThat(client.track(Event.builder("unheard_of").build())).isEqualTo(TrackResult.UNDECLARED);
        assertThat(client.accounting().refused()).containsExactlyEntriesOf(Map.of(DropReason.UNDECLARED, 1L));
    }

    @Test
    void refusesAnEventWhoseDefinitionIsRemoved() {
        assertThat(client.track(Event.builder("old_removed").build())).isEqualTo(TrackResult.RETIRED);
    }

    @Test
    void refusesAnEventFromTheDayOnWhichItsDefinitionExpires() {
        assertThat(client.track(Event.builder("old_expired").build())).isEqualTo(TrackResult.RETIRED);
        assertThat(client.track(Event.builder("not_yet_expired").build())).isEqualTo(TrackResult.ACCEPTED);
    }

    @Test
    void refusesAnEventThatHasExpiredInTheApplicationsVersion() {
        assertThat(client.track(Event.builder("old_version").build())).isEqualTo(TrackResult.RETIRED);
    }

    @Test
    void refusesAnEventWithoutARequiredIdentifierOrProperty() {
        assertThat(client.track(Event.builder("build_finished").build())).isEqualTo(TrackResult.INCOMPLETE);
        assertThat(client.track(Event.builder("strict").build())).isEqualTo(TrackResult.INCOMPLETE);
        assertThat(client.track(Event.builder("strict").with("plan", 7).build()))
                .isEqualTo(TrackResult.INCOMPLETE);
        assertThat(client.accounting().refused()).containsExactlyEntriesOf(Map.of(DropReason.INCOMPLETE, 3L));
    }

    @Test
    void refusesAnEventWithDefectsAndNoEventAtAll() {
        assertThat(client.track(build().with("duration_ms", Double.NaN).build()))
                .isEqualTo(TrackResult.INVALID);
        assertThat(client.track(Event.builder("").build())).isEqualTo(TrackResult.INVALID);
        assertThat(client.track(null)).isEqualTo(TrackResult.INVALID);
    }

    @Test
    void refusesAnEventThatIsTooLargeAsAWhole() {
        Event.Builder event = build();
        event.with("outcome", "x".repeat(33_000));
        assertThat(client.track(event.build())).isEqualTo(TrackResult.TOO_LARGE);
        assertThat(client.track(build().with("outcome", "\u20ac".repeat(11_000)).build()))
                .isEqualTo(TrackResult.TOO_LARGE);
    }

    @Test
    void refusesStructuresWithoutEndAndIsNotSlowedByThem() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("self", cycle);
        assertThat(client.track(build().with("commit", cycle).build())).isEqualTo(TrackResult.INVALID);
        Object deep = "end";
        for (int i = 0; i < 1_000; i++) {
            deep = Collections.singletonList(deep);
        }
        assertThat(client.track(build().with("commit", Map.of("deep", deep)).build()))
                .isEqualTo(TrackResult.INVALID);
    }

    @Test
    void leavesOutWhatIsNotDeclaredAndCountsIt() {
        client.track(build().with("outcome", "success")
                .with("shoe_size", 43)
                .user("u-1")
                .build());
        Event delivered = onlyDelivered();
        assertThat(delivered).hasToString("Event[build_finished, 1 properties]");
        assertThat(delivered.subject().user()).isNull();
        assertThat(delivered.subject().organization()).isEqualTo("org-7");
        assertThat(client.accounting().propertiesRemoved())
                .containsExactlyEntriesOf(Map.of(PropertyRemoval.UNDECLARED, 2L));
    }

    @Test
    void leavesOutAnOptionalPropertyOfTheWrongType() {
        client.track(build().with("outcome", 1).with("duration_ms", 2).build());
        assertThat(onlyDelivered().properties().find("outcome")).isNull();
        assertThat(client.accounting().propertiesRemoved())
                .containsExactlyEntriesOf(Map.of(PropertyRemoval.WRONG_VALUE, 1L));
    }

    @Test
    void doesToEachValueWhatItsClassOrHandlingSays() {
        client.track(build().with("email", "ada@example.org")
                .with("country", "PT")
                .with("version", "1.2.3")
                .with("content", "print(1)")
                .with("commit", Map.of("author", "ada"))
                .build());
        Event delivered = onlyDelivered();
        assertThat(delivered.properties()).hasToString("Properties[commit, country, version]");
        assertThat(delivered.properties().find("version")).isEqualTo(PropertyValue.of("1.2."));
        assertThat(delivered.properties().find("commit"))
                .isInstanceOfSatisfying(
                        PropertyValue.MapValue.class,
                        commit -> assertThat(commit.entries().find("author"))
                                .isInstanceOfSatisfying(
                                        PropertyValue.StringValue.class,
                                        author -> assertThat(author.value()).matches("p1:[\\w-]{4}:[\\w-]{22}")));
        assertThat(client.accounting().propertiesRemoved())
                .containsExactlyEntriesOf(Map.of(PropertyRemoval.DROPPED, 2L));
    }

    @Test
    void refusesEverythingOnceItIsClosed() {
        client.close();
        assertThat(client.track(build().build())).isEqualTo(TrackResult.CLOSED);
        assertThat(client.accounting().refused()).containsExactlyEntriesOf(Map.of(DropReason.CLOSED, 1L));
    }

    @Test
    void countsAnEventThatWasTakenAsASinkLikeAnyOther() {
        client.accept(build().build());
        assertThat(client.accounting().accepted()).isEqualTo(1);
    }

    @Test
    void neitherThrowsNorLosesCountWhenTheClockFails() {
        try (TelemetryClient broken =
                Clients.builder(transport).clock(new FailingClock()).build()) {
            assertThat(broken.track(Clients.build())).isEqualTo(TrackResult.INTERNAL);
            assertThat(broken.accounting().refused()).containsExactlyEntriesOf(Map.of(DropReason.INTERNAL, 1L));
        }
    }

    private static final class FailingClock implements InstantSource {

        @Override
        public Instant instant() {
            throw new StackOverflowError();
        }
    }
}
