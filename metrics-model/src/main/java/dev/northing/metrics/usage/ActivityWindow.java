package dev.northing.metrics.usage;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Says which window an as-of instant asks about, and which one came before. */
sealed interface ActivityWindow {

    TimeWindow current(Instant asOf);

    TimeWindow before(TimeWindow window);

    record Trailing(Duration length) implements ActivityWindow {

        @Override
        public TimeWindow current(Instant asOf) {
            return TimeWindow.trailing(length, asOf);
        }

        @Override
        public TimeWindow before(TimeWindow window) {
            return window.previous();
        }
    }

    record LastBucket(CalendarPeriod period, ZoneId zone) implements ActivityWindow {

        @Override
        public TimeWindow current(Instant asOf) {
            return endingWith(asOf);
        }

        @Override
        public TimeWindow before(TimeWindow window) {
            return endingWith(window.start());
        }

        private TimeWindow endingWith(Instant instant) {
            LocalDate open = period.firstDay(instant, zone);
            return period.window(open.minusDays(1), zone);
        }
    }
}
