package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.EnumMap;
import java.util.Map;

/** Writes an {@code ExportLogsServiceRequest} in protobuf's JSON form. Confined to one thread. */
final class OtlpJson {

    private static final byte[] RESOURCE = EventFields.json("{\"resourceLogs\":[{\"resource\":{\"attributes\":[");
    private static final byte[] SCOPE = EventFields.json("]},\"scopeLogs\":[{\"scope\":");
    private static final byte[] RECORDS = EventFields.json(",\"logRecords\":[");
    private static final byte[] END = EventFields.json("]}]}]}");
    private static final byte[] TIME = EventFields.json("{\"timeUnixNano\":\"");
    private static final byte[] OBSERVED = EventFields.json("\",\"observedTimeUnixNano\":\"");
    private static final byte[] NAME =
            EventFields.json("\",\"severityNumber\":" + OtlpFormat.SEVERITY + ",\"eventName\":");
    private static final byte[] ATTRIBUTES = EventFields.json(",\"attributes\":[");
    private static final byte[] KEY = EventFields.json("{\"key\":");
    private static final byte[] VALUE = EventFields.json(",\"value\":");
    private static final byte[] TEXT = EventFields.json("{\"stringValue\":");
    private static final byte[] FLAG = EventFields.json("{\"boolValue\":");
    private static final byte[] WHOLE = EventFields.json("{\"intValue\":\"");
    private static final byte[] NUMBER = EventFields.json("{\"doubleValue\":");
    private static final byte[] LIST = EventFields.json("{\"arrayValue\":{\"values\":[");
    private static final byte[] MAP = EventFields.json("{\"kvlistValue\":{\"values\":[");
    private static final byte[] END_VALUES = EventFields.json("]}}");
    private static final Map<Part, byte[]> KEYS = keys();

    private final CanonicalEvent event = new CanonicalEvent();
    private final Bytes out;

    OtlpJson(Bytes out) {
        this.out = out;
    }

    private static Map<Part, byte[]> keys() {
        Map<Part, byte[]> keys = new EnumMap<>(Part.class);
        for (Part part : OtlpFormat.ATTRIBUTES) {
            keys.put(
                    part,
                    EventFields.json("{\"key\":\"" + OtlpFormat.attribute(part) + "\",\"value\":{\"stringValue\":"));
        }
        return keys;
    }

    void add(EventSlice events, Facts facts) {
        out.add(RESOURCE);
        OtlpResource.of(facts).forEach((key, value) -> {
            out.add(KEY).add(JsonStrings.quoted(key)).add(VALUE).add(TEXT);
            out.add(JsonStrings.quoted(value)).add('}').add('}').add(',');
        });
        out.cut(1);
        out.add(SCOPE).add("{\"name\":\"" + OtlpResource.SCOPE + "\",\"version\":");
        out.add(JsonStrings.quoted(facts.libraryVersion())).add('}').add(RECORDS);
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                out.add(',');
            }
            event.read(events.event(i));
            addRecord();
        }
        out.add(END);
    }

    private void addRecord() {
        long nanos = Math.max(0, event.nanos());
        out.add(TIME).addNumber(nanos).add(OBSERVED).addNumber(nanos).add(NAME);
        EventFields.addQuoted(event, Part.NAME, out);
        out.add(ATTRIBUTES);
        for (Part part : OtlpFormat.ATTRIBUTES) {
            byte[] key = KEYS.get(part);
            if (key != null && EventFields.addIfThere(key, event, part, out)) {
                out.add('}').add('}').add(',');
            }
        }
        for (int i = 0; i < event.propertyCount(); i++) {
            addMember(event.nameStart(i), event.nameEnd(i), event.valueStart(i), event.valueEnd(i));
            out.add(',');
        }
        // There is an id at least, so there is a comma.
        out.cut(1);
        out.add(']').add('}');
    }

    private void addMember(int name, int nameEnd, int value, int valueEnd) {
        out.add(KEY).add(event.json(), name, nameEnd).add(VALUE);
        addValue(value, valueEnd);
        out.add('}');
    }

    private void addValue(int from, int to) {
        byte[] json = event.json();
        switch (json[from]) {
            case '"' -> out.add(TEXT).add(json, from, to).add('}');
            case 't', 'f' -> out.add(FLAG).add(json, from, to).add('}');
            case '[' -> addList(from, to);
            case '{' -> addObject(from, to);
            default -> addNumber(from, to);
        }
    }

    private void addNumber(int from, int to) {
        if (JsonValues.isWhole(event.json(), from, to)) {
            out.add(WHOLE).add(event.json(), from, to).add('"').add('}');
        } else {
            out.add(NUMBER).add(event.json(), from, to).add('}');
        }
    }

    private void addList(int from, int to) {
        out.add(LIST);
        int at = from + 1;
        while (at < to - 1) {
            int end = JsonValues.behindValue(event.json(), at, to - 1);
            addValue(at, end);
            if (end < to - 1) {
                out.add(',');
            }
            at = end + 1;
        }
        out.add(END_VALUES);
    }

    private void addObject(int from, int to) {
        byte[] json = event.json();
        if (JsonValues.isMarker(json, from, to)) {
            int text = JsonValues.markedText(json, from, to);
            out.add(TEXT).add(json, text, to - 1).add('}');
            return;
        }
        out.add(MAP);
        int at = from + 1;
        while (at < to - 1) {
            int nameEnd = JsonValues.behindString(json, at, to - 1);
            int end = JsonValues.behindValue(json, nameEnd + 1, to - 1);
            addMember(at, nameEnd, nameEnd + 1, end);
            if (end < to - 1) {
                out.add(',');
            }
            at = end + 1;
        }
        out.add(END_VALUES);
    }
}
