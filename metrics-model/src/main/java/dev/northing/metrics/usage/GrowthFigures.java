package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import dev.northing.metrics.input.Require;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Holds how the number of active units grew.
 *
 * <p>Immutable.
 *
 * @param active the active units of each period, earliest first, at least two
 * @param growth the growth of the last period over the one before; definition {@code .growth}
 * @param perDay the same with each count divided by its period's days; definition {@code .growth_per_day}
 * @param monthly the growth carried to a month of mean length; definition {@code .growth_monthly}
 * @param compound the steady growth from the first period to the last; definition {@code .growth_compound}
 * @since 0.1.0
 */
public record GrowthFigures(List<Figure> active, Figure growth, Figure perDay, Figure monthly, Figure compound) {

    /** The growth that a CI product aims at, from month to month. */
    public static final double DEFAULT_TARGET = 0.2;

    /**
     * Copies the list.
     *
     * @param active the active units of each period
     * @param growth the growth of the last period
     * @param perDay the growth of the counts per day
     * @param monthly the growth carried to a month
     * @param compound the steady growth
     */
    public GrowthFigures {
        active = List.copyOf(active);
    }

    /**
     * How many active units the last period needed to meet a target.
     *
     * @param target the growth aimed at, more than -1, such as 0.2
     * @return the smallest count whose growth is at least the target, or empty without units in the period before
     * @throws IllegalArgumentException if {@code target} is not a finite number above -1
     */
    public OptionalLong needed(double target) {
        if (!(target > -1 && target <= Double.MAX_VALUE)) {
            throw Require.refused("target", target, "a finite number above -1");
        }
        double before = active.get(active.size() - 2).value().orElse(0);
        // Rounding must not ask for one unit more than (1 + target) x count says on paper.
        double exact = before * (1 + target);
        return before == 0 ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(exact - Math.ulp(exact) * 2));
    }

    /**
     * How far along the way to a target the last period is.
     *
     * @param target the growth aimed at, not 0
     * @return growth / target, 1 where the target is met exactly, or empty if the growth is undefined
     * @throws IllegalArgumentException if {@code target} is 0 or not finite
     */
    public OptionalDouble progress(double target) {
        if (Require.finite("target", target) == 0) {
            throw Require.refused("target", target, "a growth other than 0");
        }
        return growth.value().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(growth.value().getAsDouble() / target);
    }
}
