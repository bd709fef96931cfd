package dev.northing.metrics.revenue;

import dev.northing.metrics.Money;
import dev.northing.metrics.input.Require;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Holds what one subscription paid for one month, as it stood at the month's end.
 *
 * <p>An annual plan is stated as its month's share ({@link Money#perMonth}), a trial as 0, a refund by a lower amount.
 *
 * <p>Immutable.
 *
 * @param month the month
 * @param customer the canonical id of who pays, not blank
 * @param subscription what is paid for, not blank; an add-on may be a subscription of its own
 * @param mrr the monthly recurring revenue at the month's end, at least 0
 * @param plan the plan, not blank
 * @param channel how the customer was won, not blank
 * @since 0.1.0
 */
public record MrrSnapshot(
        YearMonth month, String customer, String subscription, Money mrr, String plan, String channel) {

    /**
     * Accepts a complete statement.
     *
     * @param month the month
     * @param customer who pays
     * @param subscription what is paid for
     * @param mrr the monthly recurring revenue
     * @param plan the plan
     * @param channel how the customer was won
     * @throws IllegalArgumentException if a text is blank or {@code mrr} is negative
     */
    public MrrSnapshot {
        Objects.requireNonNull(month, "month");
        Require.text("customer", customer);
        Require.text("subscription", subscription);
        Require.atLeast("mrr", mrr.minor(), 0);
        Require.text("plan", plan);
        Require.text("channel", channel);
    }
}
