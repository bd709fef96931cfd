package dev.northing.core.json;

/**
 * The markers by which canonical JSON tells a time from a text: {@code {"@instant":"2026-01-31T09:00:00Z"}}.
 *
 * <p>No property or map entry may have a name that starts with {@code '@'}, so a marker is never mistaken for one.
 */
final class TypedValue {

    /** Marks a point in time, RFC 3339 in UTC with 0, 3, 6 or 9 digits of a second. */
    static final String INSTANT = "@instant";

    /** Marks a length of time, ISO 8601. */
    static final String DURATION = "@duration";

    private TypedValue() {}
}
