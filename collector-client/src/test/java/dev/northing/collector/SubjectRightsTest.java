package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.collector.transport.Transport;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Being forgotten, seeing what is held, and being forgotten elsewhere. */
@Timeout(60)
final class SubjectRightsTest {

    private static final MetricDictionary DICTIONARY = new Definitions()
            .event(Definitions.event("clicked").identifiers("user", "anonymous"))
            .event(Definitions.event("visited").identifiers("anonymous"))
            .dictionary();

    /** An event with every identifier of a person, and one with each alone. */
    private static final MetricDictionary WITH_ALL_NAMES = new Definitions()
            .event(Definitions.event("all").identifiers("user", "anonymous", "session", "device"))
            .event(Definitions.event("of_user").identifiers("user"))
            .event(Definitions.event("of_anonymous").identifiers("anonymous"))
            .event(Definitions.event("of_session").identifiers("session"))
            .event(Definitions.event("of_device").identifiers("device"))
            .dictionary();

    private static final Subject ALICE = Subject.EMPTY.with(Identifier.USER, "alice");

    /** The middle of the last day of an epoch of 90 days. */
    private static final Instant LAST_DAY =
            Instant.EPOCH.plus(Duration.ofDays(230 * 90)).minus(Duration.ofHours(12));

    @TempDir
    private Path state;

    private TelemetryClientBuilder builder(Transport transport, boolean durable) {
        TelemetryClientBuilder builder = Clients.unplaced(transport).dictionary(DICTIONARY);
        return durable ? builder.stateDirectory(state) : builder.memoryOnly();
    }

    private static RecordingTransport dead() {
        return new RecordingTransport(request -> {
            throw new IOException("down");
        });
    }

    private static Event clicked(String user, String anonymous) {
        return Event.builder("clicked").user(user).anonymous(anonymous).build();
    }

    private static String userOf(String event) {
        return event.replaceAll(".*\"user\":\"([^\"]*)\".*", "$1");
    }

    private static void track(TelemetryClient client, int rounds) {
        for (int i = 0; i < rounds; i++) {
            client.track(clicked("alice", "browser-1"));
            client.track(clicked("bob", "browser-2"));
            client.track(Event.builder("visited").anonymous("browser-1").build());
        }
    }

    private static long count(RecordingTransport transport, String text) {
        return transport.sent().stream()
                .filter(sent -> sent.status() == 202)
                .map(RecordingTransport.Sent::body)
                .mapToLong(body -> body.split(text, -1).length - 1)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void erasingAPersonLeavesEverybodyElse(boolean durable) {
        AbortableTransport transport = new AbortableTransport();
        TelemetryClient client = builder(transport, durable).batch(50, 64 << 10).build();
        track(client, 100);
        assertThat(client.erase(ALICE)).isEqualTo(new ErasureReport(100, true));
        assertThat(client.erase(ALICE)).as("nobody is erased twice").isEqualTo(new ErasureReport(0, true));
        assertThat(client.erase(Subject.EMPTY.with(Identifier.ANONYMOUS, "browser-1")))
                .isEqualTo(new ErasureReport(100, true));
        client.track(clicked("alice", "browser-3"));
        transport.open();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertThat(count(transport.arrived(), "\"user\":"))
                .as("bob's, and one of alice's tracked later")
                .isEqualTo(101);
        assertThat(client.accounting().dropped()).isEqualTo(Map.of(DropReason.ERASED, 200L));
        assertThat(client.accounting().delivered()).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anExportHoldsAllThatWaitsOfAPersonAndTakesNothingAway(boolean durable) {
        AbortableTransport transport = new AbortableTransport();
        TelemetryClient client = builder(transport, durable).batch(50, 64 << 10).build();
        track(client, 60);
        List<String> exported = client.exportLocal(ALICE);
        assertThat(exported)
                .hasSize(60)
                .allSatisfy(
                        event -> assertThat(event).contains("\"user\":\"p1:").startsWith("{\"id\":\""));
        assertThat(exported.stream().map(SubjectRightsTest::userOf).distinct()).hasSize(1);
        assertThat(exported).doesNotHaveDuplicates();
        transport.open();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertThat(client.accounting().delivered()).isEqualTo(180);
    }

    @Test
    void aPersonIsFoundUnderTheNamesThatStoredEventsUse() {
        Instant[] now = {Instant.parse("2026-03-01T12:00:00Z")};
        TelemetryClientBuilder builder = builder(dead(), true)
                .privacy(PrivacyProfile.STRICT.withEpochs(30, 2))
                .clock(() -> now[0]);
        try (TelemetryClient client = builder.build()) {
            client.track(clicked("alice", "browser-1"));
            now[0] = now[0].plus(Duration.ofDays(31));
            client.track(clicked("alice", "browser-2"));
            client.track(clicked("bob", "browser-3"));
            List<String> exported = client.exportLocal(ALICE);
            assertThat(exported).hasSize(2).noneMatch(event -> event.contains("alice"));
            assertThat(exported)
                    .extracting(SubjectRightsTest::userOf)
                    .doesNotHaveDuplicates()
                    .allMatch(user -> user.startsWith("p1:"));
            assertThat(client.erase(ALICE).erased()).isEqualTo(2);
            client.close(Duration.ofMillis(200));
        }
    }

    @Test
    void aDeletionRequestNamesThePersonAndNeedsNoConsent() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client =
                builder(transport, true).consent(purpose -> ConsentState.DENIED).build()) {
            assertThat(client.track(clicked("alice", "browser-1"))).isEqualTo(TrackResult.NO_CONSENT);
            assertThat(client.requestDeletion(ALICE)).isEqualTo(TrackResult.ACCEPTED);
        }
        assertThat(transport.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("\"name\":\"deletion_requested\"", "\"user\":\"p1:")
                        .doesNotContain("alice", "\"properties\""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletionRequestThatWaitsOutlivesTheErasing(boolean durable) {
        AbortableTransport transport = new AbortableTransport();
        TelemetryClient client = builder(transport, durable).build();
        track(client, 5);
        assertThat(client.requestDeletion(ALICE)).isEqualTo(TrackResult.ACCEPTED);
        assertThat(client.erase(ALICE)).isEqualTo(new ErasureReport(5, true));
        assertThat(client.exportLocal(ALICE))
                .as("it is held, and names the person")
                .singleElement()
                .asString()
                .contains("\"name\":\"deletion_requested\"");
        transport.open();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertThat(count(transport.arrived(), "\"name\":\"deletion_requested\""))
                .isEqualTo(1);
        assertThat(count(transport.arrived(), "\"name\":\"clicked\""))
                .as("bob's")
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPersonOfManyNamesIsFoundOnce(boolean durable) {
        Subject everyName = new Subject("alice", "browser-1", null, null, "session-1", "device-1");
        List<Event> events = List.of(
                Event.builder("all").subject(everyName).build(),
                Event.builder("of_user").user("alice").build(),
                Event.builder("of_anonymous").anonymous("browser-1").build(),
                Event.builder("of_session").session("session-1").build(),
                Event.builder("of_device").device("device-1").build(),
                Event.builder("of_user").user("bob").build());
        AbortableTransport transport = new AbortableTransport();
        TelemetryClient client = builder(transport, durable)
                .dictionary(WITH_ALL_NAMES)
                .privacy(PrivacyProfile.STRICT.withEpochs(30, 40))
                .pseudonymKeys(epoch -> new byte[KeyProvider.MIN_KEY_BYTES])
                .build();
        assertThat(events).allMatch(event -> client.track(event) == TrackResult.ACCEPTED);
        assertThat(client.exportLocal(everyName)).hasSize(5).doesNotHaveDuplicates();
        assertThat(client.erase(everyName)).isEqualTo(new ErasureReport(5, true));
        assertThat(client.accounting().pending()).as("bob's").isEqualTo(1);
        client.close(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWaitsIsFoundAfterTheEndOfItsEpoch(boolean durable) {
        Instant[] now = {LAST_DAY};
        TelemetryClient client = builder(dead(), durable).clock(() -> now[0]).build();
        track(client, 1);
        now[0] = LAST_DAY.plus(Duration.ofDays(1));
        assertThat(client.exportLocal(ALICE)).hasSize(1);
        assertThat(client.erase(ALICE)).isEqualTo(new ErasureReport(1, true));
        assertThat(client.requestDeletion(ALICE)).isEqualTo(TrackResult.ACCEPTED);
        assertThat(client.exportLocal(ALICE))
                .as("a request under the present name only")
                .hasSize(1);
        client.close(Duration.ofMillis(1));
    }

    @Test
    void whatAnEarlierClientLeftIsFoundAfterTheEndOfItsEpoch() {
        Instant[] now = {LAST_DAY};
        leave(builder(dead(), true).clock(() -> now[0]), clicked("alice", "browser-1"));
        now[0] = LAST_DAY.plus(Duration.ofDays(1));
        assertErasesOne(builder(dead(), true).clock(() -> now[0]), ALICE);
    }

    private static void leave(TelemetryClientBuilder builder, Event event) {
        TelemetryClient client = builder.build();
        assertThat(client.trackDurably(event).toCompletableFuture().join()).isEqualTo(TrackResult.ACCEPTED);
        client.close(Duration.ofMillis(200));
    }

    private static void assertErasesOne(TelemetryClientBuilder builder, Subject person) {
        TelemetryClient client = builder.build();
        assertThat(client.erase(person)).isEqualTo(new ErasureReport(1, true));
        client.close(Duration.ofMillis(1));
    }

    @Test
    void aClockThatIsBehindGivesNoPseudonymsUntilItIsRight() {
        Instant[] now = {LAST_DAY};
        RecordingTransport transport = new RecordingTransport();
        TelemetryClientBuilder builder = builder(transport, true).clock(() -> now[0]);
        try (TelemetryClient client = builder.build()) {
            client.track(clicked("alice", "browser-1"));
        }
        now[0] = LAST_DAY.minus(Duration.ofDays(400));
        try (TelemetryClient client = builder.build()) {
            client.track(clicked("alice", "browser-1"));
            assertThat(client.flush(Clients.LONG).complete()).isTrue();
            now[0] = LAST_DAY;
            client.track(clicked("alice", "browser-1"));
        }
        List<String> bodies =
                transport.sent().stream().map(RecordingTransport.Sent::body).toList();
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(1)).doesNotContain("\"user\":");
        assertThat(userOf(bodies.get(2))).startsWith("p1:").isEqualTo(userOf(bodies.get(0)));
    }

    @Test
    void aPersonIsFoundUnderIdentifiersThatTheDictionaryNoLongerHas() {
        leave(builder(dead(), true), clicked("alice", "browser-1"));
        MetricDictionary later = new Definitions()
                .event(Definitions.event("visited").identifiers("anonymous"))
                .dictionary();
        assertErasesOne(builder(dead(), true).dictionary(later), ALICE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCustomerIsFoundUnderWhateverProfileEventsWereKept(boolean pseudonymizedBefore) {
        PrivacyProfile raw = PrivacyProfile.STRICT;
        PrivacyProfile pseudonymized = raw.withPseudonymized(Set.of(Identifier.ORGANIZATION));
        MetricDictionary dictionary = new Definitions()
                .event(Definitions.event("clicked").identifiers("user", "organization"))
                .dictionary();
        leave(
                builder(dead(), true).dictionary(dictionary).privacy(pseudonymizedBefore ? pseudonymized : raw),
                Event.builder("clicked").user("alice").organization("org-7").build());
        assertErasesOne(
                builder(dead(), true).dictionary(dictionary).privacy(pseudonymizedBefore ? raw : pseudonymized),
                Subject.EMPTY.with(Identifier.ORGANIZATION, "org-7"));
    }

    @Test
    void nobodyIsNoPerson() {
        try (TelemetryClient client = builder(new RecordingTransport(), false).build()) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.erase(Subject.EMPTY));
            assertThatIllegalArgumentException().isThrownBy(() -> client.requestDeletion(Subject.EMPTY));
        }
    }
}
