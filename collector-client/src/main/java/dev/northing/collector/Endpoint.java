package dev.northing.collector;

import dev.northing.collector.wire.WireFormat;
import dev.northing.collector.wire.WireFormats;
import dev.northing.core.error.ConfigurationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A receiver: its address, the wire that it speaks, and the key that it asks for.
 *
 * <pre>{@code
 * TelemetryClient.builder().endpoint(Endpoint.segment(URI.create("https://api.segment.io/v1/batch"), Secret.of(key)))
 * }</pre>
 *
 * <p>What each wire makes of an event, what it takes at most, and what its answers mean stands in {@code docs/wire-formats.md}. A key
 * shows up in no text of this object. Immutable.
 *
 * @since 0.1.0
 */
public final class Endpoint {

    private static final Pattern VENDOR = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private final String kind;
    private final URI address;
    private final Map<String, Secret> headers;
    private final Compression compression;
    private final Function<WireFormats, WireFormat> wire;

    private Endpoint(
            String kind,
            URI address,
            Map<String, Secret> headers,
            Compression compression,
            Function<WireFormats, WireFormat> wire) {
        this.kind = kind;
        this.address = Objects.requireNonNull(address, "address");
        this.headers = headers;
        this.compression = compression;
        this.wire = wire;
    }

    /**
     * A receiver of Northing's own batches.
     *
     * @param address where to post to
     * @return the receiver
     */
    public static Endpoint northing(URI address) {
        return new Endpoint("northing", address, Map.of(), Compression.GZIP, WireFormats::northing);
    }

    /**
     * Segment, by an address such as a proxy's.
     *
     * @param address where to post to, mostly {@code https://…/v1/batch}
     * @param writeKey the source's key
     * @return the receiver
     */
    public static Endpoint segment(URI address, Secret writeKey) {
        return new Endpoint("segment", address, basic(writeKey), Compression.GZIP, WireFormats::segment);
    }

    /**
     * Segment itself. The region has to be that of the workspace: another one answers 200 and keeps nothing.
     *
     * @param region where the workspace is
     * @param writeKey the source's key
     * @return the receiver
     */
    public static Endpoint segment(SegmentRegion region, Secret writeKey) {
        return segment(region.address, writeKey);
    }

    /**
     * RudderStack.
     *
     * @param dataPlane the data plane's address, without a path
     * @param writeKey the source's key
     * @return the receiver
     */
    public static Endpoint rudderStack(URI dataPlane, Secret writeKey) {
        return new Endpoint(
                "rudderstack", dataPlane.resolve("/v1/batch"), basic(writeKey), Compression.GZIP, WireFormats::segment);
    }

    /**
     * Amplitude's API of small requests, which throttles by user.
     *
     * @param region where the project is
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint amplitude(AmplitudeRegion region, Secret apiKey) {
        return amplitude(region.address.resolve("/2/httpapi"), apiKey);
    }

    /**
     * Amplitude's API of small requests, by an address such as a proxy's.
     *
     * @param address where to post to, mostly {@code https://…/2/httpapi}
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint amplitude(URI address, Secret apiKey) {
        return new Endpoint(
                "amplitude", address, Map.of(), Compression.NONE, wires -> wires.amplitude(apiKey.reveal()));
    }

    /**
     * Amplitude's API of large requests, for many events of few users.
     *
     * @param region where the project is
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint amplitudeBatch(AmplitudeRegion region, Secret apiKey) {
        return amplitudeBatch(region.address.resolve("/batch"), apiKey);
    }

    /**
     * Amplitude's API of large requests, by an address such as a proxy's.
     *
     * @param address where to post to, mostly {@code https://…/batch}
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint amplitudeBatch(URI address, Secret apiKey) {
        return new Endpoint(
                "amplitude-batch", address, Map.of(), Compression.NONE, wires -> wires.amplitudeBatch(apiKey.reveal()));
    }

    /**
     * PostHog, version 0 of its API, which every PostHog has.
     *
     * @param host PostHog's address, without a path
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint postHog(URI host, Secret apiKey) {
        return new Endpoint(
                "posthog",
                host.resolve("/batch/"),
                Map.of(),
                Compression.GZIP,
                wires -> wires.postHog(apiKey.reveal()));
    }

    /**
     * PostHog's own service, version 0 of its API.
     *
     * @param region where the project is
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint postHog(PostHogRegion region, Secret apiKey) {
        return postHog(region.address, apiKey);
    }

    /**
     * PostHog, version 1 of its API, which answers for each event.
     *
     * @param host PostHog's address, without a path
     * @param apiKey the project's key
     * @return the receiver
     */
    public static Endpoint postHogEvents(URI host, Secret apiKey) {
        return new Endpoint(
                "posthog-events",
                host.resolve("/i/v1/analytics/events"),
                Map.of("Authorization", Secret.of("Bearer " + apiKey.reveal())),
                Compression.GZIP,
                WireFormats::postHogEvents);
    }

    /**
     * A Snowplow collector.
     *
     * @param collector the collector's address, without a path
     * @param vendor who has published the schemas of the application's events, such as {@code com.acme}: 1 to 128 letters,
     *     digits, dots, hyphens and underscores
     * @return the receiver
     * @throws ConfigurationException if the vendor has another form
     */
    public static Endpoint snowplow(URI collector, String vendor) {
        if (!VENDOR.matcher(vendor).matches()) {
            throw new ConfigurationException(
                    "snowplow: give a vendor of 1 to 128 letters, digits, dots, hyphens and underscores");
        }
        return new Endpoint(
                "snowplow",
                collector.resolve("/com.snowplowanalytics.snowplow/tp2"),
                Map.of(),
                Compression.NONE,
                wires -> wires.snowplow(vendor));
    }

    /**
     * Mixpanel's own service.
     *
     * @param region where the project is
     * @param projectToken the project's token
     * @return the receiver
     */
    public static Endpoint mixpanel(MixpanelRegion region, Secret projectToken) {
        return mixpanel(region.address, projectToken);
    }

    /**
     * Mixpanel, by an address such as a proxy's.
     *
     * @param address where to post to, mostly {@code https://…/import}
     * @param projectToken the project's token
     * @return the receiver
     */
    public static Endpoint mixpanel(URI address, Secret projectToken) {
        return new Endpoint("mixpanel", address, basic(projectToken), Compression.GZIP, WireFormats::mixpanel);
    }

    /**
     * An OpenTelemetry collector or back end, in protobuf's binary form.
     *
     * @param address where to post to, mostly {@code https://…:4318/v1/logs}
     * @return the receiver
     */
    public static Endpoint otlp(URI address) {
        return otlp(address, OtlpEncoding.PROTOBUF);
    }

    /**
     * An OpenTelemetry collector or back end.
     *
     * @param address where to post to, mostly {@code https://…:4318/v1/logs}
     * @param encoding how requests are written
     * @return the receiver
     */
    public static Endpoint otlp(URI address, OtlpEncoding encoding) {
        Objects.requireNonNull(encoding, "encoding");
        return new Endpoint("otlp", address, Map.of(), Compression.GZIP, wires -> wires.otlp(encoding));
    }

    /**
     * A receiver of CloudEvents in batches.
     *
     * @param address where to post to
     * @return the receiver
     */
    public static Endpoint cloudEvents(URI address) {
        return new Endpoint("cloudevents", address, Map.of(), Compression.NONE, WireFormats::cloudEvents);
    }

    /** The key is the user of basic authentication, which has no password. */
    private static Map<String, Secret> basic(Secret key) {
        byte[] user = (key.reveal() + ':').getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", Secret.of("Basic " + Base64.getEncoder().encodeToString(user)));
    }

    URI address() {
        return address;
    }

    Map<String, Secret> headers() {
        return headers;
    }

    /** What the receiver is known to read, unless the application says otherwise. */
    Compression compression() {
        return compression;
    }

    WireFormat open(WireFormats wires) {
        return wire.apply(wires);
    }

    /**
     * Returns the kind of receiver and its host, without path and key.
     *
     * @return such as {@code segment at api.segment.io}
     */
    @Override
    public String toString() {
        return kind + " at " + address.getHost();
    }

    /**
     * Where a Segment workspace is.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    public enum SegmentRegion {
        /** Oregon. */
        US("https://api.segment.io/v1/batch"),
        /** Dublin. */
        EU("https://events.eu1.segmentapis.com/v1/batch");

        private final URI address;

        SegmentRegion(String address) {
            this.address = URI.create(address);
        }
    }

    /**
     * Where an Amplitude project is.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    public enum AmplitudeRegion {
        /** The United States. */
        US("https://api2.amplitude.com"),
        /** The European Union. */
        EU("https://api.eu.amplitude.com");

        private final URI address;

        AmplitudeRegion(String address) {
            this.address = URI.create(address);
        }
    }

    /**
     * Where a project of PostHog's own service is.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    public enum PostHogRegion {
        /** The United States. */
        US("https://us.i.posthog.com"),
        /** The European Union. */
        EU("https://eu.i.posthog.com");

        private final URI address;

        PostHogRegion(String address) {
            this.address = URI.create(address);
        }
    }

    /**
     * Where a Mixpanel project is.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    public enum MixpanelRegion {
        /** The United States. */
        US("https://api.mixpanel.com/import"),
        /** The European Union. */
        EU("https://api-eu.mixpanel.com/import"),
        /** India. */
        IN("https://api-in.mixpanel.com/import");

        private final URI address;

        MixpanelRegion(String address) {
            this.address = URI.create(address);
        }
    }
}
