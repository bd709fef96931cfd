package dev.northing.collector.spool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to; the time of day can jump besides. */
final class ManualTime {

    private Instant wall = Instant.parse("2026-03-01T12:00:00Z");
    private long nanos = 42;

    SpoolSettings.Time time() {
        return new SpoolSettings.Time((InstantSource) () -> wall, () -> nanos);
    }

    void pass(Duration duration) {
        wall = wall.plus(duration);
        nanos += duration.toNanos();
    }

    void jump(Duration duration) {
        wall = wall.plus(duration);
    }

    long millis() {
        return wall.toEpochMilli();
    }
}
