package dev.northing.collector.spool;

import java.time.Duration;

/**
 * How old events may get, by a clock that cannot be trusted.
 *
 * <p>A time of day that moves against the passing of time by over 24 hours pauses the age limit for an hour: time enough to be
 * put right, or to deliver.
 */
final class AgeGuard {

    /** How far the time of day may move against the passing of time. */
    static final Duration JUMP = Duration.ofHours(24);

    /** How long the age limit pauses after a jump. */
    static final Duration PAUSE = Duration.ofHours(1);

    private final SpoolSettings.Time time;
    private final long maxAgeMillis;
    private long markMillis;
    private long markNanos;
    private long pausedSince;
    private boolean paused;

    AgeGuard(SpoolSettings.Time time, Duration maxAge) {
        this.time = time;
        this.maxAgeMillis = maxAge.toMillis();
        this.markMillis = time.wall().millis();
        this.markNanos = time.nanos().getAsLong();
    }

    /** Compares with what an earlier process took for the time. */
    void look(long persistedMillis) {
        pauseIfFar(time.wall().millis() - persistedMillis);
    }

    /** Returns the time before which an event is too old; a pause has no such time. */
    long oldestMillis() {
        long now = time.wall().millis();
        long nanos = time.nanos().getAsLong();
        pauseIfFar(now - markMillis - (nanos - markNanos) / 1_000_000);
        markMillis = now;
        markNanos = nanos;
        paused = paused && nanos - pausedSince < PAUSE.toNanos();
        return paused ? Long.MIN_VALUE : now - maxAgeMillis;
    }

    private void pauseIfFar(long millis) {
        if (Math.abs(millis) > JUMP.toMillis()) {
            paused = true;
            pausedSince = time.nanos().getAsLong();
        }
    }
}
