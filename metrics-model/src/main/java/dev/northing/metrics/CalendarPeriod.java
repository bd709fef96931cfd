package dev.northing.metrics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * Divides the calendar into buckets: days, weeks, months, quarters or years.
 *
 * <p>A bucket is named by its first local date; which bucket an instant belongs to depends on the zone, which is always
 * an argument. Weeks have no default start. {@code CalendarPeriodTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface CalendarPeriod {

    /**
     * The first date of the bucket that holds a date.
     *
     * @param date any date
     * @return the bucket's first date, at most {@code date}
     */
    LocalDate firstDay(LocalDate date);

    /**
     * The first date of the bucket after the one that holds a date.
     *
     * @param date any date
     * @return the next bucket's first date, after {@code date}
     */
    LocalDate nextFirstDay(LocalDate date);

    /**
     * How to write the bucket that holds a date.
     *
     * @param date any date
     * @return a label that sorts by time within this period, such as {@code 2026-03} or {@code 2026-Q1}; days and weeks
     *     are written as their first date
     */
    String label(LocalDate date);

    /**
     * The first date of the bucket that holds an instant.
     *
     * @param instant any instant
     * @param zone the zone whose calendar counts
     * @return the bucket's first date
     */
    default LocalDate firstDay(Instant instant, ZoneId zone) {
        return firstDay(instant.atZone(zone).toLocalDate());
    }

    /**
     * The bucket that holds a date, as instants.
     *
     * @param date any date
     * @param zone the zone whose midnights bound the bucket
     * @return from the first date's start to the next bucket's start
     */
    default TimeWindow window(LocalDate date, ZoneId zone) {
        return new TimeWindow(
                firstDay(date).atStartOfDay(zone).toInstant(),
                nextFirstDay(date).atStartOfDay(zone).toInstant());
    }

    /**
     * Weeks that begin on a given day.
     *
     * @param start the first day of the week
     * @return the period
     */
    static CalendarPeriod weekStarting(DayOfWeek start) {
        return new Week(start);
    }

    /**
     * Names the periods that need no further choice.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    enum Standard implements CalendarPeriod {
        /** One local date. */
        DAY {
            @Override
            public LocalDate firstDay(LocalDate date) {
                return date;
            }

            @Override
            public LocalDate nextFirstDay(LocalDate date) {
                return date.plusDays(1);
            }

            @Override
            public String label(LocalDate date) {
                return date.toString();
            }
        },
        /** One month of the ISO calendar. */
        MONTH {
            @Override
            public LocalDate firstDay(LocalDate date) {
                return date.withDayOfMonth(1);
            }

            @Override
            public LocalDate nextFirstDay(LocalDate date) {
                return firstDay(date).plusMonths(1);
            }

            @Override
            public String label(LocalDate date) {
                return YearMonth.from(date).toString();
            }
        },
        /** One quarter of the ISO calendar, the first beginning in January. */
        QUARTER {
            @Override
            public LocalDate firstDay(LocalDate date) {
                return date.with(IsoFields.DAY_OF_QUARTER, 1);
            }

            @Override
            public LocalDate nextFirstDay(LocalDate date) {
                return firstDay(date).plusMonths(MONTHS_PER_QUARTER);
            }

            @Override
            public String label(LocalDate date) {
                return date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR);
            }
        },
        /** One year of the ISO calendar. */
        YEAR {
            @Override
            public LocalDate firstDay(LocalDate date) {
                return date.withDayOfYear(1);
            }

            @Override
            public LocalDate nextFirstDay(LocalDate date) {
                return firstDay(date).plusYears(1);
            }

            @Override
            public String label(LocalDate date) {
                return Integer.toString(date.getYear());
            }
        };

        private static final int MONTHS_PER_QUARTER = 3;
    }

    /**
     * Divides the calendar into weeks that begin on a given day.
     *
     * <p>Immutable.
     *
     * @param start the first day of the week
     * @since 0.1.0
     */
    record Week(DayOfWeek start) implements CalendarPeriod {

        private static final int DAYS = 7;

        /**
         * Accepts any day of the week.
         *
         * @param start the first day of the week
         */
        public Week {
            Objects.requireNonNull(start, "start");
        }

        @Override
        public LocalDate firstDay(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(start));
        }

        @Override
        public LocalDate nextFirstDay(LocalDate date) {
            return firstDay(date).plusDays(DAYS);
        }

        @Override
        public String label(LocalDate date) {
            return firstDay(date).toString();
        }
    }
}
