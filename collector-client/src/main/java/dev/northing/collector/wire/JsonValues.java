package dev.northing.collector.wire;

import java.nio.charset.StandardCharsets;

/**
 * Copies property values out of canonical JSON: as they are, but for times, which become texts, since no other wire knows
 * {@code {"@instant":"2026-01-31T09:00:00Z"}}.
 */
final class JsonValues {

    private static final byte[] MARKER = "{\"@".getBytes(StandardCharsets.US_ASCII);

    private JsonValues() {}

    /** Adds a value, of which any part may be such a time. */
    static void add(byte[] json, int from, int to, Bytes out) {
        int copied = from;
        if (json[from] == '{' || json[from] == '[') {
            int at = from;
            while (at < to) {
                if (json[at] == '"') {
                    at = behindString(json, at, to);
                } else if (isMarker(json, at, to)) {
                    out.add(json, copied, at);
                    at = addText(json, at, to, out);
                    copied = at;
                } else {
                    at++;
                }
            }
        }
        out.add(json, copied, to);
    }

    /** Whether a value is a time, a single one. */
    static boolean isMarker(byte[] json, int at, int to) {
        return json[at] == MARKER[0] && at + 2 < to && json[at + 1] == MARKER[1] && json[at + 2] == MARKER[2];
    }

    /** Where the text of a marked time begins, at its quote. */
    static int markedText(byte[] json, int at, int to) {
        return behindString(json, at + 1, to) + 1;
    }

    private static int addText(byte[] json, int at, int to, Bytes out) {
        int text = markedText(json, at, to);
        int end = behindString(json, text, to);
        out.add(json, text, end);
        return Math.min(to, end + 1);
    }

    /** The place behind the string that begins here. */
    static int behindString(byte[] json, int from, int to) {
        int at = from + 1;
        while (at < to && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(to, at + 1);
    }

    /** The place behind the value that begins here. */
    static int behindValue(byte[] json, int from, int to) {
        int at = from;
        int depth = 0;
        do {
            byte c = json[at];
            if (c == '"') {
                at = behindString(json, at, to);
            } else {
                depth += nesting(c);
                at++;
            }
        } while (at < to && (depth > 0 || !isEnd(json[at])));
        return at;
    }

    private static int nesting(byte c) {
        return switch (c) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }

    private static boolean isEnd(byte c) {
        return c == ',' || c == '}' || c == ']';
    }

    /** Whether a number has neither a point nor an exponent. */
    static boolean isWhole(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '.' || json[i] == 'E' || json[i] == 'e') {
                return false;
            }
        }
        return true;
    }

    /** Adds the members of the event's properties, without braces; whether there are any. */
    static boolean addMembers(CanonicalEvent event, Bytes out) {
        for (int i = 0; i < event.propertyCount(); i++) {
            if (i > 0) {
                out.add(',');
            }
            out.add(event.json(), event.nameStart(i), event.nameEnd(i)).add(':');
            add(event.json(), event.valueStart(i), event.valueEnd(i), out);
        }
        return event.propertyCount() > 0;
    }
}
