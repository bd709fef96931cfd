package dev.northing.core.dictionary;

import java.time.LocalDate;

/**
 * When a definition stops being collected unless somebody renews it.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Expiry {

    /**
     * No end; a review must say why.
     *
     * @since 0.1.0
     */
    record Never() implements Expiry {

        @Override
        public String text() {
            return "never";
        }
    }

    /**
     * An end by date.
     *
     * @param date the first day on which the definition is expired, in UTC
     * @since 0.1.0
     */
    record OnDate(LocalDate date) implements Expiry {

        @Override
        public String text() {
            return date.toString();
        }
    }

    /**
     * An end by version of the product.
     *
     * @param version the first version in which the definition is expired
     * @since 0.1.0
     */
    record InVersion(String version) implements Expiry {

        @Override
        public String text() {
            return version;
        }

        /**
         * Tells whether a version of the product is this one or a later one.
         *
         * @param productVersion dotted numbers, such as {@code 16.10}; a part that is no number counts as 0
         * @return whether it is reached, part by part as numbers: {@code 16.10} comes after {@code 16.9}
         */
        public boolean isReached(String productVersion) {
            String[] actual = productVersion.split("\\.", -1);
            String[] end = version.split("\\.", -1);
            for (int i = 0; i < Math.max(actual.length, end.length); i++) {
                int order = Integer.compare(part(actual, i), part(end, i));
                if (order != 0) {
                    return order > 0;
                }
            }
            return true;
        }

        private static int part(String[] parts, int index) {
            String digits = index < parts.length ? parts[index] : "";
            boolean isNumber =
                    !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return isNumber ? Integer.parseInt(digits) : 0;
        }
    }

    /**
     * Returns the expiry as dictionaries write it.
     *
     * @return {@code never}, an ISO date, or a version
     */
    String text();

    /**
     * Tells whether the end has come.
     *
     * @param today the day in UTC
     * @return whether a date is reached; false for {@link Never} and for a version
     */
    default boolean isReached(LocalDate today) {
        return this instanceof OnDate end && !today.isBefore(end.date());
    }
}
