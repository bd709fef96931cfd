package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * What is computed over one property of the events that a rule selects.
 *
 * <p>Immutable.
 *
 * @param function the function
 * @param property the property it reads
 * @since 0.1.0
 */
public record MetricOperator(Function function, String property) {

    /**
     * The functions.
     *
     * @since 0.1.0
     */
    public enum Function {
        /** The sum. */
        SUM,
        /** The least value. */
        MIN,
        /** The greatest value. */
        MAX,
        /** The mean. */
        AVG,
        /** How often each value occurs. */
        UNIQUE_TOTALS;

        private final String key = name().toLowerCase(Locale.ROOT);

        /**
         * Returns the word that dictionaries use.
         *
         * @return the lower-case name
         */
        public String key() {
            return key;
        }

        /**
         * Finds a function by the word that a dictionary uses.
         *
         * @param key the lower-case name
         * @return the function, or empty when there is none
         */
        public static Optional<Function> ofKey(String key) {
            for (Function function : values()) {
                if (function.key.equals(key)) {
                    return Optional.of(function);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Reads an operator as dictionaries write it.
     *
     * @param text such as {@code sum(value)}
     * @return the operator, or empty when the text has another form or names no known function
     */
    public static Optional<MetricOperator> parse(String text) {
        int bracket = text.indexOf('(');
        if (bracket < 0 || !text.endsWith(")") || text.length() == bracket + 2) {
            return Optional.empty();
        }
        String property = text.substring(bracket + 1, text.length() - 1);
        return Function.ofKey(text.substring(0, bracket)).map(function -> new MetricOperator(function, property));
    }

    /**
     * Returns the operator as dictionaries write it.
     *
     * @return such as {@code sum(value)}
     */
    public String text() {
        return function.key() + "(" + property + ")";
    }
}
