package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.event.Event;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Unique strings in every place of a thousand events, and none of them anywhere else. */
@Timeout(120)
final class CanaryTest {

    private static final int EVENTS = 1_000;

    /** In no text of ours, and in no encoding of random bytes that is likely. */
    private static final String CANARY = "qzk4n4ry";

    @TempDir
    private Path folder;

    private final LogRecorder log = new LogRecorder();
    private final StringBuilder texts = new StringBuilder();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger planted = new AtomicInteger();

    /** Another one with every call. */
    private String canary() {
        return CANARY + planted.getAndIncrement() + "q";
    }

    private static MetricDictionary dictionary() {
        return new Definitions()
                .event(Definitions.event("opened")
                        .identifiers("user", "organization")
                        .property(Definitions.text("outcome"))
                        .property(Definitions.number("duration_ms"))
                        .property(classified("note", Classification.FREE_TEXT))
                        .property(classified("content", Classification.CONTENT))
                        .property(classified("account", Classification.IDENTIFIER))
                        .property(classified("place", Classification.LOCATION))
                        .property(classified("role", Classification.QUASI_IDENTIFIER))
                        .property(classified("page", Classification.URL))
                        .property(classified("file", Classification.PATH))
                        .property(classified("trace", Classification.STACK))
                        .property(handled("address", ScrubAction.IP))
                        .property(handled("slot", ScrubAction.HASH_TO_SLOT))
                        .property(handled("masked", ScrubAction.MASK))
                        .property(handled("constant", ScrubAction.CONSTANT))
                        .property(Definitions.map(
                                "runner",
                                Definitions.text("label"),
                                Definitions.map("owner", classified("name", Classification.FREE_TEXT)))))
                .dictionary();
    }

    private static PropertyDefinition classified(String name, Classification classification) {
        return Definitions.property(name, PropertyType.STRING, false, classification, null);
    }

    private static PropertyDefinition handled(String name, ScrubAction action) {
        return Definitions.property(
                name, PropertyType.STRING, false, Classification.TECHNICAL, new Handling(action, Map.of()));
    }

    /** Declared, but for the secret parts: what is left of it is harmless. */
    private Event.Builder treated(int i) {
        return Event.builder("opened")
                .user(canary())
                .organization("org-" + i % 7)
                .with("outcome", "success by " + canary() + "@example.org")
                .with("note", canary())
                .with("content", canary())
                .with("account", canary())
                .with("place", canary())
                .with("role", canary())
                .with(
                        "page",
                        "https://" + canary() + ":" + canary() + "@" + canary() + ".example/" + canary() + "?a="
                                + canary() + "#" + canary())
                .with("file", "/home/" + canary() + "/App.java")
                .with("trace", trace())
                .with("address", canary())
                .with("slot", canary())
                .with("masked", canary())
                .with("constant", canary());
    }

    private String trace() {
        Exception cause = new IOException(canary());
        Exception thrown = new IllegalStateException(canary() + "\n" + canary(), cause);
        return thrown + "\n\tat com.acme.App.run(" + canary() + ".java:7)\nCaused by: " + cause;
    }

    /** What the dictionary does not declare, or declares otherwise. */
    private Event untreated(int i) {
        Event.Builder event = treated(i);
        switch (i % 8) {
            case 0 -> event.with(canary(), canary());
            case 1 ->
                event.device(canary()).session(canary()).anonymous(canary()).project(canary());
            case 2 -> event.with("duration_ms", canary());
            case 3 -> event.with("runner", Map.of("label", "a", canary(), Map.of(canary(), canary())));
            case 4 -> event.with("runner", Map.of("owner", Map.of("name", canary())));
            case 5 -> event.with(canary(), List.of(canary(), Map.of(canary(), List.of(canary()))));
            case 6 -> event.with("outcome", List.of(canary()));
            default -> event.with("@" + canary(), PropertyValue.of(canary()));
        }
        return i % 50 == 49 ? Event.builder(canary()).with(canary(), canary()).build() : event.build();
    }

    private TelemetryClient client(LoopbackReceiver receiver) {
        AtomicInteger asked = new AtomicInteger();
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(dictionary())
                .consent(purpose -> {
                    if (asked.getAndIncrement() % 20 == 19) {
                        throw new IllegalStateException(canary());
                    }
                    return ConsentState.GRANTED;
                })
                .pseudonymKeys(epoch -> {
                    if (epoch % 2 == 0) {
                        throw new IllegalStateException(canary());
                    }
                    return new byte[32];
                })
                .environment(Map.of())
                .compression(Compression.NONE)
                .endpoint(receiver.uri())
                .header("X-Key", () -> Secret.of(CANARY))
                .stateDirectory(folder.resolve("state"))
                .listener(
                        notice -> {
                            notices.add(notice.toString());
                            throw new IllegalStateException(canary());
                        },
                        Runnable::run)
                .log(log)
                .build();
    }

    /** Repeats what it was sent, as careless receivers do, and takes only every other batch. */
    private static LoopbackReceiver.Script echo() {
        return (index, request, out) ->
                out.write(LoopbackReceiver.answer(index % 2 == 0 ? 503 : 202, "", CANARY + request.latin1()));
    }

    @Test
    void whatIsUndeclaredOrDroppedShowsUpNowhere() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(echo())) {
            TelemetryClient client = client(receiver);
            Set<TrackResult> results = EnumSet.noneOf(TrackResult.class);
            for (int i = 0; i < EVENTS; i++) {
                Event event = untreated(i);
                texts.append(client.preview(event)).append(event.properties().size());
                results.add(client.track(event));
            }
            assertThat(results)
                    .contains(TrackResult.ACCEPTED, TrackResult.INVALID, TrackResult.UNDECLARED)
                    .contains(TrackResult.CONSENT_FAILED);
            texts.append(client.flush(Duration.ofSeconds(5)));
            collect(client);
            texts.append(client.close(Duration.ofSeconds(2)));
            collect(client);
            assertThat(receiver.received()).isNotEmpty();
            receiver.received().forEach(request -> texts.append(request.line()).append(request.latin1()));
            assertThat(client.accounting().accepted()).isGreaterThan(EVENTS / 2);
        }
        assertThat(planted).hasValueGreaterThan(15 * EVENTS);
        assertThat(texts.toString()).contains("success by [EMAIL]", "~/App.java", "at com.acme.App.run");
        assertThat(log.lines()).isNotEmpty();
        assertThat(texts.append(notices).append(log.lines()).toString()).doesNotContain(CANARY);
    }

    /** Books, spool, names of threads. */
    private void collect(TelemetryClient client) throws IOException {
        texts.append(client).append(client.accounting()).append(client.privacyAccount());
        Thread.getAllStackTraces().keySet().forEach(thread -> texts.append(thread.getName()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** The test would not find anything if it could not find what is there. */
    @Test
    void whatIsKeptIsFound() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client =
                Clients.builder(transport).dictionary(dictionary()).build()) {
            client.track(Event.builder("opened")
                    .user("u")
                    .organization("org-7")
                    .with("outcome", canary())
                    .build());
            client.flush(Clients.LONG);
        }
        assertThat(transport.sent().get(0).body()).contains(CANARY + "0q");
    }
}
