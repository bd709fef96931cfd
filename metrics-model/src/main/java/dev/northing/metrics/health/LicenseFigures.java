package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import java.util.Optional;

/**
 * Holds how well a subscription is used.
 *
 * <p>Immutable.
 *
 * @param utilization used over purchased seats; above 1 if more are used than were bought
 * @param grade its grade at the subscription's age, or empty if it is undefined or too young
 * @param signal what it says about the next renewal
 * @param seatsToBuy how many seats are used beyond those bought, at least 0
 * @param seatsToReclaim how many seats lie idle, at least 0
 * @since 0.1.0
 */
public record LicenseFigures(
        Figure utilization, Optional<Grade> grade, SeatSignal signal, long seatsToBuy, long seatsToReclaim) {}
