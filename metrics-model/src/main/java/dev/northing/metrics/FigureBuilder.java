package dev.northing.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Builds a {@link Figure} step by step; what is not said stays empty or 0.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class FigureBuilder {

    private final String definition;
    private final TimeWindow window;
    private final List<Note> notes = new ArrayList<>();
    private OptionalDouble value = OptionalDouble.empty();
    private OptionalDouble numerator = OptionalDouble.empty();
    private OptionalDouble denominator = OptionalDouble.empty();
    private Optional<Interval> interval = Optional.empty();
    private long n;
    private long immature;

    FigureBuilder(String definition, TimeWindow window) {
        this.definition = definition;
        this.window = window;
    }

    /**
     * Says that the figure is a plain count: value, numerator and n are the count, and there is no denominator.
     *
     * @param count how many
     * @return this builder
     */
    public FigureBuilder count(long count) {
        value = OptionalDouble.of((double) count);
        numerator = value;
        denominator = OptionalDouble.empty();
        return n(count);
    }

    /**
     * Says that the figure is a quotient; it is undefined if the denominator is 0.
     *
     * @param dividend the numerator, finite
     * @param divisor the denominator, finite
     * @return this builder
     */
    public FigureBuilder ratio(double dividend, double divisor) {
        numerator = OptionalDouble.of(dividend);
        denominator = OptionalDouble.of(divisor);
        value = divisor == 0 ? OptionalDouble.empty() : OptionalDouble.of(dividend / divisor);
        return this;
    }

    /**
     * Says that the figure is a quotient of two counts; it is undefined if the denominator is 0.
     *
     * @param dividend the numerator; counts beyond 2^53 are rounded
     * @param divisor the denominator
     * @return this builder
     */
    public FigureBuilder ratio(long dividend, long divisor) {
        return ratio((double) dividend, (double) divisor);
    }

    /**
     * Gives a value that is neither a count nor a quotient, such as a quantile.
     *
     * @param number the value, finite
     * @return this builder
     */
    public FigureBuilder value(double number) {
        value = OptionalDouble.of(number);
        return this;
    }

    /**
     * Gives a value that is neither a count nor a quotient, if there is one.
     *
     * @param number the value, finite, or empty if the figure is undefined
     * @return this builder
     */
    public FigureBuilder value(OptionalDouble number) {
        value = number;
        return this;
    }

    /**
     * Gives the interval, if there is one.
     *
     * @param range the interval, or empty
     * @return this builder
     */
    public FigureBuilder interval(Optional<Interval> range) {
        interval = range;
        return this;
    }

    /**
     * Says how many units or events the value rests on.
     *
     * @param size how many, at least 0
     * @return this builder
     */
    public FigureBuilder n(long size) {
        n = size;
        return this;
    }

    /**
     * Says how many units could not be judged yet.
     *
     * @param units how many, at least 0
     * @return this builder
     */
    public FigureBuilder immature(long units) {
        immature = units;
        return this;
    }

    /**
     * Adds a note, unless there is nothing to note.
     *
     * @param code what was counted, lower case words joined by underscores
     * @param count how many; 0 adds nothing
     * @return this builder
     */
    public FigureBuilder note(String code, long count) {
        if (count != 0) {
            notes.add(new Note(code, count));
        }
        return this;
    }

    /**
     * Checks and returns the figure.
     *
     * @return the figure
     * @throws IllegalArgumentException if what was said is no consistent figure, see {@link Figure}
     */
    public Figure build() {
        return new Figure(value, numerator, denominator, interval, n, immature, definition, window, notes);
    }
}
