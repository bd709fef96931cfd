package dev.northing.metrics.northstar;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A quarter of 90 days, and figures in it. */
final class Okr {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final TimeWindow PERIOD = new TimeWindow(START, START.plus(Duration.ofDays(90)));

    private Okr() {}

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static Figure figure(double value) {
        return Figure.builder("d", PERIOD).value(value).build();
    }

    static Figure forecast(double value, double half) {
        return Figure.builder("d", PERIOD)
                .value(value)
                .interval(Optional.of(new Interval(value - half, value + half, 0.95, IntervalMethod.STUDENT_T)))
                .build();
    }
}
