package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * Holds an exact amount of one currency in its smallest unit.
 *
 * <p>Sums never round, never overflow in silence and never mix currencies. Example: 10.00 EUR is 1,000 minor units, 10
 * JPY is 10 ({@code MoneyTest}).
 *
 * <p>Immutable.
 *
 * @param minor the amount in minor units, such as cents; may be negative
 * @param currency the currency, whose number of decimals says what a minor unit is
 * @since 0.1.0
 */
public record Money(long minor, Currency currency) {

    /**
     * Accepts any amount of a currency.
     *
     * @param minor the amount in minor units
     * @param currency the currency
     */
    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * An amount in minor units.
     *
     * @param minor the amount in minor units
     * @param currency the ISO 4217 code, such as {@code EUR}
     * @return the amount
     * @throws IllegalArgumentException if {@code currency} is no ISO 4217 code
     */
    public static Money ofMinor(long minor, String currency) {
        return new Money(minor, currency(currency));
    }

    /**
     * An amount in major units.
     *
     * @param amount the amount, such as {@code 10.50}, with no more decimals than the currency has
     * @param currency the ISO 4217 code, such as {@code EUR}
     * @return the same amount in minor units
     * @throws IllegalArgumentException if {@code currency} is no ISO 4217 code, or {@code amount} has more decimals
     *     than the currency or does not fit into a long
     */
    public static Money of(BigDecimal amount, String currency) {
        Currency known = currency(currency);
        int decimals = decimals(known);
        try {
            return new Money(amount.movePointRight(decimals).longValueExact(), known);
        } catch (ArithmeticException e) {
            throw Require.refused("amount", amount, "at most " + decimals + " decimals and 18 digits of " + currency);
        }
    }

    /**
     * Nothing of a currency.
     *
     * @param currency the currency
     * @return an amount of 0
     */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The sum.
     *
     * @param other an amount of the same currency
     * @return this amount plus the other
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit into a long
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    /**
     * The difference.
     *
     * @param other an amount of the same currency
     * @return this amount minus the other
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit into a long
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    /**
     * The amount of one month where this amount pays for several.
     *
     * @param months how many months it pays for, at least 1; 12 for an annual plan
     * @return the amount divided by the months, rounded half even to a minor unit
     * @throws IllegalArgumentException if {@code months} is less than 1
     */
    public Money perMonth(int months) {
        BigDecimal divisor = BigDecimal.valueOf(Require.atLeast("months", months, 1));
        return new Money(
                BigDecimal.valueOf(minor)
                        .divide(divisor, 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                currency);
    }

    /**
     * The amount in major units.
     *
     * @return the exact amount with the currency's decimals
     */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, decimals(currency));
    }

    /**
     * The amount for people.
     *
     * @return such as {@code 10.50 EUR}
     */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!other.currency.equals(currency)) {
            throw Require.refused("currency", other.currency, currency + " as the other amount; convert before adding");
        }
        return other;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency: unknown, expected an ISO 4217 code such as EUR", e);
        }
    }

    // Currencies such as XXX have no decimals of their own.
    private static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
