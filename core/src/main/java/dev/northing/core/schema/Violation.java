package dev.northing.core.schema;

import dev.northing.core.dictionary.Expiry;
import dev.northing.core.event.EventDefect;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an event breaks its definition.
 *
 * <p>Says where and what was expected, never the value that was found. The name of something undeclared is not repeated in
 * {@link #message()}, since nobody has vouched for it. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Violation {

    /**
     * Returns the property that must be left out to heal the event.
     *
     * @return the name of one of the event's properties; null when the event as a whole is unfit, be it that a required
     *     property would go
     */
    @Nullable
    String property();

    /**
     * Says in one line what was expected, fit for a log.
     *
     * @return the message, without any value of the event
     */
    String message();

    /**
     * No definition has the event's name.
     *
     *
     * @since 0.1.0
     */
    record UndeclaredEvent() implements Violation {

        @Override
        public @Nullable String property() {
            return null;
        }

        @Override
        public String message() {
            return "event is not declared; expected an event of the dictionary";
        }
    }

    /**
     * The event's definition is removed.
     *
     * @param event the event's name, as the dictionary has it
     * @param since the version that removed it, or null
     * @since 0.1.0
     */
    record RemovedEvent(String event, @Nullable String since) implements Violation {

        @Override
        public @Nullable String property() {
            return null;
        }

        @Override
        public String message() {
            return event + ": removed" + (since == null ? "" : " in " + since) + "; expected an event in use";
        }
    }

    /**
     * The event's definition has expired.
     *
     * @param event the event's name, as the dictionary has it
     * @param expiry when it expired
     * @since 0.1.0
     */
    record ExpiredEvent(String event, Expiry expiry) implements Violation {

        @Override
        public @Nullable String property() {
            return null;
        }

        @Override
        public String message() {
            return event + ": expired " + expiry.text() + "; renew the definition or stop sending";
        }
    }

    /**
     * An identifier that the definition demands is absent.
     *
     * @param event the event's name, as the dictionary has it
     * @param identifier which one, as the definition names it
     * @since 0.1.0
     */
    record MissingIdentifier(String event, String identifier) implements Violation {

        @Override
        public @Nullable String property() {
            return null;
        }

        @Override
        public String message() {
            return event + ": expected the identifier " + identifier;
        }
    }

    /**
     * A required property, or a required entry of a map, is absent.
     *
     * @param property the property to leave out, or null when the event cannot do without it
     * @param path the property, or the place inside it, such as {@code commit.author} or {@code labels[2]}
     * @since 0.1.0
     */
    record MissingProperty(@Nullable String property, String path) implements Violation {

        @Override
        public String message() {
            return path + ": expected, since it is required";
        }
    }

    /**
     * The definition declares no such property, or map entry.
     *
     * @param property the property to leave out, or null when the event cannot do without it
     * @param path the property, or the place inside it, such as {@code commit.author} or {@code labels[2]}
     * @since 0.1.0
     */
    record UndeclaredProperty(@Nullable String property, String path) implements Violation {

        @Override
        public String toString() {
            return message();
        }

        @Override
        public String message() {
            return "property is not declared; expected a property of the definition";
        }
    }

    /**
     * A value has another type than declared.
     *
     * @param property the property to leave out, or null when the event cannot do without it
     * @param path the property, or the place inside it, such as {@code commit.author} or {@code labels[2]}
     * @param expected the declared type in words
     * @param actual the type that was found
     * @since 0.1.0
     */
    record WrongType(@Nullable String property, String path, String expected, String actual) implements Violation {

        @Override
        public String message() {
            return path + ": expected " + expected + ", got " + actual;
        }
    }

    /**
     * A number lies outside the declared bounds.
     *
     * @param property the property to leave out, or null when the event cannot do without it
     * @param path the property, or the place inside it, such as {@code commit.author} or {@code labels[2]}
     * @param min the least number, inclusive, or null
     * @param max the greatest number, inclusive, or null
     * @since 0.1.0
     */
    record OutOfBounds(
            @Nullable String property,
            String path,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) implements Violation {

        private String range() {
            if (min == null) {
                return "at most " + max;
            }
            return max == null ? "at least " + min : min + " to " + max;
        }

        @Override
        public String message() {
            return path + ": expected " + range();
        }
    }

    /**
     * A text is none of the declared values.
     *
     * @param property the property to leave out, or null when the event cannot do without it
     * @param path the property, or the place inside it, such as {@code commit.author} or {@code labels[2]}
     * @param allowed the declared values
     * @since 0.1.0
     */
    record NotInEnum(@Nullable String property, String path, List<String> allowed) implements Violation {

        /**
         * Copies the values.
         *
         * @param property the property to leave out, or null when the event cannot do without it
         * @param path the property, or the place inside it
         * @param allowed the declared values
         */
        public NotInEnum {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String message() {
            return path + ": expected one of " + allowed;
        }
    }

    /**
     * A text or list is longer than declared.
     *
     * @param property the property to leave out, or null when the event cannot do without it
     * @param path the property, or the place inside it, such as {@code commit.author} or {@code labels[2]}
     * @param maxLength UTF-16 units of a text, or elements of a list, at most
     * @since 0.1.0
     */
    record TooLong(@Nullable String property, String path, int maxLength) implements Violation {

        @Override
        public String message() {
            return path + ": expected at most " + maxLength + " characters or elements";
        }
    }

    /**
     * The event broke a limit when it was built.
     *
     * @param defect which limit and where
     * @since 0.1.0
     */
    record Defective(EventDefect defect) implements Violation {

        @Override
        public @Nullable String property() {
            return null;
        }

        @Override
        public String message() {
            return defect.place() + ": " + defect.kind();
        }
    }
}
