package dev.northing.metrics.quality;

import dev.northing.metrics.Figure;

/**
 * Holds how fast an error budget burns over the two windows of an alert.
 *
 * <p>Immutable.
 *
 * @param alert the alert
 * @param overLong the rate over the long window; 1 spends the budget exactly in its own window
 * @param overShort the rate over the short window
 * @since 0.1.0
 */
public record BurnRate(BurnAlert alert, Figure overLong, Figure overShort) {

    /**
     * Whether somebody is to be called.
     *
     * @return true if both rates are defined and at least the alert's
     */
    public boolean isFiring() {
        return reaches(overLong) && reaches(overShort);
    }

    private boolean reaches(Figure figure) {
        return figure.value().isPresent() && figure.value().getAsDouble() >= alert.rate();
    }
}
