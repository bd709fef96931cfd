package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentSource;
import dev.northing.collector.consent.ConsentState;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.privacy.Purpose;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConsentTest {

    private final RecordingTransport transport = new RecordingTransport();

    private TrackResult trackWith(ConsentSource source) {
        try (TelemetryClient client = Clients.builder(transport).consent(source).build()) {
            TrackResult result = client.track(Clients.build());
            assertThat(client.accounting().refusedTotal()).isEqualTo(result.isAccepted() ? 0 : 1);
            return result;
        }
    }

    @Test
    void keepsAnEventOnlyWhenConsentIsGivenOrNotRequired() {
        Set<ConsentState> keeping = EnumSet.of(ConsentState.GRANTED, ConsentState.NOT_REQUIRED);
        for (ConsentState state : ConsentState.values()) {
            assertThat(trackWith(purpose -> state))
                    .as(state.name())
                    .isEqualTo(keeping.contains(state) ? TrackResult.ACCEPTED : TrackResult.NO_CONSENT);
        }
        assertThat(transport.takenIds()).hasSize(2);
    }

    @Test
    void takesEveryFailureOfTheSourceForARefusalAndCountsItApart() {
        assertThat(trackWith(purpose -> {
                    throw new IllegalStateException("no settings");
                }))
                .isEqualTo(TrackResult.CONSENT_FAILED);
        assertThat(trackWith(ConsentTest::recurseForEver)).isEqualTo(TrackResult.CONSENT_FAILED);
        assertThat(trackWith(purpose -> null)).isEqualTo(TrackResult.CONSENT_FAILED);
        assertThat(transport.sent()).isEmpty();
    }

    @SuppressWarnings("InfiniteRecursion")
    private static ConsentState recurseForEver(Purpose purpose) {
        return recurseForEver(purpose);
    }

    @Test
    void asksForThePurposeOfTheEventsDefinition() {
        MetricDictionary dictionary = new Definitions()
                .event(Definitions.event("crashed").purpose(Purpose.DIAGNOSTICS))
                .event(Definitions.event("clicked"))
                .dictionary();
        try (TelemetryClient client = Clients.builder(transport)
                .dictionary(dictionary)
                .consent(purpose -> purpose.equals(Purpose.DIAGNOSTICS) ? ConsentState.GRANTED : ConsentState.UNKNOWN)
                .build()) {
            assertThat(client.track(Event.builder("crashed").build())).isEqualTo(TrackResult.ACCEPTED);
            assertThat(client.track(Event.builder("clicked").build())).isEqualTo(TrackResult.NO_CONSENT);
        }
    }

    @Test
    void consentThatIsTakenBackWhileEventsWaitDropsThem() {
        ConsentState[] state = {ConsentState.GRANTED};
        TelemetryClient client =
                Clients.builder(transport).consent(purpose -> state[0]).build();
        client.track(Clients.build());
        state[0] = ConsentState.WITHDRAWN;
        client.close(Clients.LONG);
        assertThat(transport.sent()).isEmpty();
        assertThat(client.accounting().dropped()).containsExactlyEntriesOf(Map.of(DropReason.NO_CONSENT, 1L));
    }
}
