package dev.northing.metrics;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Shows a calculator the few facts of an event that figures are made of.
 *
 * <p>Any source may implement it: a row of a file, a collector's event, a record of a distributed engine. Identity
 * merges (several aliases of one unit) are resolved before events reach a calculator: {@link #unit()} is the canonical
 * id.
 *
 * <p>Times have a resolution of one millisecond. No method returns null.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public interface EventView {

    /**
     * The id of this event; a redelivery carries the same id.
     *
     * @return the id, not empty
     */
    String id();

    /**
     * What happened, as the metric dictionary names it.
     *
     * @return the event's name, not empty
     */
    String name();

    /**
     * Whom the figure counts: an organization, a user, a project.
     *
     * @return the unit's canonical id, not empty
     */
    String unit();

    /**
     * When it happened.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    long epochMillis();

    /**
     * When it happened, as an instant.
     *
     * @return {@link #epochMillis()} as an instant
     */
    default Instant time() {
        return Instant.ofEpochMilli(epochMillis());
    }

    /**
     * A property to filter or to segment by, such as an outcome or a plan.
     *
     * @param attribute the property's name
     * @return its value as text, or empty if this event has none; sources without properties always answer empty
     */
    default Optional<String> attribute(String attribute) {
        return Optional.empty();
    }

    /**
     * Selects the events that have one of the given names.
     *
     * @param names the names, at least one
     * @return a predicate that holds for exactly those events
     * @throws IllegalArgumentException if no name is given
     */
    static Predicate<EventView> named(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("names: empty, expected at least one event name");
        }
        Set<String> accepted = Set.of(names);
        return event -> accepted.contains(event.name());
    }

    /**
     * Selects the events whose attribute has the given value.
     *
     * @param attribute the attribute's name
     * @param value the value it must have
     * @return a predicate that holds for exactly those events
     */
    static Predicate<EventView> having(String attribute, String value) {
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(value, "value");
        return event -> event.attribute(attribute).filter(value::equals).isPresent();
    }

    /**
     * Selects every event.
     *
     * @return a predicate that always holds
     */
    static Predicate<EventView> any() {
        return event -> true;
    }
}
