package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Holds how many seats of a subscription are used.
 *
 * <p>Immutable.
 *
 * @param billable how many users take a seat, at least 0; may exceed what was purchased
 * @param purchased how many seats were bought, at least 0
 * @param ageMonths how many whole months the subscription is old, at least 0
 * @since 0.1.0
 */
public record SeatUse(long billable, long purchased, long ageMonths) {

    /**
     * Accepts counts that are not negative.
     *
     * @param billable how many users take a seat
     * @param purchased how many seats were bought
     * @param ageMonths how many whole months the subscription is old
     * @throws IllegalArgumentException if a number is negative
     */
    public SeatUse {
        Require.atLeast("billable", billable, 0);
        Require.atLeast("purchased", purchased, 0);
        Require.atLeast("ageMonths", ageMonths, 0);
    }

    /**
     * The use of a subscription that began on a date.
     *
     * @param billable how many users take a seat, at least 0
     * @param purchased how many seats were bought, at least 0
     * @param start the subscription's first date
     * @param asOf the date from which it is seen, not before {@code start}
     * @return the use, its age in whole calendar months
     * @throws IllegalArgumentException if a number is negative or {@code asOf} is before {@code start}
     */
    public static SeatUse since(long billable, long purchased, LocalDate start, LocalDate asOf) {
        if (asOf.isBefore(start)) {
            throw Require.refused("asOf", asOf, "a date not before the start " + start);
        }
        return new SeatUse(billable, purchased, ChronoUnit.MONTHS.between(start, asOf));
    }
}
