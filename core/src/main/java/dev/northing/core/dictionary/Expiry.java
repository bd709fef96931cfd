package dev.northing.core.dictionary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

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

        /** Numbers joined by dots, and a suffix such as {@code -rc.1} that does not count. */
        private static final Pattern FORM = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9})*([-+][0-9A-Za-z.+-]*)?");

        /** What somebody meant as a date but did not write as {@code 2027-01-31}. */
        private static final Pattern DATE_LIKE =
                Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{8}|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}");

        /**
         * Refuses what is not written as a version, so that every expiry can be told by its text.
         *
         * @param version the first version in which the definition is expired
         * @throws IllegalArgumentException if the version is not made of numbers joined by dots, with or without a suffix
         *     behind a hyphen or plus sign, or looks like a date
         */
        public InVersion {
            if (!isVersion(version)) {
                throw new IllegalArgumentException("expiry: expected a version such as 18.0");
            }
        }

        private static boolean isVersion(String text) {
            return FORM.matcher(text).matches() && !DATE_LIKE.matcher(text).matches();
        }

        private static boolean hasDateForm(String text) {
            return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        }

        @Override
        public String text() {
            return version;
        }

        /**
         * Tells whether a version of the product is this one or a later one.
         *
         * @param productVersion dotted numbers, such as {@code 16.10}; a part that is no number counts as 0, a suffix such
         *     as {@code -SNAPSHOT} does not count
         * @return whether it is reached, part by part as numbers: {@code 16.10} comes after {@code 16.9}
         */
        public boolean isReached(String productVersion) {
            String[] actual = numbers(productVersion);
            String[] end = numbers(version);
            for (int i = 0; i < Math.max(actual.length, end.length); i++) {
                int order = Integer.compare(part(actual, i), part(end, i));
                if (order != 0) {
                    return order > 0;
                }
            }
            return true;
        }

        private static String[] numbers(String version) {
            return version.split("[-+]", 2)[0].split("[.]", -1);
        }

        private static int part(String[] parts, int index) {
            String digits = index < parts.length ? parts[index] : "";
            boolean isNumber =
                    !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return isNumber ? Integer.parseInt(digits) : 0;
        }
    }

    /**
     * Reads an expiry as dictionaries write it.
     *
     * @param text {@code never}, an ISO date such as {@code 2027-01-31}, or a version such as {@code 18.0}
     * @return the expiry, or empty when the text is none of these
     */
    static Optional<Expiry> parse(String text) {
        if (text.equals("never")) {
            return Optional.of(new Never());
        }
        if (InVersion.isVersion(text)) {
            return Optional.of(new InVersion(text));
        }
        try {
            return InVersion.hasDateForm(text) ? Optional.of(new OnDate(LocalDate.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
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
