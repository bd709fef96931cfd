package dev.northing.collector.wire;

import java.util.Map;
import java.util.TreeMap;

/** What OTLP says of the application and of this library, by the semantic conventions. */
final class OtlpResource {

    /** Names what the records come from. */
    static final String SCOPE = "dev.northing";

    private OtlpResource() {}

    static Map<String, String> of(Facts facts) {
        return new TreeMap<>(Map.of(
                "service.name",
                facts.application(),
                "service.version",
                facts.applicationVersion(),
                "telemetry.sdk.name",
                facts.library(),
                "telemetry.sdk.language",
                "java",
                "telemetry.sdk.version",
                facts.libraryVersion(),
                "northing.dictionary",
                facts.dictionary()));
    }
}
