package dev.northing.metrics.retention;

import dev.northing.metrics.input.Require;
import java.util.OptionalInt;

/**
 * Names the days after the start within which a unit must come back.
 *
 * <p>Days are numbered from 0, the day that holds the start, on the {@link dev.northing.metrics.DayBasis} of the spec.
 * A bracket is half-open: its last day belongs to the next.
 *
 * <p>Immutable.
 *
 * @param fromDay the first day inside, at least 0
 * @param toDay the first day after, more than {@code fromDay}; empty if every later day counts
 * @since 0.1.0
 */
public record Bracket(int fromDay, OptionalInt toDay) {

    /**
     * Accepts days in order.
     *
     * @param fromDay the first day inside
     * @param toDay the first day after, or empty
     * @throws IllegalArgumentException if {@code fromDay} is negative or {@code toDay} is not after it
     */
    public Bracket {
        Require.atLeast("fromDay", fromDay, 0);
        if (toDay.isPresent()) {
            Require.atLeast("toDay", toDay.getAsInt(), fromDay + 1L);
        }
    }

    /**
     * Active on some day of {@code [fromDay, toDay)}.
     *
     * @param fromDay the first day inside, at least 0
     * @param toDay the first day after, more than {@code fromDay}
     * @return the bracket
     */
    public static Bracket days(int fromDay, int toDay) {
        return new Bracket(fromDay, OptionalInt.of(toDay));
    }

    /**
     * Active on exactly one day: the classic N-day rule.
     *
     * @param day the day, in [0, 2147483646]
     * @return the bracket {@code [day, day + 1)}
     */
    public static Bracket onDay(int day) {
        return days(day, day + 1);
    }

    /**
     * Active on a day or at any time after it: the unbounded rule.
     *
     * <p>Right-censored by nature: who has not come back still may, so later cohorts read too low. A unit is judged
     * once the first day of the bracket has passed whole, and those still open are noted.
     *
     * @param day the first day inside, at least 0
     * @return the bracket without end
     */
    public static Bracket onOrAfter(int day) {
        return new Bracket(day, OptionalInt.empty());
    }

    /**
     * The first day that must have begun before a unit can be judged.
     *
     * @return {@code toDay}, or the day after {@code fromDay} if there is no end
     */
    public int matureDay() {
        return toDay.orElse(fromDay == Integer.MAX_VALUE ? fromDay : fromDay + 1);
    }

    /**
     * How to write the bracket.
     *
     * @return such as {@code d30-59}, {@code d30} for one day, or {@code d30+}
     */
    public String label() {
        if (toDay.isEmpty()) {
            return "d" + fromDay + "+";
        }
        int last = toDay.getAsInt() - 1;
        return last == fromDay ? "d" + fromDay : "d" + fromDay + "-" + last;
    }
}
