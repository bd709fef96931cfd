package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds one number together with everything needed to judge it.
 *
 * <p>A figure that is undefined has no value: it is never 0, NaN or infinite instead. A zero denominator always means
 * no value. {@code FigureTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @param value the number in the unit its definition names (a proportion is in [0, 1]), or empty if it is undefined
 * @param numerator what was counted or summed, or empty if the figure is no quotient and no count
 * @param denominator what it was divided by, or empty if nothing was
 * @param interval the range the true value lies in, or empty where none applies, as for a census
 * @param n how many units or events the value rests on, at least 0
 * @param immature how many units were left out because they could not be judged yet, at least 0
 * @param definition the id of the metric's definition; figures of different definitions are not comparable
 * @param window the span of time the figure is about
 * @param notes what was set aside, in the order the calculator documents
 * @since 0.1.0
 */
public record Figure(
        OptionalDouble value,
        OptionalDouble numerator,
        OptionalDouble denominator,
        Optional<Interval> interval,
        long n,
        long immature,
        String definition,
        TimeWindow window,
        List<Note> notes) {

    /**
     * Accepts a consistent figure and copies the notes.
     *
     * @param value the number, or empty if it is undefined
     * @param numerator what was counted or summed
     * @param denominator what it was divided by
     * @param interval the range the true value lies in
     * @param n how many units or events the value rests on
     * @param immature how many units could not be judged yet
     * @param definition the id of the metric's definition
     * @param window the span of time the figure is about
     * @param notes what was set aside
     * @throws IllegalArgumentException if a number is NaN or infinite, a count is negative, the definition is blank,
     *     the denominator is 0 though there is a value, or there is an interval though there is no value
     */
    public Figure {
        requireFinite("value", value);
        requireFinite("numerator", numerator);
        requireFinite("denominator", denominator);
        Require.atLeast("n", n, 0);
        Require.atLeast("immature", immature, 0);
        Require.text("definition", definition);
        Objects.requireNonNull(window, "window");
        notes = List.copyOf(notes);
        requireDefined(value, denominator, interval);
    }

    /**
     * Starts a figure that is undefined until it is given a value.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window the span of time the figure is about
     * @return a builder without value, interval and notes
     */
    public static FigureBuilder builder(String definition, TimeWindow window) {
        return new FigureBuilder(definition, window);
    }

    /**
     * How often a kind of thing was set aside.
     *
     * @param code the note's code
     * @return the sum over the notes of that code, 0 if there is none
     */
    public long noted(String code) {
        return notes.stream()
                .filter(note -> note.code().equals(code))
                .mapToLong(Note::count)
                .sum();
    }

    private static void requireFinite(String field, OptionalDouble number) {
        if (number.isPresent()) {
            Require.finite(field, number.getAsDouble());
        }
    }

    private static void requireDefined(OptionalDouble value, OptionalDouble denominator, Optional<Interval> interval) {
        if (value.isPresent() && denominator.isPresent() && denominator.getAsDouble() == 0) {
            throw Require.refused("value", value.getAsDouble(), "no value where the denominator is 0");
        }
        if (value.isEmpty() && interval.isPresent()) {
            throw Require.refused("interval", interval.get(), "no interval where there is no value");
        }
    }
}
