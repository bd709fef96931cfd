package dev.northing.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in an application: a name, a time, who it concerns, and typed properties.
 *
 * <pre>{@code
 * Event event = Event.builder("build_finished")
 *         .organization("org-7")
 *         .with("outcome", "success")
 *         .with("duration_ms", 812)
 *         .build();
 * }</pre>
 *
 * <p>Building never throws: what breaks a limit is left out and remembered as a {@link EventDefect defect}, and a client
 * refuses an event that has one. Id and time may be absent until the event is tracked. {@code toString} gives the name
 * and the number of properties and never a value. Immutable.
 *
 * @since 0.1.0
 */
public final class Event {

    private final @Nullable EventId id;
    private final String name;
    private final @Nullable Instant time;
    private final Subject subject;
    private final Properties properties;
    private final List<EventDefect> defects;

    private Event(
            @Nullable EventId id,
            String name,
            @Nullable Instant time,
            Subject subject,
            Properties properties,
            List<EventDefect> defects) {
        this.id = id;
        this.name = name;
        this.time = time;
        this.subject = subject;
        this.properties = properties;
        this.defects = defects;
    }

    /**
     * Starts an event.
     *
     * @param name what happened, as the dictionary's {@code action} says it: 1 to 256 characters
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Returns the identity.
     *
     * @return the id, or null until the event is tracked
     */
    public @Nullable EventId id() {
        return id;
    }

    /**
     * Returns what happened.
     *
     * @return the name; empty only with a defect
     */
    public String name() {
        return name;
    }

    /**
     * Returns when it happened.
     *
     * @return the time, or null when it is to be taken from the clock on tracking
     */
    public @Nullable Instant time() {
        return time;
    }

    /**
     * Returns who and what the event concerns.
     *
     * @return the subject, {@link Subject#EMPTY} for nobody
     */
    public Subject subject() {
        return subject;
    }

    /**
     * Returns the properties.
     *
     * @return the properties, {@link Properties#EMPTY} for none
     */
    public Properties properties() {
        return properties;
    }

    /**
     * Returns what makes the event unfit to be tracked.
     *
     * @return the defects, at most eight; empty for a sound event
     */
    public List<EventDefect> defects() {
        return defects;
    }

    /**
     * Returns the event with an id and a time, keeping those it already has.
     *
     * @param newId the id for an event without one
     * @param newTime the time for an event without one
     * @return a copy, or this when nothing was missing
     * @throws IllegalArgumentException if a time is missing and the new one lies outside the years 0000 to 9999
     */
    public Event stamped(EventId newId, Instant newTime) {
        if (id != null && time != null) {
            return this;
        }
        if (time == null && !EventLimits.isWithinTime(newTime)) {
            throw new IllegalArgumentException("time: expected one within the years 0000 to 9999");
        }
        return new Event(id == null ? newId : id, name, time == null ? newTime : time, subject, properties, defects);
    }

    /**
     * Returns a copy with other properties.
     *
     * @param replacement the new properties
     * @return the copy
     */
    public Event withProperties(Properties replacement) {
        return new Event(id, name, time, subject, replacement, defects);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event that
                && Objects.equals(id, that.id)
                && name.equals(that.name)
                && Objects.equals(time, that.time)
                && subject.equals(that.subject)
                && properties.equals(that.properties)
                && defects.equals(that.defects);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, time, subject, properties, defects);
    }

    @Override
    public String toString() {
        return "Event[" + Names.printable(name, EventDefect.MAX_PLACE_LENGTH) + ", " + properties.size() + " properties"
                + (defects.isEmpty() ? "" : ", " + defects.size() + " defects") + "]";
    }

    /**
     * Collects the parts of an event, in any order.
     *
     * <p>No method throws, whatever it is given. Confined to one thread.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final String name;
        private final PropertiesBuilder properties = Properties.builder();
        private Subject subject = Subject.EMPTY;

        /** What was given since, by the identifiers' order: one subject is made of it, not one for each. */
        private @Nullable String @Nullable [] identifiers;

        private @Nullable EventId id;
        private @Nullable Instant time;

        @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
        private Builder(String name) {
            this.name = name == null ? "" : name;
            EventDefect.Kind defect = Names.defectOf(this.name);
            if (defect != null) {
                properties.refuse(defect, "name");
            }
        }

        /**
         * Keeps the identity of an event that already has one, so that a replay is recognized as such.
         *
         * @param value the id, or null to have one made on tracking
         * @return this
         */
        public Builder id(@Nullable EventId value) {
            id = value;
            return this;
        }

        /**
         * Says when it happened.
         *
         * @param value a time within the years 0000 to 9999, or null to take the clock's on tracking
         * @return this
         */
        public Builder time(@Nullable Instant value) {
            if (value != null && !EventLimits.isWithinTime(value)) {
                properties.refuse(EventDefect.Kind.TIME_OUT_OF_RANGE, "time");
            } else {
                time = value;
            }
            return this;
        }

        /**
         * Names the signed-in person.
         *
         * @param value 1 to 256 characters, or null for nobody
         * @return this
         */
        public Builder user(@Nullable String value) {
            return identifier(Identifier.USER, value);
        }

        /**
         * Names the person or installation that has not signed in.
         *
         * @param value 1 to 256 characters, or null for nobody
         * @return this
         */
        public Builder anonymous(@Nullable String value) {
            return identifier(Identifier.ANONYMOUS, value);
        }

        /**
         * Names the customer.
         *
         * @param value 1 to 256 characters, or null for none
         * @return this
         */
        public Builder organization(@Nullable String value) {
            return identifier(Identifier.ORGANIZATION, value);
        }

        /**
         * Names the project.
         *
         * @param value 1 to 256 characters, or null for none
         * @return this
         */
        public Builder project(@Nullable String value) {
            return identifier(Identifier.PROJECT, value);
        }

        /**
         * Names the session.
         *
         * @param value 1 to 256 characters, or null for none
         * @return this
         */
        public Builder session(@Nullable String value) {
            return identifier(Identifier.SESSION, value);
        }

        /**
         * Names the device.
         *
         * @param value 1 to 256 characters, or null for none
         * @return this
         */
        public Builder device(@Nullable String value) {
            return identifier(Identifier.DEVICE, value);
        }

        /**
         * Takes all identifiers of a subject, also the absent ones.
         *
         * @param value the subject
         * @return this
         */
        @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
        public Builder subject(Subject value) {
            subject = value == null ? Subject.EMPTY : value;
            identifiers = null;
            return this;
        }

        /**
         * Adds text.
         *
         * @param property 1 to 256 characters
         * @param value any text, or null to leave the property out
         * @return this
         */
        public Builder with(String property, @Nullable String value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Adds a whole number.
         *
         * @param property 1 to 256 characters
         * @param value any 64-bit number
         * @return this
         */
        public Builder with(String property, long value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Adds a number.
         *
         * @param property 1 to 256 characters
         * @param value a finite number; NaN and infinity are defects
         * @return this
         */
        public Builder with(String property, double value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Adds a yes or no.
         *
         * @param property 1 to 256 characters
         * @param value yes or no
         * @return this
         */
        public Builder with(String property, boolean value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Adds an instant.
         *
         * @param property 1 to 256 characters
         * @param value a time within the years 0000 to 9999, or null to leave the property out
         * @return this
         */
        public Builder with(String property, @Nullable Instant value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Adds a duration.
         *
         * @param property 1 to 256 characters
         * @param value any duration, or null to leave the property out
         * @return this
         */
        public Builder with(String property, @Nullable Duration value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Adds a list.
         *
         * @param property 1 to 256 characters
         * @param elements at most 255 elements of the types that {@code with} takes, or null to leave the property out
         * @return this
         */
        public Builder with(String property, @Nullable List<?> elements) {
            properties.with(property, elements);
            return this;
        }

        /**
         * Adds a nested map.
         *
         * @param property 1 to 256 characters
         * @param entries at most 255 entries whose values are of the types that {@code with} takes, or null to leave the
         *     property out
         * @return this
         */
        public Builder with(String property, @Nullable Map<String, ?> entries) {
            properties.with(property, entries);
            return this;
        }

        /**
         * Adds a typed value.
         *
         * @param property 1 to 256 characters
         * @param value any value, or null to leave the property out
         * @return this
         */
        public Builder with(String property, @Nullable PropertyValue value) {
            properties.with(property, value);
            return this;
        }

        /**
         * Makes the event.
         *
         * @return the event, with its defects if there are any
         */
        public Event build() {
            List<EventDefect> found = properties.defects();
            return new Event(id, name, time, wholeSubject(), properties.sorted(), List.copyOf(found));
        }

        /**
         * Gives one identifier.
         *
         * @param identifier which one
         * @param value 1 to 256 characters, or null for none
         * @return this
         */
        @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
        public Builder identifier(Identifier identifier, @Nullable String value) {
            if (identifier == null) {
                properties.refuse(EventDefect.Kind.IDENTIFIER_MALFORMED, "identifier");
            } else if (value == null || Names.isIdentifier(value)) {
                set(identifier, value);
            } else {
                properties.refuse(EventDefect.Kind.IDENTIFIER_MALFORMED, identifier.key());
            }
            return this;
        }

        @SuppressWarnings("EnumOrdinal") // in memory only, for as long as the builder lives
        private void set(Identifier identifier, @Nullable String value) {
            if (identifiers == null) {
                identifiers = subject.toArray();
            }
            identifiers[identifier.ordinal()] = value;
        }

        private Subject wholeSubject() {
            if (identifiers != null) {
                subject = Subject.of(identifiers);
                identifiers = null;
            }
            return subject;
        }
    }
}
