package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds how regularly active units are active.
 *
 * <p>Immutable.
 *
 * @param mean the mean of the daily active units over the units active in the window
 * @param lastDay the units active on the last day over the units active in the window; definition {@code .last_day}
 * @param exactly the share of active units with exactly 1, 2, ... days; definitions {@code .exactly_1} and so on
 * @param atLeast the share of active units with at least 1, 2, ... days; definitions {@code .at_least_1} and so on
 * @since 0.1.0
 */
public record StickinessFigures(Figure mean, Figure lastDay, List<Figure> exactly, List<Figure> atLeast) {

    /**
     * Copies the lists.
     *
     * @param mean the mean of the daily active units over the active units
     * @param lastDay the units of the last day over the active units
     * @param exactly the share with exactly so many days
     * @param atLeast the share with at least so many days
     */
    public StickinessFigures {
        exactly = List.copyOf(exactly);
        atLeast = List.copyOf(atLeast);
    }
}
