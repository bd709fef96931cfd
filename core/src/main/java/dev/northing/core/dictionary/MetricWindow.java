package dev.northing.core.dictionary;

import java.util.Locale;
import java.util.Optional;

/**
 * How a metric's span of time lies in the calendar.
 *
 * <p>Immutable.
 *
 * @param anchor what the span is aligned to
 * @param lagDays days between the span's end and the day of computing, at least 0
 * @since 0.1.0
 */
public record MetricWindow(Anchor anchor, int lagDays) {

    /**
     * What a span is aligned to.
     *
     * @since 0.1.0
     */
    public enum Anchor {
        /** The last complete ISO weeks. */
        ISO_WEEK,
        /** The moment of computing. */
        ROLLING,
        /** The calendar month. */
        CALENDAR;

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
         * Finds an anchor by the word that a dictionary uses.
         *
         * @param key the lower-case name
         * @return the anchor, or empty when there is none
         */
        public static Optional<Anchor> ofKey(String key) {
            for (Anchor anchor : values()) {
                if (anchor.key.equals(key)) {
                    return Optional.of(anchor);
                }
            }
            return Optional.empty();
        }
    }
}
