package dev.northing.collector.wire;

import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.Locale;
import java.util.Set;

/**
 * Ids that Amplitude and Mixpanel refuse since they stand for nobody, such as what a program prints for a value that is missing.
 *
 * <p>Immutable.
 */
final class NobodysIds {

    private static final Set<String> IDS = Set.of(
            "00000000-0000-0000-0000-000000000000",
            "0",
            "-1",
            "[]",
            "{}",
            "anon",
            "anonymous",
            "false",
            "lmy47d",
            "n/a",
            "na",
            "nil",
            "none",
            "not set",
            "notset",
            "null",
            "true",
            "undefined",
            "unidentified",
            "unknown");

    /** Bytes of the longest of them. */
    private static final int MAX_LENGTH = 36;

    private NobodysIds() {}

    /** Whether the event has such an id. */
    static boolean contain(CanonicalEvent event, Part part) {
        return event.has(part)
                && event.length(part) <= MAX_LENGTH
                && IDS.contains(event.text(part).toLowerCase(Locale.ROOT));
    }
}
