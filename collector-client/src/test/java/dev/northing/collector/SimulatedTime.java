package dev.northing.collector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Ticker and clock of one thread, which pass when it rests or works, without waiting; the clock can jump besides. */
final class SimulatedTime implements Ticker, InstantSource {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** So that every test meets the ticker's wrap around. */
    private static final long START = Long.MAX_VALUE - 1_000;

    private long elapsed;
    private Duration offset = Duration.ZERO;

    @Override
    public long nanos() {
        return START + elapsed;
    }

    @Override
    public void park(long nanos) {
        elapsed += Math.max(0, nanos);
    }

    @Override
    public Instant instant() {
        return NOON.plusNanos(elapsed).plus(offset);
    }

    /** Real time since the start. */
    Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    void pass(Duration time) {
        park(time.toNanos());
    }

    /** Changes the time of day only. */
    void jump(Duration by) {
        offset = offset.plus(by);
    }

    /** Sleeps with a ticker that stands: only the time of day goes on, as real time does. */
    void sleep(Duration time) {
        jump(time);
    }
}
