package dev.northing.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Shows how movements lead from one number to another: start + movements = end.
 *
 * <p>Immutable.
 *
 * @param title what it shows, not blank
 * @param unit how its numbers are written
 * @param start where it begins
 * @param movements what was added, or taken away if negative, in order; may be empty
 * @param end where it ends
 * @since 0.1.0
 */
public record WaterfallChart(String title, Unit unit, Bar start, List<Bar> movements, Bar end) implements Chart {

    /** How far start and movements may miss the end, as a share of the largest number: rounding, no more. */
    private static final double TOLERANCE = 1e-9;

    /**
     * Copies the movements.
     *
     * @param title what it shows
     * @param unit how its numbers are written
     * @param start where it begins
     * @param movements what was added or taken away
     * @param end where it ends
     * @throws IllegalArgumentException if the title is blank, or all figures are defined and start and movements do not
     *     add up to the end
     */
    public WaterfallChart {
        Require.text("title", title);
        Objects.requireNonNull(unit, "unit");
        movements = List.copyOf(movements);
        if (defined(start, movements, end)) {
            requireReconciled(start, movements, end);
        }
    }

    boolean defined() {
        return defined(start, movements, end);
    }

    private static boolean defined(Bar start, List<Bar> movements, Bar end) {
        return value(start).isPresent()
                && value(end).isPresent()
                && movements.stream().allMatch(bar -> value(bar).isPresent());
    }

    private static void requireReconciled(Bar start, List<Bar> movements, Bar end) {
        BigDecimal sum = new BigDecimal(number(start));
        double largest = Math.max(Math.abs(number(start)), Math.abs(number(end)));
        for (Bar movement : movements) {
            sum = sum.add(new BigDecimal(number(movement)));
            largest = Math.max(largest, Math.abs(number(movement)));
        }
        double missed = sum.subtract(new BigDecimal(number(end))).abs().doubleValue();
        if (missed > TOLERANCE * largest) {
            throw Require.refused("end", number(end), "start and movements, which are " + sum.doubleValue());
        }
    }

    static double number(Bar bar) {
        return value(bar).orElseThrow();
    }

    private static OptionalDouble value(Bar bar) {
        return bar.figure().value();
    }
}
