package dev.northing.collector.wire;

import com.fasterxml.jackson.core.io.NumberInput;
import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes an {@code ExportLogsServiceRequest} in protobuf's binary form.
 *
 * <p>The length of a message stands in front of it: it is written last, and the message makes room. Confined to one thread.
 */
final class OtlpProtobuf {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;

    private static final int RESOURCE_LOGS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_LOGS = 2;
    private static final int RESOURCE_ATTRIBUTES = 1;
    private static final int SCOPE = 1;
    private static final int SCOPE_NAME = 1;
    private static final int SCOPE_VERSION = 2;
    private static final int LOG_RECORDS = 2;
    private static final int TIME = 1;
    private static final int SEVERITY_NUMBER = 2;
    private static final int ATTRIBUTES = 6;
    private static final int OBSERVED_TIME = 11;
    private static final int EVENT_NAME = 12;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int TEXT = 1;
    private static final int FLAG = 2;
    private static final int WHOLE = 3;
    private static final int NUMBER = 4;
    private static final int LIST = 5;
    private static final int MAP = 6;
    private static final int VALUES = 1;

    private static final Map<Part, byte[]> KEYS = keys();

    private final CanonicalEvent event = new CanonicalEvent();
    private final Bytes out;
    private char[] digits = new char[32];

    OtlpProtobuf(Bytes out) {
        this.out = out;
    }

    private static Map<Part, byte[]> keys() {
        Map<Part, byte[]> keys = new EnumMap<>(Part.class);
        for (Part part : OtlpFormat.ATTRIBUTES) {
            keys.put(part, OtlpFormat.attribute(part).getBytes(StandardCharsets.UTF_8));
        }
        return keys;
    }

    void add(EventSlice events, Facts facts) {
        int logs = begin(RESOURCE_LOGS);
        int resource = begin(RESOURCE);
        OtlpResource.of(facts).forEach((key, value) -> {
            int attribute = begin(RESOURCE_ATTRIBUTES);
            addText(KEY, key);
            int any = begin(VALUE);
            addText(TEXT, value);
            end(any);
            end(attribute);
        });
        end(resource);
        int scopeLogs = begin(SCOPE_LOGS);
        int scope = begin(SCOPE);
        addText(SCOPE_NAME, OtlpResource.SCOPE);
        addText(SCOPE_VERSION, facts.libraryVersion());
        end(scope);
        for (int i = 0; i < events.size(); i++) {
            event.read(events.event(i));
            addRecord();
        }
        end(scopeLogs);
        end(logs);
    }

    private void addRecord() {
        int log = begin(LOG_RECORDS);
        long nanos = Math.max(0, event.nanos());
        addFixed(TIME, nanos);
        addVarint(tag(SEVERITY_NUMBER, VARINT));
        addVarint(OtlpFormat.SEVERITY);
        for (Part part : OtlpFormat.ATTRIBUTES) {
            byte[] key = KEYS.get(part);
            if (key != null && event.has(part)) {
                addPart(key, part);
            }
        }
        for (int i = 0; i < event.propertyCount(); i++) {
            int attribute = begin(ATTRIBUTES);
            addMember(event.nameStart(i), event.nameEnd(i), event.valueStart(i), event.valueEnd(i));
            end(attribute);
        }
        addFixed(OBSERVED_TIME, nanos);
        addString(EVENT_NAME, event.start(Part.NAME), event.end(Part.NAME));
        end(log);
    }

    private void addPart(byte[] key, Part part) {
        int attribute = begin(ATTRIBUTES);
        addVarint(tag(KEY, LENGTH));
        addVarint(key.length);
        out.add(key);
        int any = begin(VALUE);
        addString(TEXT, event.start(part), event.end(part));
        end(any);
        end(attribute);
    }

    private void addMember(int name, int nameEnd, int value, int valueEnd) {
        addString(KEY, name + 1, nameEnd - 1);
        int any = begin(VALUE);
        addValue(value, valueEnd);
        end(any);
    }

    private void addValue(int from, int to) {
        byte[] json = event.json();
        switch (json[from]) {
            case '"' -> addString(TEXT, from + 1, to - 1);
            case 't', 'f' -> {
                addVarint(tag(FLAG, VARINT));
                addVarint(json[from] == 't' ? 1 : 0);
            }
            case '[' -> addList(from, to);
            case '{' -> addObject(from, to);
            default -> addNumber(from, to);
        }
    }

    private void addNumber(int from, int to) {
        int length = to - from;
        if (digits.length < length) {
            digits = new char[2 * length];
        }
        for (int i = 0; i < length; i++) {
            digits[i] = (char) event.json()[from + i];
        }
        if (JsonValues.isWhole(event.json(), from, to)) {
            addVarint(tag(WHOLE, VARINT));
            addVarint(parseLong(length));
        } else {
            addFixed(NUMBER, Double.doubleToRawLongBits(NumberInput.parseDouble(digits, 0, length, true)));
        }
    }

    private long parseLong(int length) {
        boolean negative = digits[0] == '-';
        long value = 0;
        for (int i = negative ? 1 : 0; i < length; i++) {
            value = value * 10 - (digits[i] - '0');
        }
        return negative ? value : -value;
    }

    private void addList(int from, int to) {
        int list = begin(LIST);
        int at = from + 1;
        while (at < to - 1) {
            int end = JsonValues.behindValue(event.json(), at, to - 1);
            int value = begin(VALUES);
            addValue(at, end);
            end(value);
            at = end + 1;
        }
        end(list);
    }

    private void addObject(int from, int to) {
        byte[] json = event.json();
        if (JsonValues.isMarker(json, from, to)) {
            addString(TEXT, JsonValues.markedText(json, from, to) + 1, to - 2);
            return;
        }
        int map = begin(MAP);
        int at = from + 1;
        while (at < to - 1) {
            int nameEnd = JsonValues.behindString(json, at, to - 1);
            int end = JsonValues.behindValue(json, nameEnd + 1, to - 1);
            int member = begin(VALUES);
            addMember(at, nameEnd, nameEnd + 1, end);
            end(member);
            at = end + 1;
        }
        end(map);
    }

    private void addText(int field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        addVarint(tag(field, LENGTH));
        addVarint(utf8.length);
        out.add(utf8);
    }

    /** The inside of a JSON string of the event, as the text that it stands for. */
    private void addString(int field, int from, int to) {
        int start = begin(field);
        JsonStrings.addUnescaped(event.json(), from, to, out);
        end(start);
    }

    private void addFixed(int field, long value) {
        addVarint(tag(field, FIXED_64));
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            out.add((int) (value >>> shift));
        }
    }

    private static int tag(int field, int type) {
        return (field << 3) | type;
    }

    /** Begins a field that has a length; what {@link #end} has to be given. */
    private int begin(int field) {
        addVarint(tag(field, LENGTH));
        out.add(0);
        return out.size();
    }

    /** Writes the length of what was added since, which may take more than the one byte that was left for it. */
    private void end(int start) {
        int length = out.size() - start;
        int more = Math.max(0, (Integer.SIZE - Integer.numberOfLeadingZeros(length) - 1) / 7);
        out.insert(start, more);
        int rest = length;
        for (int i = start - 1; i < start + more; i++) {
            out.array()[i] = (byte) (i == start - 1 + more ? rest : (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
    }

    private void addVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.add((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.add((int) rest);
    }
}
