package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventDefect;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventLimits;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Properties;
import dev.northing.core.event.PropertiesBuilder;
import dev.northing.core.event.PropertyValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from a parser that stands at their first token.
 *
 * <p>For one text. Confined to one thread.
 */
final class EventParser {

    private final JsonParser parser;

    EventParser(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the one event that the text holds, and nothing behind it. */
    Event only() throws IOException {
        parser.nextToken();
        Event event = event();
        if (parser.nextToken() != null) {
            throw refuse("expected the end of the text behind the event");
        }
        return event;
    }

    /** Reads the event whose first token is the parser's current one. */
    Event event() throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, "an object");
        Fields fields = new Fields();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            readField(field, fields);
        }
        if (fields.name == null) {
            throw refuse("expected a field name");
        }
        return fields.build(this);
    }

    private void readField(String field, Fields fields) throws IOException {
        switch (field) {
            case "id" -> fields.id = id();
            case "name" -> fields.name = text(field);
            case "time" -> fields.time = instant(text(field));
            case "properties" -> {
                expect(parser.currentToken(), JsonToken.START_OBJECT, "an object of properties");
                fields.properties = properties(EventLimits.MAX_NESTING);
            }
            default -> readIdentifier(field, fields);
        }
    }

    private void readIdentifier(String field, Fields fields) throws IOException {
        Optional<Identifier> identifier = Identifier.ofKey(field);
        if (identifier.isPresent() && field.equals(identifier.get().key())) {
            fields.subject.add(new Fields.Id(identifier.get(), text(field)));
        } else {
            parser.skipChildren();
        }
    }

    private EventId id() throws IOException {
        String text = text("id");
        try {
            return EventId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw refuse("expected a UUID as id");
        }
    }

    private Properties properties(int levels) throws IOException {
        PropertiesBuilder properties = Properties.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            properties.with(name, value(levels));
        }
        try {
            return properties.build();
        } catch (IllegalArgumentException defect) {
            throw refuse("unfit property: " + defect.getMessage());
        }
    }

    private PropertyValue value(int levels) throws IOException {
        if (levels == 0) {
            throw refuse("expected at most " + EventLimits.MAX_NESTING + " levels of values");
        }
        return switch (parser.currentToken()) {
            case VALUE_STRING -> PropertyValue.of(parser.getText());
            case VALUE_NUMBER_INT -> PropertyValue.of(wholeNumber());
            case VALUE_NUMBER_FLOAT -> PropertyValue.of(number());
            case VALUE_TRUE -> PropertyValue.of(true);
            case VALUE_FALSE -> PropertyValue.of(false);
            case START_ARRAY -> list(levels);
            case START_OBJECT -> object(levels);
            default -> throw refuse("expected a value other than null");
        };
    }

    private long wholeNumber() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refuse("expected a whole number of 64 bits");
        }
        return parser.getLongValue();
    }

    private double number() throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw refuse("expected a number that a double holds");
        }
        return number;
    }

    private PropertyValue list(int levels) throws IOException {
        List<PropertyValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() == EventLimits.MAX_PROPERTIES) {
                throw refuse("expected at most " + EventLimits.MAX_PROPERTIES + " elements");
            }
            values.add(value(levels - 1));
        }
        try {
            return new PropertyValue.ListValue(values);
        } catch (IllegalArgumentException tooMuch) {
            throw refuse("unfit list: " + tooMuch.getMessage());
        }
    }

    /** A typed value has its marker as its only name; anything else is a map. */
    private PropertyValue object(int levels) throws IOException {
        PropertiesBuilder entries = Properties.builder();
        boolean isFirst = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (isFirst && (name.equals(TypedValue.INSTANT) || name.equals(TypedValue.DURATION))) {
                return typed(name);
            }
            isFirst = false;
            entries.with(name, value(levels - 1));
        }
        try {
            return new PropertyValue.MapValue(entries.build());
        } catch (IllegalArgumentException defect) {
            throw refuse("unfit map: " + defect.getMessage());
        }
    }

    private PropertyValue typed(String marker) throws IOException {
        String text = text(marker);
        PropertyValue value =
                marker.equals(TypedValue.INSTANT) ? PropertyValue.of(instant(text)) : PropertyValue.of(duration(text));
        expect(parser.nextToken(), JsonToken.END_OBJECT, "nothing else beside " + marker);
        return value;
    }

    private Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            PropertyValue.of(instant);
            return instant;
        } catch (DateTimeException | IllegalArgumentException notATime) {
            throw refuse("expected a time such as 2026-01-31T09:00:00Z, years 0000 to 9999");
        }
    }

    private Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            throw refuse("expected a duration such as PT1.5S");
        }
    }

    private String text(String field) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, "text for " + field);
        return parser.getText();
    }

    private void expect(@Nullable JsonToken actual, JsonToken expected, String inWords) {
        if (actual != expected) {
            throw refuse("expected " + inWords);
        }
    }

    EncodingException refuse(String what) {
        return Json.refusal("event", what, parser.currentTokenLocation());
    }

    /** The fields read so far. */
    private static final class Fields {

        private record Id(Identifier identifier, String value) {}

        private final List<Id> subject = new ArrayList<>(4);
        private @Nullable EventId id;
        private @Nullable String name;
        private @Nullable Instant time;
        private Properties properties = Properties.EMPTY;

        Event build(EventParser parser) {
            Event.Builder builder =
                    Event.builder(name == null ? "" : name).id(id).time(time);
            for (Id one : subject) {
                builder.identifier(one.identifier(), one.value());
            }
            Event event = builder.build().withProperties(properties);
            if (!event.defects().isEmpty()) {
                EventDefect first = event.defects().get(0);
                throw parser.refuse("unfit event: " + first.place() + " " + first.kind());
            }
            return event;
        }
    }
}
