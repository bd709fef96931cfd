package dev.northing.report;

import java.util.Currency;
import java.util.Objects;

/**
 * Says how a figure's number is written.
 *
 * <p>Numbers have a decimal point and thousands set apart by commas, whatever the machine's language. No number that is
 * not 0 is written as 0.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Unit {

    /**
     * Writes a number in this unit.
     *
     * @param number a finite number in the figure's own scale
     * @return such as {@code 41.2 %}, {@code 1,204}, {@code 3.5 min} or {@code USD 1,200.00}
     */
    String format(double number);

    /**
     * Writes how far a number moved.
     *
     * @param before the number before, finite
     * @param after the number after, finite
     * @return percentage points for shares, else percent of the number before, with its sign; the plain difference if
     *     the number before is 0 or negative
     */
    default String change(double before, double after) {
        return before > 0
                ? Numbers.signed(Numbers.percent((after - before) / before))
                : Numbers.signed(format(after - before));
    }

    /**
     * The unit's name for machines.
     *
     * @return such as {@code share}, {@code milliseconds}, {@code minor_units:USD}, {@code number} or the number's name
     */
    String key();

    /**
     * Whole things, such as builds or people.
     *
     * @return numbers without decimals; fractions are rounded
     */
    static Unit count() {
        return new Plain("", 0);
    }

    /**
     * A proportion, stored in [0, 1].
     *
     * @return percent with one decimal, and more near 0 % and 100 %
     */
    static Unit share() {
        return new Share();
    }

    /**
     * A number with a name.
     *
     * @param name what stands after the number; may be empty
     * @param decimals how many decimals, in [0, 9]
     * @return the unit
     */
    static Unit number(String name, int decimals) {
        return new Plain(name, decimals);
    }

    /**
     * A span of time, stored in milliseconds.
     *
     * @return milliseconds, seconds, minutes, hours or days, as fits
     */
    static Unit milliseconds() {
        return new Milliseconds();
    }

    /**
     * An amount of money, stored in minor units such as cents.
     *
     * @param currency its currency
     * @return the unit
     */
    static Unit minorUnits(Currency currency) {
        return new MinorUnits(currency);
    }

    /**
     * Says that a number is a proportion.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    record Share() implements Unit {

        @Override
        public String key() {
            return "share";
        }

        @Override
        public String format(double number) {
            return Numbers.percent(number);
        }

        @Override
        public String change(double before, double after) {
            return Numbers.signed(Numbers.plain((after - before) * Numbers.PERCENT, 1)) + " pp";
        }
    }

    /**
     * Says that a number is a span of time in milliseconds.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    record Milliseconds() implements Unit {

        @Override
        public String key() {
            return "milliseconds";
        }

        @Override
        public String format(double number) {
            return Numbers.span(number);
        }
    }

    /**
     * Says that a number is an amount of money in minor units.
     *
     * <p>Immutable.
     *
     * @param currency its currency
     * @since 0.1.0
     */
    record MinorUnits(Currency currency) implements Unit {

        /**
         * Accepts a currency that has minor units or none.
         *
         * @param currency the currency
         * @throws IllegalArgumentException if it is a pseudo currency such as XXX
         */
        public MinorUnits {
            if (currency.getDefaultFractionDigits() < 0) {
                throw Require.refused("currency", currency, "one that amounts are paid in");
            }
        }

        @Override
        public String key() {
            return "minor_units:" + currency.getCurrencyCode();
        }

        @Override
        public String format(double number) {
            int digits = currency.getDefaultFractionDigits();
            String sign = number < 0 ? "-" : "";
            String amount = Numbers.plain(Math.abs(number) / Math.pow(10, digits), digits);
            return sign + currency.getCurrencyCode() + " " + amount;
        }
    }

    /**
     * Says that a number is written as it is.
     *
     * <p>Immutable.
     *
     * @param name what stands after the number; may be empty
     * @param decimals how many decimals, in [0, 9]
     * @since 0.1.0
     */
    record Plain(String name, int decimals) implements Unit {

        private static final int MOST_DECIMALS = 9;

        /**
         * Accepts a name and a number of decimals.
         *
         * @param name what stands after the number
         * @param decimals how many decimals
         * @throws IllegalArgumentException if {@code decimals} is not in [0, 9]
         */
        public Plain {
            Objects.requireNonNull(name, "name");
            if (decimals < 0 || decimals > MOST_DECIMALS) {
                throw Require.refused("decimals", decimals, "a number in [0, " + MOST_DECIMALS + "]");
            }
        }

        @Override
        public String key() {
            return name.isEmpty() ? "number" : name;
        }

        @Override
        public String format(double number) {
            return name.isEmpty() ? Numbers.plain(number, decimals) : Numbers.plain(number, decimals) + " " + name;
        }
    }
}
