package dev.northing.metrics.revenue;

import dev.northing.metrics.Money;
import dev.northing.metrics.input.Require;
import java.time.YearMonth;

/**
 * Holds how recurring revenue moved from the end of one month to the end of the next, net by customer.
 *
 * <p>The movements add up: start + new + expansion - contraction - churn + reactivation = end, to the minor unit; a
 * record that does not reconcile cannot be made. All seven amounts are of one currency.
 *
 * <p>Immutable.
 *
 * @param month the month at whose end the movements were complete
 * @param start what was paid at the end of the month before
 * @param newBusiness what customers pay who never paid before
 * @param expansion how much more customers pay than the month before
 * @param contraction how much less customers pay who still pay, at least 0
 * @param churn what customers paid who no longer pay, at least 0
 * @param reactivation what customers pay who did not the month before but once did
 * @param end what was paid at the end of the month
 * @since 0.1.0
 */
public record MrrMovements(
        YearMonth month,
        Money start,
        Money newBusiness,
        Money expansion,
        Money contraction,
        Money churn,
        Money reactivation,
        Money end) {

    /**
     * Accepts movements that reconcile.
     *
     * @param month the month
     * @param start what was paid the month before
     * @param newBusiness of customers who never paid before
     * @param expansion of customers who pay more
     * @param contraction of customers who pay less
     * @param churn of customers who no longer pay
     * @param reactivation of customers who pay again
     * @param end what is paid now
     * @throws IllegalArgumentException if the currencies differ or the movements do not add up
     */
    public MrrMovements {
        Money sum = start.plus(newBusiness)
                .plus(expansion)
                .minus(contraction)
                .minus(churn)
                .plus(reactivation);
        if (!sum.equals(end)) {
            throw Require.refused("end", end, "the start and all movements, " + sum);
        }
    }

    /**
     * What was gained.
     *
     * @return new business, expansion and reactivation together
     */
    public Money gained() {
        return newBusiness.plus(expansion).plus(reactivation);
    }

    /**
     * What was lost.
     *
     * @return contraction and churn together, at least 0
     */
    public Money lost() {
        return contraction.plus(churn);
    }
}
