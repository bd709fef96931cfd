package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventLimits;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Properties;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as canonical JSON: equal events give equal bytes, on every machine and JDK.
 *
 * <p>One object a call, UTF-8 without white space: {@code id}, {@code name}, {@code time}, the identifiers that are
 * present, and {@code properties} in the order of names. Absent parts are left out. Whole numbers have no fraction,
 * numbers always have one or an exponent; instants and durations stand as {@code {"@instant":"..."}} and
 * {@code {"@duration":"PT1S"}}. At most {@link EventLimits#MAX_EVENT_BYTES} bytes.
 *
 * <p>A writer keeps its buffers: reuse it. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class EventWriter {

    private static final Identifier[] IDENTIFIERS = Identifier.values();

    private final BoundedBuffer buffer = new BoundedBuffer(EventLimits.MAX_EVENT_BYTES);
    private final TimestampFormat timestamps = new TimestampFormat();
    private final byte[] idText = new byte[EventId.TEXT_LENGTH];
    private JsonGenerator json = newGenerator();

    /** Creates a writer; takes about 12 KiB. */
    public EventWriter() {}

    /**
     * Writes one event, in place of the one before.
     *
     * @param event a sound event; id and time may be absent
     * @return whether it fits in {@link EventLimits#MAX_EVENT_BYTES}; if not, {@link #size()} is 0
     * @throws EncodingException if the event has defects
     */
    public boolean write(Event event) {
        return write(event, event.id(), event.time());
    }

    /**
     * Writes one event with an id and a time of its own, in place of the one before.
     *
     * @param event a sound event; its own id and time are not read
     * @param id the id, or null to leave it out
     * @param time the time, or null to leave it out
     * @return whether it fits in {@link EventLimits#MAX_EVENT_BYTES}; if not, {@link #size()} is 0
     * @throws EncodingException if the event has defects, or the time lies outside the years 0000 to 9999
     */
    public boolean write(Event event, @Nullable EventId id, @Nullable Instant time) {
        if (!event.defects().isEmpty()) {
            throw new EncodingException("an event with defects cannot be written; look at Event.defects() first");
        }
        if (time != null && !EventLimits.isWithinTime(time)) {
            throw new EncodingException("event: expected a time within the years 0000 to 9999");
        }
        buffer.clear();
        boolean isWhole = false;
        try {
            writeEvent(event, id, time);
            json.flush();
            isWhole = true;
        } catch (BoundedBuffer.LimitReached tooLarge) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            if (!isWhole) {
                startAfresh();
            }
        }
        return true;
    }

    /** A generator that was stopped in the middle of an event can't leave it. */
    private void startAfresh() {
        json = newGenerator();
        buffer.clear();
    }

    /**
     * Returns how long the written event is.
     *
     * @return bytes, 0 when nothing is written
     */
    public int size() {
        return buffer.size();
    }

    /**
     * Returns the written event.
     *
     * @return a new array of {@link #size()} bytes
     */
    public byte[] toByteArray() {
        return buffer.toByteArray();
    }

    /**
     * Copies the written event.
     *
     * @param target the array that receives {@link #size()} bytes
     * @param offset where the first byte goes
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public void copyTo(byte[] target, int offset) {
        buffer.copyTo(target, offset);
    }

    private JsonGenerator newGenerator() {
        try {
            return Json.EVENTS.createGenerator(buffer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void writeEvent(Event event, @Nullable EventId id, @Nullable Instant time) throws IOException {
        json.writeStartObject();
        if (id != null) {
            json.writeFieldName("id");
            id.writeTo(idText, 0);
            json.writeRawUTF8String(idText, 0, EventId.TEXT_LENGTH);
        }
        json.writeStringField("name", event.name());
        if (time != null) {
            json.writeFieldName("time");
            writeTimestamp(time);
        }
        writeSubject(event.subject());
        if (event.properties().size() > 0) {
            json.writeFieldName("properties");
            writeProperties(event.properties());
        }
        json.writeEndObject();
    }

    private void writeSubject(Subject subject) throws IOException {
        for (Identifier identifier : IDENTIFIERS) {
            String value = subject.find(identifier);
            if (value != null) {
                json.writeStringField(identifier.key(), value);
            }
        }
    }

    private void writeProperties(Properties properties) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < properties.size(); i++) {
            json.writeFieldName(properties.name(i));
            writeValue(properties.value(i));
        }
        json.writeEndObject();
    }

    /** The types stand in the order of how often they occur. */
    private void writeValue(PropertyValue value) throws IOException {
        if (value instanceof PropertyValue.StringValue text) {
            json.writeString(text.value());
        } else if (value instanceof PropertyValue.LongValue number) {
            json.writeNumber(number.value());
        } else if (value instanceof PropertyValue.BooleanValue flag) {
            json.writeBoolean(flag.value());
        } else if (value instanceof PropertyValue.DoubleValue number) {
            json.writeNumber(number.value());
        } else {
            writeStructured(value);
        }
    }

    private void writeStructured(PropertyValue value) throws IOException {
        if (value instanceof PropertyValue.MapValue map) {
            writeProperties(map.entries());
        } else if (value instanceof PropertyValue.ListValue list) {
            json.writeStartArray();
            for (PropertyValue element : list.values()) {
                writeValue(element);
            }
            json.writeEndArray();
        } else {
            writeTyped(value);
        }
    }

    private void writeTyped(PropertyValue value) throws IOException {
        json.writeStartObject();
        if (value instanceof PropertyValue.InstantValue instant) {
            json.writeFieldName(TypedValue.INSTANT);
            writeTimestamp(instant.value());
        } else if (value instanceof PropertyValue.DurationValue duration) {
            json.writeStringField(TypedValue.DURATION, duration.value().toString());
        }
        json.writeEndObject();
    }

    private void writeTimestamp(Instant instant) throws IOException {
        int length = timestamps.format(instant);
        json.writeString(timestamps.text(), 0, length);
    }
}
