package dev.northing.metrics.signals;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the values of one metric over consecutive periods, earliest first, without a gap.
 *
 * <p>Each period starts where the one before ends, so neither an unsorted series nor one with a gap can be built: what
 * is missing must be said to be 0, or be left out by starting later. Periods need not have equal lengths: months and
 * days with 23 or 25 hours are fine. An empty series is allowed. {@code SeriesTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param observations the values with their periods
 * @since 0.1.0
 */
public record Series(String definition, List<Observation> observations) {

    /** The code of a {@link dev.northing.metrics.Note}: periods that were not over at the as-of instant. */
    public static final String PERIODS_NOT_OVER = "periods_not_over";

    /**
     * Accepts consecutive periods and copies the list.
     *
     * @param definition the id of the metric's definition
     * @param observations the values with their periods
     * @throws IllegalArgumentException if {@code definition} is blank or a period does not start where the one before
     *     ends
     */
    public Series {
        Require.text("definition", definition);
        observations = List.copyOf(observations);
        for (int i = 1; i < observations.size(); i++) {
            requireConsecutive(
                    i, observations.get(i - 1).window(), observations.get(i).window());
        }
    }

    /**
     * A series over calendar periods.
     *
     * @param definition the id of the metric's definition
     * @param period the calendar's division, such as months
     * @param zone the zone whose midnights bound the periods
     * @param first any date in the first period
     * @param values one value for each period from the first on, from -1e100 to 1e100
     * @return the series
     * @throws IllegalArgumentException if {@code definition} is blank or a value is NaN or beyond 1e100 in
     *     size
     */
    public static Series calendar(
            String definition, CalendarPeriod period, ZoneId zone, LocalDate first, double... values) {
        List<Observation> observations = new ArrayList<>(values.length);
        LocalDate date = period.firstDay(first);
        for (double value : values) {
            observations.add(new Observation(period.window(date, zone), value));
            date = period.nextFirstDay(date);
        }
        return new Series(definition, observations);
    }

    /**
     * A series over periods of equal length.
     *
     * @param definition the id of the metric's definition
     * @param start where the first period starts
     * @param length how long each period is, positive
     * @param values one value for each period, from -1e100 to 1e100
     * @return the series
     * @throws IllegalArgumentException if {@code definition} is blank, {@code length} is not positive or a value is NaN
     *     or beyond 1e100 in size
     */
    public static Series every(String definition, Instant start, Duration length, double... values) {
        List<Observation> observations = new ArrayList<>(values.length);
        Instant at = start;
        for (double value : values) {
            TimeWindow window = TimeWindow.trailing(length, at.plus(length));
            observations.add(new Observation(window, value));
            at = window.end();
        }
        return new Series(definition, observations);
    }

    /**
     * A series of figures of one definition.
     *
     * @param figures the figures of consecutive periods, each with a value, at least one
     * @return the series of their values
     * @throws IllegalArgumentException if there are none, one is undefined or of another definition, or they are not
     *     consecutive
     */
    public static Series of(List<Figure> figures) {
        String definition = Require.notEmpty("figures", figures).get(0).definition();
        List<Observation> observations = new ArrayList<>(figures.size());
        for (int i = 0; i < figures.size(); i++) {
            observations.add(observation("figures[" + i + "]", figures.get(i), definition));
        }
        return new Series(definition, observations);
    }

    /**
     * The part of the series that is over at an instant.
     *
     * @param asOf the instant
     * @return the series without the periods that end after {@code asOf}
     */
    public Series completeAt(Instant asOf) {
        return first((int) observations.stream()
                .filter(observation -> !observation.window().end().isAfter(asOf))
                .count());
    }

    /**
     * The earliest part of the series.
     *
     * @param count how many periods, from 0 to {@link #size()}
     * @return the first periods
     */
    public Series first(int count) {
        return new Series(definition, observations.subList(0, count));
    }

    /**
     * How many periods there are.
     *
     * @return the number, at least 0
     */
    public int size() {
        return observations.size();
    }

    /**
     * The values alone.
     *
     * @return a new array, earliest first
     */
    public double[] values() {
        return observations.stream().mapToDouble(Observation::value).toArray();
    }

    private static Observation observation(String field, Figure figure, String definition) {
        if (!figure.definition().equals(definition)) {
            throw Require.refused(
                    field + ".definition", figure.definition(), "the definition of the first, " + definition);
        }
        if (figure.value().isEmpty()) {
            throw Require.refused(field + ".value", "undefined", "a figure with a value, a series has no gaps");
        }
        return new Observation(figure.window(), figure.value().getAsDouble());
    }

    private static void requireConsecutive(int index, TimeWindow before, TimeWindow window) {
        if (!window.start().equals(before.end())) {
            throw Require.refused(
                    "observations[" + index + "].window.start",
                    window.start(),
                    before.end() + ", where the period before ends (sorted by time, no gaps)");
        }
    }
}
