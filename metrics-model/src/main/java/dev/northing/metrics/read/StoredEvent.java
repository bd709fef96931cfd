package dev.northing.metrics.read;

import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.PropertyValue.BooleanValue;
import dev.northing.core.event.PropertyValue.DoubleValue;
import dev.northing.core.event.PropertyValue.DurationValue;
import dev.northing.core.event.PropertyValue.InstantValue;
import dev.northing.core.event.PropertyValue.LongValue;
import dev.northing.core.event.PropertyValue.StringValue;
import dev.northing.metrics.EventView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Shows an event of the dictionary to calculators.
 *
 * <p>An event without an id of its own is known by its place, so that no other row is taken for it.
 *
 * <p>Immutable.
 *
 * @param event the event, with a time
 * @param unit whom it is about, not empty
 * @param place where it stood
 * @since 0.1.0
 */
public record StoredEvent(Event event, String unit, RowPlace place) implements EventView {

    /**
     * Accepts an event that has a time.
     *
     * @param event the event
     * @param unit whom it is about
     * @param place where it stood
     */
    public StoredEvent {
        Objects.requireNonNull(event.time(), "event.time");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(place, "place");
    }

    /**
     * Whom an event is about.
     *
     * @param event any event
     * @param units the identifiers that may say so, the most wanted first
     * @return the first identifier that the event has, or empty
     */
    public static Optional<String> unitOf(Event event, List<Identifier> units) {
        for (Identifier identifier : units) {
            String found = event.subject().find(identifier);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    @Override
    public String id() {
        EventId id = event.id();
        return id == null ? place.toString() : id.toString();
    }

    @Override
    public String name() {
        return event.name();
    }

    @Override
    public long epochMillis() {
        return time().toEpochMilli();
    }

    @Override
    public Instant time() {
        return Objects.requireNonNull(event.time());
    }

    /**
     * A property as text: numbers, truth values, times and durations as they are written, lists and maps not at all.
     *
     * @param attribute the property's name
     * @return its value, or empty
     */
    @Override
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(event.properties().find(attribute)).flatMap(StoredEvent::text);
    }

    private static Optional<String> text(PropertyValue value) {
        if (value instanceof StringValue text) {
            return Optional.of(text.value());
        } else if (value instanceof LongValue number) {
            return Optional.of(Long.toString(number.value()));
        } else if (value instanceof DoubleValue number) {
            return Optional.of(Double.toString(number.value()));
        } else if (value instanceof BooleanValue truth) {
            return Optional.of(Boolean.toString(truth.value()));
        } else if (value instanceof InstantValue instant) {
            return Optional.of(instant.value().toString());
        } else if (value instanceof DurationValue duration) {
            return Optional.of(duration.value().toString());
        }
        return Optional.empty();
    }
}
