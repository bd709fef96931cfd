package dev.northing.collector.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the parts of one event lie in its canonical bytes, so that other wires can copy them as they are.
 *
 * <p>It reads what {@code EventWriter} writes: an object without white space whose member names are not repeated. Whatever else
 * it meets makes {@link #read} answer false, and never more. The same object reads one event after the other and allocates
 * only for more properties than ever before. Confined to one thread.
 */
final class CanonicalEvent {

    /** What stands in front of an event's properties, in no order that matters here. */
    enum Part {
        ID("id"),
        NAME("name"),
        TIME("time"),
        USER("user"),
        ANONYMOUS("anonymous"),
        ORGANIZATION("organization"),
        PROJECT("project"),
        SESSION("session"),
        DEVICE("device");

        final String key;
        final int at;

        @SuppressWarnings("EnumOrdinal") // a place in an array, never stored
        Part(String key) {
            this.key = key;
            this.at = 2 * ordinal();
        }
    }

    private static final Part[] PARTS = Part.values();
    private static final byte[][] KEYS =
            Arrays.stream(PARTS).map(part -> EventFields.json(part.key)).toArray(byte[][]::new);
    private static final byte[] PROPERTIES = "properties".getBytes(StandardCharsets.US_ASCII);

    /** Objects and lists inside one another at most; more than any event may have. */
    private static final int MAX_DEPTH = 64;

    private byte[] json = {};
    private int at;

    /** Where each part's text begins and ends, without quotes; an end of 0 where there is none. */
    private final int[] parts = new int[2 * PARTS.length];

    /** Of each property: where its name begins and ends, with quotes, and its value. */
    private int[] properties = new int[4 * 16];

    private int propertyCount;

    /** Finds the parts of an event; false if these are no canonical bytes. */
    boolean read(byte[] event) {
        json = event;
        at = 0;
        propertyCount = 0;
        Arrays.fill(parts, 0);
        return readMembers()
                && at == json.length
                && has(Part.ID)
                && has(Part.NAME)
                && Timestamps.isOne(json, start(Part.TIME), end(Part.TIME));
    }

    private boolean readMembers() {
        if (!take('{')) {
            return false;
        }
        do {
            int name = at + 1;
            if (!skipString() || !take(':')) {
                return false;
            }
            int end = at - 2;
            if (!(isName(PROPERTIES, name, end) ? readProperties() : readPart(name, end))) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    /** Members that nobody knows are passed by: a later version may write more. */
    private boolean readPart(int name, int nameEnd) {
        int value = at + 1;
        boolean isText = at < json.length && json[at] == '"';
        if (!skipValue(0)) {
            return false;
        }
        if (isText) {
            for (Part part : PARTS) {
                if (isName(KEYS[part.at / 2], name, nameEnd)) {
                    parts[part.at] = value;
                    parts[part.at + 1] = at - 1;
                }
            }
        }
        return true;
    }

    private boolean readProperties() {
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        do {
            int name = at;
            if (!skipString() || !take(':')) {
                return false;
            }
            int nameEnd = at - 1;
            int value = at;
            if (!skipValue(0)) {
                return false;
            }
            addProperty(name, nameEnd, value);
        } while (take(','));
        return take('}');
    }

    private void addProperty(int name, int nameEnd, int value) {
        int to = 4 * propertyCount;
        if (to == properties.length) {
            properties = Arrays.copyOf(properties, 2 * to);
        }
        properties[to] = name;
        properties[to + 1] = nameEnd;
        properties[to + 2] = value;
        properties[to + 3] = at;
        propertyCount++;
    }

    private boolean isName(byte[] key, int from, int to) {
        return Arrays.equals(json, from, to, key, 0, key.length);
    }

    private boolean take(char expected) {
        boolean found = at < json.length && json[at] == expected;
        at += found ? 1 : 0;
        return found;
    }

    private boolean skipValue(int depth) {
        if (at == json.length || depth > MAX_DEPTH) {
            return false;
        }
        return switch (json[at]) {
            case '"' -> skipString();
            case '{', '[' -> skipStructure(depth);
            default -> skipLiteral();
        };
    }

    private boolean skipString() {
        if (!take('"')) {
            return false;
        }
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return take('"');
    }

    private boolean skipStructure(int depth) {
        boolean isObject = json[at++] == '{';
        char end = isObject ? '}' : ']';
        if (take(end)) {
            return true;
        }
        do {
            if ((isObject && !(skipString() && take(':'))) || !skipValue(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(end);
    }

    /** Numbers, true, false and null. */
    private boolean skipLiteral() {
        int from = at;
        while (at < json.length && json[at] != ',' && json[at] != '}' && json[at] != ']') {
            at++;
        }
        return at > from;
    }

    /** The event's canonical bytes. */
    byte[] json() {
        return json;
    }

    /** Adds the name of a part, with its quotes and a colon. */
    static void addKey(Part part, Bytes out) {
        out.add('"').add(KEYS[part.at / 2]).add('"').add(':');
    }

    boolean has(Part part) {
        return parts[part.at + 1] > 0;
    }

    /** Where the part's text begins, without quotes and as JSON has it escaped. */
    int start(Part part) {
        return parts[part.at];
    }

    /** Where the part's text ends. */
    int end(Part part) {
        return parts[part.at + 1];
    }

    int length(Part part) {
        return end(part) - start(part);
    }

    /** The first of some parts that the event has, or the last of them. */
    Part first(Part... choice) {
        for (Part part : choice) {
            if (has(part)) {
                return part;
            }
        }
        return choice[choice.length - 1];
    }

    /** The part's text; for what is seldom asked. */
    String text(Part part) {
        return JsonStrings.unescape(json, start(part), end(part));
    }

    int propertyCount() {
        return propertyCount;
    }

    /** Where a property's name begins, at its quote. */
    int nameStart(int index) {
        return properties[4 * index];
    }

    /** Where a property's name ends, behind its quote. */
    int nameEnd(int index) {
        return properties[4 * index + 1];
    }

    int valueStart(int index) {
        return properties[4 * index + 2];
    }

    int valueEnd(int index) {
        return properties[4 * index + 3];
    }

    /** The event's time in milliseconds since 1970. */
    long millis() {
        return Timestamps.millis(json, start(Part.TIME));
    }

    /** The event's time in nanoseconds since 1970, cut to what 64 bits hold: the years 1678 to 2261. */
    long nanos() {
        return Timestamps.nanos(json, start(Part.TIME), end(Part.TIME));
    }
}
