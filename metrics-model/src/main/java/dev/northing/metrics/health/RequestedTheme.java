package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Money;
import dev.northing.metrics.priority.Reach;
import java.util.Optional;

/**
 * Holds how much a theme is asked for.
 *
 * <p>Immutable.
 *
 * @param rank its place, 1 for the most asked for; themes of equal organizations and revenue share a place
 * @param theme the theme
 * @param requests how many requests, with Garwood's interval; definition {@code .requests}
 * @param organizations the share of customers that ask; definition {@code .organizations}
 * @param revenue the annual revenue of those that ask, each counted once
 * @param growth the requests over those of the window before, minus 1; definition {@code .growth}
 * @since 0.1.0
 */
public record RequestedTheme(
        int rank, String theme, Figure requests, Figure organizations, Money revenue, Figure growth) {

    /**
     * The reach that a proposal for this theme would have.
     *
     * @return the band of the share of customers, or empty if there are no customers
     */
    public Optional<Reach> reach() {
        return organizations.value().isPresent()
                ? Optional.of(Reach.ofPercent(100 * organizations.value().getAsDouble()))
                : Optional.empty();
    }
}
