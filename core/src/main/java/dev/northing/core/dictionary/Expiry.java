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
