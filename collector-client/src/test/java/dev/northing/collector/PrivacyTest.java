package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.northing.collector.consent.ConsentState;
import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.Identifier;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a value between {@code track()} and the queue, seen from outside. */
final class PrivacyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final EventId ID = EventId.parse("019ca0a5-5b00-7000-8000-000000000001");
    private static final String PSEUDONYM = "p1:[\\w-]{4}:[\\w-]{22}";

    @TempDir
    private Path folder;

    private final RecordingTransport transport = new RecordingTransport();

    private static PropertyDefinition property(String name, PropertyType type, Classification classification) {
        return Definitions.property(name, type, false, classification, null);
    }

    private static PropertyDefinition handled(
            String name, Classification classification, ScrubAction action, Map<String, String> settings) {
        return Definitions.property(name, PropertyType.STRING, false, classification, new Handling(action, settings));
    }

    private static PropertyDefinition list(String name, Classification classification) {
        PropertyDefinition items = property("items", PropertyType.STRING, classification);
        PropertyPrivacy none = PropertyPrivacy.UNDECLARED;
        return new PropertyDefinition(
                name,
                "",
                PropertyType.LIST,
                false,
                false,
                Constraints.NONE,
                items,
                List.of(),
                null,
                List.of(),
                none,
                null);
    }

    private static PropertyDefinition choice(
            String name, Classification classification, boolean open, String... values) {
        return new PropertyDefinition(
                name,
                "",
                PropertyType.ENUM,
                false,
                false,
                new Constraints(List.of(values), open, OptionalInt.empty(), null, null, null),
                null,
                List.of(),
                null,
                List.of(),
                new PropertyPrivacy(classification, null, OptionalInt.empty(), null),
                null);
    }

    private static MetricDictionary dictionary(PropertyDefinition... properties) {
        Definitions.Builder event = Definitions.event("opened").identifiers();
        for (PropertyDefinition property : properties) {
            event.property(property);
        }
        return new Definitions().event(event).dictionary();
    }

    private static MetricDictionary withIdentifiers(String... identifiers) {
        return new Definitions()
                .event(Definitions.event("opened").identifiers(identifiers))
                .dictionary();
    }

    private TelemetryClientBuilder builder(MetricDictionary dictionary) {
        return Clients.builder(transport).clock(InstantSource.fixed(NOW)).dictionary(dictionary);
    }

    private static Event.Builder opened() {
        return Event.builder("opened").id(ID);
    }

    /** The event's part of the body behind its time. */
    private String delivered(MetricDictionary dictionary, Event event) {
        try (TelemetryClient client = builder(dictionary).build()) {
            assertThat(client.track(event)).isEqualTo(TrackResult.ACCEPTED);
            assertThat(client.flush(Clients.LONG).complete()).isTrue();
        }
        String body = transport.sent().get(transport.sent().size() - 1).body();
        int start = body.indexOf("\"time\":\"2026-03-01T12:00:00Z\"") + 30;
        return body.substring(start, body.indexOf("}]", start) + 1);
    }

    @Test
    void doesToEachClassWhatItBrings() {
        MetricDictionary dictionary = dictionary(
                property("build", PropertyType.STRING, Classification.TECHNICAL),
                property("seats", PropertyType.INTEGER, Classification.QUASI_IDENTIFIER),
                property("joined", PropertyType.TIMESTAMP, Classification.QUASI_IDENTIFIER),
                property("role", PropertyType.STRING, Classification.QUASI_IDENTIFIER),
                property("account", PropertyType.STRING, Classification.IDENTIFIER),
                property("lat", PropertyType.NUMBER, Classification.LOCATION),
                property("page", PropertyType.STRING, Classification.URL),
                property("file", PropertyType.STRING, Classification.PATH),
                property("trace", PropertyType.STRING, Classification.STACK),
                property("note", PropertyType.STRING, Classification.FREE_TEXT));
        Event event = opened().with("build", "4.2.0")
                .with("seats", 37)
                .with("joined", NOW)
                .with("role", "the only admin")
                .with("account", "ada")
                .with("lat", 48.85837)
                .with("page", "https://example.org/u/1")
                .with("file", "/home/ada/x")
                .with("trace", "a.B: m\n\tat a.C.d(E.java:1)")
                .with("note", "free")
                .build();
        assertThat(delivered(dictionary, event))
                .matches("\"properties\":\\{\"account\":\"" + PSEUDONYM + "\",\"build\":\"4.2.0\",\"file\":\"~/x\","
                        + "\"joined\":\\{\"@instant\":\"2026-03-01T00:00:00Z\"},\"lat\":48.9,"
                        + "\"page\":\"https://\\{host}/\\{path}\",\"seats\":32,"
                        + "\"trace\":\"a.B\\\\nat a.C.d:1\"}}");
    }

    @Test
    void allowsFreeTextOnlyWhenAskedToAndCutsItAt256() {
        MetricDictionary dictionary =
                dictionary(handled("note", Classification.FREE_TEXT, ScrubAction.TRUNCATE, Map.of("max", "4096")));
        String properties =
                delivered(dictionary, opened().with("note", "x ".repeat(300)).build());
        assertThat(properties).isEqualTo("\"properties\":{\"note\":\"" + "x ".repeat(128) + "\"}}");
    }

    @Test
    void searchesTextBeforeItIsCut() {
        MetricDictionary dictionary =
                dictionary(handled("note", Classification.FREE_TEXT, ScrubAction.TRUNCATE, Map.of("max", "20")));
        Event event = opened().with("note", "write to ada.lovelace@example.org").build();
        assertThat(delivered(dictionary, event)).isEqualTo("\"properties\":{\"note\":\"write to [EMAIL]\"}}");
    }

    @Test
    void searchesEveryTextThatIsKeptInListsAndMapsToo() {
        MetricDictionary dictionary = dictionary(
                property("branch", PropertyType.STRING, Classification.TECHNICAL),
                list("tags", Classification.INTERACTION),
                choice("kind", Classification.INTERACTION, true, "a@b.example", "other"),
                Definitions.map("runner", property("label", PropertyType.STRING, Classification.TECHNICAL)));
        Event event = opened().with("branch", "fix-ada@example.org")
                .with("tags", List.of("one", "ada@example.org"))
                .with("kind", "a@b.example")
                .with("runner", Map.of("label", "from 203.0.113.9"))
                .build();
        assertThat(delivered(dictionary, event))
                .isEqualTo("\"properties\":{\"branch\":\"[EMAIL]\",\"kind\":\"a@b.example\","
                        + "\"runner\":{\"label\":\"from [IP_ADDRESS]\"},\"tags\":[\"one\",\"[EMAIL]\"]}}");
    }

    @Test
    void leavesNumbersFlagsAndDeclaredValuesAlone() {
        MetricDictionary dictionary = dictionary(
                property("bytes", PropertyType.INTEGER, Classification.TECHNICAL),
                choice("country", Classification.QUASI_IDENTIFIER, false, "PT", "SE"),
                property("retry", PropertyType.BOOLEAN, Classification.TECHNICAL));
        Event event = opened().with("bytes", 4_111_111_111_111_111L)
                .with("country", "PT")
                .with("retry", true)
                .build();
        assertThat(delivered(dictionary, event))
                .isEqualTo("\"properties\":{\"bytes\":4111111111111111,\"country\":\"PT\",\"retry\":true}}");
    }

    @Test
    void givesIdentifiersOfPeopleAndDevicesPseudonyms() {
        String all = delivered(
                withIdentifiers("user", "anonymous", "organization", "project", "session", "device"),
                opened().user("u")
                        .anonymous("u")
                        .organization("org-7")
                        .project("p-1")
                        .session("u")
                        .device("u")
                        .build());
        assertThat(all)
                .matches("\"user\":\"" + PSEUDONYM + "\",\"anonymous\":\"" + PSEUDONYM
                        + "\",\"organization\":\"org-7\"," + "\"project\":\"p-1\",\"session\":\"" + PSEUDONYM
                        + "\",\"device\":\"" + PSEUDONYM + "\"}");
        assertThat(pseudonymsIn(all)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void sharesADomainWithTheUserThatAPropertyDescribesAndElementsOfAListWithNoOther() {
        PropertyDefinition plain = property("author", PropertyType.STRING, Classification.IDENTIFIER);
        PropertyDefinition ofUser = new PropertyDefinition(
                "author",
                "",
                PropertyType.STRING,
                false,
                false,
                Constraints.NONE,
                null,
                List.of(),
                null,
                List.of(),
                new PropertyPrivacy(Classification.IDENTIFIER, null, OptionalInt.empty(), "user"),
                null);
        Event event = opened().user("u")
                .with("author", "u")
                .with("reviewers", List.of("u", "u"))
                .with("testers", List.of("u"))
                .build();
        String separate = delivered(authored(plain), event);
        assertThat(pseudonymsIn(separate))
                .hasSize(5)
                .containsOnlyOnce(pseudonymsIn(separate).get(1));
        assertThat(Set.copyOf(pseudonymsIn(separate))).hasSize(4);
        List<String> shared = pseudonymsIn(delivered(authored(ofUser), event));
        assertThat(shared.get(1)).isEqualTo(shared.get(0));
    }

    private static MetricDictionary authored(PropertyDefinition author) {
        return new Definitions()
                .event(Definitions.event("opened")
                        .identifiers("user")
                        .property(author)
                        .property(list("reviewers", Classification.IDENTIFIER))
                        .property(list("testers", Classification.IDENTIFIER)))
                .dictionary();
    }

    private static List<String> pseudonymsIn(String json) {
        return List.of(json.split("\"")).stream()
                .filter(part -> part.startsWith("p1:"))
                .toList();
    }

    @Test
    void givesAnOrganizationThatLooksLikeAPersonAPseudonym() {
        Event event = opened().organization("ada@example.org").build();
        assertThat(delivered(withIdentifiers("organization"), event))
                .matches("\"organization\":\"" + PSEUDONYM + "\"}");
        try (TelemetryClient client = builder(withIdentifiers("organization")).build()) {
            assertThat(client.preview(event).changes())
                    .containsExactly(
                            change("organization", Classification.ORGANIZATION, "detector", ScrubAction.PSEUDONYMIZE));
        }
    }

    @Test
    void givesOrganizationsPseudonymsWhenAskedTo() {
        TelemetryClientBuilder builder = builder(withIdentifiers("organization"))
                .privacy(PrivacyProfile.STRICT.withPseudonymized(Set.of(Identifier.ORGANIZATION)));
        try (TelemetryClient client = builder.build()) {
            assertThat(client.preview(opened().organization("org-7").build()).content())
                    .contains("\"organization\":\"p1:");
        }
    }

    @Test
    void leavesIdentifiersOutWithoutAKey() {
        MetricDictionary dictionary = new Definitions()
                .event(Definitions.event("opened")
                        .identifiers("user")
                        .property(property("account", PropertyType.STRING, Classification.IDENTIFIER)))
                .dictionary();
        try (TelemetryClient client =
                builder(dictionary).pseudonymKeys(epoch -> null).build()) {
            client.track(opened().user("ada").with("account", "ada").build());
            client.flush(Clients.LONG);
            assertThat(client.accounting().propertiesRemoved())
                    .containsExactlyEntriesOf(Map.of(PropertyRemoval.NO_KEY, 2L));
            assertThat(transport.sent().get(0).body()).doesNotContain("ada");
        }
    }

    private String pseudonymIn(Path state, Instant now, PrivacyProfile profile) {
        try (TelemetryClient client = Clients.unplaced(transport)
                .dictionary(withIdentifiers("user"))
                .clock(InstantSource.fixed(now))
                .privacy(profile)
                .stateDirectory(state)
                .build()) {
            String content = client.preview(opened().user("ada").build()).content();
            return content.substring(content.indexOf("p1:"), content.lastIndexOf('"'));
        }
    }

    @Test
    void keepsTheKeyInTheStateDirectoryAndChangesPseudonymsWithTheEpoch() {
        Path state = folder.resolve("state");
        Instant later = NOW.plus(Duration.ofDays(90));
        PrivacyProfile profile = PrivacyProfile.STRICT.withEpochs(90, 1);
        String first = pseudonymIn(state, NOW, profile);
        assertThat(first).matches(PSEUDONYM);
        assertThat(pseudonymIn(state, NOW, profile)).isEqualTo(first);
        assertThat(pseudonymIn(folder.resolve("other"), NOW, profile)).isNotEqualTo(first);
        String second = pseudonymIn(state, later, profile);
        assertThat(second).isNotEqualTo(first);
        assertThat(pseudonymIn(state, NOW, profile))
                .as("linked, and so still there")
                .isEqualTo(first);
        assertThat(pseudonymIn(state, later.plus(Duration.ofDays(90)), profile)).isNotEqualTo(second);
    }

    @Test
    void createsNoKeyWhereNothingNeedsOne() {
        Path state = folder.resolve("state");
        Clients.unplaced(transport)
                .dictionary(dictionary())
                .stateDirectory(state)
                .build()
                .close();
        assertThat(state.resolve("pseudonym-key")).doesNotExist();
    }

    @Test
    void warnsOfADamagedKeyAndLeavesIdentifiersOut() throws Exception {
        Path state = folder.resolve("state");
        pseudonymIn(state, NOW, PrivacyProfile.STRICT);
        Files.write(state.resolve("pseudonym-key"), new byte[60]);
        LogRecorder log = new LogRecorder();
        try (TelemetryClient client = Clients.unplaced(transport)
                .dictionary(withIdentifiers("user"))
                .stateDirectory(state)
                .log(log)
                .build()) {
            assertThat(client.preview(opened().user("ada").build()).content()).doesNotContain("user");
        }
        assertThat(log.lines()).anyMatch(line -> line.contains("no key for pseudonyms") && line.contains("remove it"));
    }

    private void refuses(MetricDictionary dictionary, String message) {
        assertThatThrownBy(() -> builder(dictionary).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    private static PropertyDefinition unclassified() {
        return Definitions.property("p", PropertyType.STRING, false, null, null);
    }

    @Test
    void refusesToBuildOnAStrictDictionaryWithoutAClass() {
        refuses(dictionary(unclassified()), "event 'opened', property 'p': has no class; say what its values are");
        refuses(nested(), "property 'm.p'");
        MetricDictionary tolerant = MetricDictionary.of(
                Profile.GITLAB, List.of(), dictionary(unclassified()).events().values(), List.of(), List.of());
        builder(tolerant).build().close();
    }

    private static MetricDictionary nested() {
        PropertyDefinition map = new PropertyDefinition(
                "m",
                "",
                PropertyType.MAP,
                false,
                false,
                Constraints.NONE,
                null,
                List.of(unclassified()),
                null,
                List.of(),
                PropertyPrivacy.UNDECLARED,
                null);
        return dictionary(map);
    }

    @Test
    void refusesToBuildOnAHandlingThatTheClassDoesNotPermit() {
        refuses(
                dictionary(handled("p", Classification.IDENTIFIER, ScrubAction.KEEP, Map.of())),
                "is of the class identifier, which does not permit the handling keep");
        refuses(
                dictionary(handled("p", Classification.FREE_TEXT, ScrubAction.KEEP, Map.of())),
                "is of the class free_text, which does not permit the handling keep");
        refuses(
                dictionary(handled("p", Classification.TECHNICAL, ScrubAction.TRUNCATE, Map.of("max", "0"))),
                "handling truncate, 'max': expected a whole number");
        refuses(
                dictionary(Definitions.property(
                        "p",
                        PropertyType.INTEGER,
                        false,
                        Classification.TECHNICAL,
                        new Handling(ScrubAction.CONSTANT, Map.of("value", "x")))),
                "has a constant that is no integer");
    }

    private static ValueChange change(
            String place, @Nullable Classification classification, String rule, ScrubAction action) {
        return new ValueChange("opened", place, classification, rule, action);
    }

    @Test
    void countsChangesByEventPropertyClassRuleAndAction() {
        MetricDictionary dictionary = dictionary(
                property("branch", PropertyType.STRING, Classification.TECHNICAL),
                property("seats", PropertyType.INTEGER, Classification.QUASI_IDENTIFIER),
                handled("address", Classification.LOCATION, ScrubAction.IP, Map.of()),
                property("note", PropertyType.STRING, Classification.FREE_TEXT));
        try (TelemetryClient client = builder(dictionary).build()) {
            for (int i = 0; i < 3; i++) {
                client.track(opened().with("branch", i == 0 ? "main" : "ada@example.org and bob@example.org")
                        .with("seats", 32 + i)
                        .with("address", i == 0 ? "203.0.113.9" : "here")
                        .with("note", "x")
                        .with("secret", "x")
                        .build());
            }
            client.track(opened().with("seats", "many").build());
            assertThat(client.privacyAccount().changes())
                    .containsOnly(
                            Map.entry(change("branch", Classification.TECHNICAL, "email", ScrubAction.MASK), 4L),
                            Map.entry(
                                    change("seats", Classification.QUASI_IDENTIFIER, "class", ScrubAction.BUCKET), 2L),
                            Map.entry(
                                    change("seats", Classification.QUASI_IDENTIFIER, "wrong_value", ScrubAction.DROP),
                                    1L),
                            Map.entry(change("address", Classification.LOCATION, "handling", ScrubAction.IP), 1L),
                            Map.entry(change("address", Classification.LOCATION, "unreadable", ScrubAction.DROP), 2L),
                            Map.entry(change("note", Classification.FREE_TEXT, "class", ScrubAction.DROP), 3L),
                            Map.entry(change("", null, "undeclared", ScrubAction.DROP), 3L));
            assertThat(client.accounting().propertiesRemoved())
                    .containsOnly(
                            Map.entry(PropertyRemoval.UNDECLARED, 3L),
                            Map.entry(PropertyRemoval.WRONG_VALUE, 1L),
                            Map.entry(PropertyRemoval.DROPPED, 3L),
                            Map.entry(PropertyRemoval.UNREADABLE, 2L));
        }
    }

    @Test
    void countsTheRestTogetherWhenThereAreTooManyRows() {
        int events = PrivacyAccount.MAX_ROWS / 200 + 1;
        Definitions definitions = new Definitions();
        for (int e = 0; e < events; e++) {
            Definitions.Builder event = Definitions.event("e" + e);
            for (int p = 0; p < 200; p++) {
                event.property(property("p" + p, PropertyType.STRING, Classification.FREE_TEXT));
            }
            definitions.event(event);
        }
        try (TelemetryClient client = builder(definitions.dictionary()).build()) {
            for (int e = 0; e < events; e++) {
                Event.Builder event = Event.builder("e" + e);
                for (int p = 0; p < 200; p++) {
                    event.with("p" + p, "x");
                }
                client.track(event.build());
            }
            Map<ValueChange, Long> changes = client.privacyAccount().changes();
            assertThat(changes)
                    .hasSize(PrivacyAccount.MAX_ROWS + 1)
                    .containsEntry(new ValueChange("", "", null, "other", ScrubAction.DROP), 200L);
        }
    }

    private static Event changed() {
        return opened().time(NOW)
                .user("ada")
                .device("d")
                .with("branch", "ada@example.org")
                .with("build", "4.2.0")
                .with("secret", "x")
                .build();
    }

    private static MetricDictionary changing() {
        return new Definitions()
                .event(Definitions.event("opened")
                        .identifiers("user")
                        .property(property("branch", PropertyType.STRING, Classification.TECHNICAL))
                        .property(property("build", PropertyType.STRING, Classification.TECHNICAL)))
                .dictionary();
    }

    @Test
    void previewsExactlyWhatWouldLeaveAndWhy() {
        try (TelemetryClient client = builder(changing()).build()) {
            Preview preview = client.preview(changed());
            assertThat(client.accounting().tried()).isZero();
            assertThat(client.privacyAccount().changes()).isEmpty();
            client.track(changed());
            client.flush(Clients.LONG);
            assertThat(transport.sent().get(0).body()).contains(preview.content());
            assertThat(preview.result()).isEqualTo(TrackResult.ACCEPTED);
            assertThat(preview.changes())
                    .containsExactly(
                            change("user", Classification.IDENTIFIER, "class", ScrubAction.PSEUDONYMIZE),
                            change("device", Classification.IDENTIFIER, "undeclared", ScrubAction.DROP),
                            change("branch", Classification.TECHNICAL, "email", ScrubAction.MASK),
                            change("secret", null, "undeclared", ScrubAction.DROP));
            assertThat(preview).hasToString("Preview[ACCEPTED, 4 changes]");
        }
    }

    @Test
    void previewsWhatConsentWouldLetThrough() {
        List<ConsentState> state = new ArrayList<>(List.of(ConsentState.DENIED));
        try (TelemetryClient client =
                builder(changing()).consent(purpose -> state.get(0)).build()) {
            assertThat(client.preview(changed()).result()).isEqualTo(TrackResult.NO_CONSENT);
            assertThat(client.preview(changed()).content()).contains("4.2.0");
            state.set(0, ConsentState.GRANTED);
            assertThat(client.preview(changed()).result()).isEqualTo(TrackResult.ACCEPTED);
        }
    }

    @Test
    void previewsNothingOfWhatIsRefused() {
        TelemetryClient client = builder(changing()).build();
        assertThat(client.preview(Event.builder("other").build()))
                .isEqualTo(new Preview(TrackResult.UNDECLARED, null, List.of()));
        assertThat(client.preview(opened().build()).result()).isEqualTo(TrackResult.INCOMPLETE);
        assertThat(client.preview(null).result()).isEqualTo(TrackResult.INVALID);
        client.close();
        assertThat(client.preview(changed()).result()).isEqualTo(TrackResult.CLOSED);
        TelemetryClient off =
                builder(changing()).environment(Map.of("DO_NOT_TRACK", "1")).build();
        assertThat(off.preview(changed())).isEqualTo(new Preview(TrackResult.SWITCHED_OFF, null, List.of()));
        assertThat(off.privacyAccount()).isEqualTo(PrivacyAccount.EMPTY);
    }

    @Test
    void refusesAProfileOutOfRange() {
        assertThatThrownBy(() -> PrivacyProfile.STRICT.withEpochs(0, 0))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("privacy: epoch days: 0 is out of range; give 1 to 3650");
        assertThatThrownBy(() -> PrivacyProfile.STRICT.withEpochs(1, 41)).hasMessageContaining("give 0 to 40");
        assertThatThrownBy(() -> PrivacyProfile.STRICT.withCachedPseudonyms(-1)).hasMessageContaining("0 to 1000000");
        assertThatThrownBy(() -> PrivacyProfile.STRICT.withTenant("t".repeat(257)))
                .hasMessageContaining("0 to 256");
        assertThat(PrivacyProfile.STRICT.withPseudonymized(Set.of()).pseudonymized())
                .containsExactlyInAnyOrder(
                        Identifier.USER, Identifier.ANONYMOUS, Identifier.SESSION, Identifier.DEVICE);
        assertThat(PrivacyProfile.STRICT.withRegions(Set.of()).regions()).isEmpty();
    }
}
