package dev.northing.collector.wire;

import dev.northing.collector.OtlpEncoding;
import java.util.function.Predicate;

/**
 * All wires that a client speaks besides {@link NorthingBatchFormat its own}.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class WireFormats {

    private final CommonFacts facts;
    private final Predicate<String> consented;

    /**
     * Creates the wires of one client.
     *
     * @param facts what is the same for every event
     * @param consented which purposes, by id, stand on consent; the answer never changes
     */
    public WireFormats(CommonFacts facts, Predicate<String> consented) {
        this.facts = facts;
        this.consented = consented;
    }

    /**
     * Returns Northing's own wire.
     *
     * @return batches of canonical JSON
     */
    public WireFormat northing() {
        return new NorthingBatchFormat(facts, consented);
    }

    /**
     * Returns Segment's wire, which is RudderStack's too.
     *
     * @return {@code /v1/batch}
     */
    public WireFormat segment() {
        return new SegmentFormat(facts, new ConsentMember(consented));
    }

    /**
     * Returns Amplitude's wire of single requests.
     *
     * @param apiKey the project's key
     * @return {@code /2/httpapi}
     */
    public WireFormat amplitude(String apiKey) {
        return new AmplitudeFormat(facts, apiKey, AmplitudeFormat.V2);
    }

    /**
     * Returns Amplitude's wire of large requests.
     *
     * @param apiKey the project's key
     * @return {@code /batch}
     */
    public WireFormat amplitudeBatch(String apiKey) {
        return new AmplitudeFormat(facts, apiKey, AmplitudeFormat.BATCH);
    }

    /**
     * Returns PostHog's wire.
     *
     * @param apiKey the project's key
     * @return {@code /batch/}
     */
    public WireFormat postHog(String apiKey) {
        return new PostHogFormat(facts, PostHogFormat.Version.V0, apiKey);
    }

    /**
     * Returns PostHog's wire with a result for each event; its key goes in a header.
     *
     * @return {@code /i/v1/analytics/events}
     */
    public WireFormat postHogEvents() {
        return new PostHogFormat(facts, PostHogFormat.Version.V1, "");
    }

    /**
     * Returns Snowplow's wire.
     *
     * @param vendor who has published the schemas of the application's events, such as {@code com.acme}
     * @return {@code /com.snowplowanalytics.snowplow/tp2}
     */
    public WireFormat snowplow(String vendor) {
        return new SnowplowFormat(facts, vendor);
    }

    /**
     * Returns Mixpanel's wire.
     *
     * @return {@code /import}
     */
    public WireFormat mixpanel() {
        return new MixpanelFormat(facts);
    }

    /**
     * Returns OpenTelemetry's wire of log records.
     *
     * @param encoding how requests are written
     * @return {@code /v1/logs}
     */
    public WireFormat otlp(OtlpEncoding encoding) {
        return new OtlpFormat(facts, encoding);
    }

    /**
     * Returns the wire of CloudEvents in batches.
     *
     * @return {@code application/cloudevents-batch+json}
     */
    public WireFormat cloudEvents() {
        return new CloudEventsFormat(facts);
    }
}
