package dev.northing.metrics.quality;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds how available a service was and what it may still fail.
 *
 * <p>Immutable.
 *
 * @param availability the share of good operations and fast enough answers, in [0, 1]
 * @param minutesSpent the minutes of the window that count as down: the unavailable share times the window; definition
 *     {@code .minutes_spent}
 * @param minutesLeft the minutes it may still be down, negative if the budget is overspent; definition
 *     {@code .minutes_left}
 * @param burnRates how fast the budget burns, in the order of the alerts; definitions {@code .burn_rate_} and the
 *     window
 * @since 0.1.0
 */
public record ErrorBudgetFigures(
        Figure availability, Figure minutesSpent, Figure minutesLeft, List<BurnRate> burnRates) {

    /**
     * Copies the list.
     *
     * @param availability the share of good operations
     * @param minutesSpent the minutes that count as down
     * @param minutesLeft the minutes it may still be down
     * @param burnRates how fast the budget burns
     */
    public ErrorBudgetFigures {
        burnRates = List.copyOf(burnRates);
    }
}
