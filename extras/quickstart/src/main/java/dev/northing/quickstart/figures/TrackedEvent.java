package dev.northing.quickstart.figures;

import dev.northing.core.event.Event;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.Subject;
import dev.northing.metrics.EventView;
import java.util.Objects;
import java.util.Optional;

/**
 * A received event as calculators see it: its unit is the organization, else the person.
 *
 * <p>Immutable.
 *
 * @param event an event with id and time
 */
record TrackedEvent(Event event) implements EventView {

    @Override
    public String id() {
        return Objects.requireNonNull(event.id()).toString();
    }

    @Override
    public String name() {
        return event.name();
    }

    @Override
    public String unit() {
        Subject subject = event.subject();
        if (subject.organization() != null) {
            return subject.organization();
        }
        return subject.user() != null ? subject.user() : Objects.requireNonNullElse(subject.anonymous(), "nobody");
    }

    @Override
    public long epochMillis() {
        return Objects.requireNonNull(event.time()).toEpochMilli();
    }

    @Override
    public Optional<String> attribute(String attribute) {
        return event.properties().find(attribute) instanceof PropertyValue.StringValue text
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
