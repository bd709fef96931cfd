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
import java.util.List;
import java.util.Map;
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

    private static final Subject ALICE = Subject.EMPTY.with(Identifier.USER, "alice");

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
        assertThat(count(transport.arrived(), "\"bob\"")).isEqualTo(100);
        assertThat(count(transport.arrived(), "\"alice\"")).as("tracked later").isEqualTo(1);
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
                .allSatisfy(event -> assertThat(event).contains("\"alice\"").startsWith("{\"id\":\""));
        assertThat(exported).doesNotHaveDuplicates();
        transport.open();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertThat(client.accounting().delivered()).isEqualTo(180);
    }

    @Test
    void aPersonIsFoundUnderTheNamesThatStoredEventsUse() {
        TelemetryClientBuilder builder = builder(dead(), true)
                .storedSubjects(raw -> List.of(
                        raw.with(Identifier.USER, "p1:old:" + raw.user()),
                        raw.with(Identifier.USER, "p1:new:" + raw.user())));
        try (TelemetryClient client = builder.build()) {
            client.track(clicked("p1:old:alice", "browser-1"));
            client.track(clicked("p1:new:alice", "browser-1"));
            client.track(clicked("p1:new:bob", "browser-1"));
            assertThat(client.exportLocal(ALICE)).hasSize(2);
            assertThat(client.erase(ALICE).erased()).isEqualTo(2);
            client.close(Duration.ofMillis(200));
        }
    }

    @Test
    void aDeletionRequestNamesThePersonAndNeedsNoConsent() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client = builder(transport, true)
                .consent(purpose -> ConsentState.DENIED)
                .storedSubjects(raw -> List.of(raw.with(Identifier.USER, "p1:k:" + raw.user())))
                .build()) {
            assertThat(client.track(clicked("alice", "browser-1"))).isEqualTo(TrackResult.NO_CONSENT);
            assertThat(client.requestDeletion(ALICE)).isEqualTo(TrackResult.ACCEPTED);
        }
        assertThat(transport.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .contains("\"name\":\"deletion_requested\"", "\"p1:k:alice\"")
                        .doesNotContain("\"alice\"", "\"properties\""));
    }

    @Test
    void nobodyIsNoPerson() {
        try (TelemetryClient client = builder(new RecordingTransport(), false).build()) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.erase(Subject.EMPTY));
            assertThatIllegalArgumentException().isThrownBy(() -> client.requestDeletion(Subject.EMPTY));
        }
    }
}
