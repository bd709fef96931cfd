package dev.northing.collector.retry;

import dev.northing.collector.spool.HoldFile;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A wait that a receiver has asked for, kept so that the next process waits too.
 *
 * <p>A file is not trusted: whatever it says, the wait it leaves is at most 1 h and a tenth, and one that is over, damaged, or
 * on a disk that fails is none. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class KeptHold {

    /** A wait that is not longer is over before a next process would ask. */
    static final Duration WORTH_KEEPING = Duration.ofSeconds(60);

    /** The longest wait that is believed: what is granted to a receiver, and a tenth for what is added to it. */
    static final Duration MAX = RetryAfter.MAX.plus(RetryAfter.MAX.dividedBy(10));

    private final @Nullable HoldFile file;
    private final InstantSource clock;
    private boolean kept;

    /**
     * Creates a place for the wait.
     *
     * @param file where it stands; null to forget it with the process
     * @param clock the time of day
     */
    public KeptHold(@Nullable HoldFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Returns what an earlier process has left of its wait; reads the disk. */
    Duration left() {
        if (file == null) {
            return Duration.ZERO;
        }
        long end = file.read();
        kept = end != HoldFile.NONE;
        // Compared and not subtracted: the file may hold any number.
        long now = clock.millis();
        if (end <= now) {
            over();
            return Duration.ZERO;
        }
        return end - now < 0 || end - now > MAX.toMillis() ? MAX : Duration.ofMillis(end - now);
    }

    /** Keeps a wait that starts now in place of an earlier one, if it is worth it. */
    void keep(Duration asked, long waitNanos) {
        if (asked.compareTo(WORTH_KEEPING) <= 0) {
            over();
        } else if (file != null) {
            kept = true;
            file.write(clock.millis() + Duration.ofNanos(waitNanos).toMillis());
        }
    }

    /** Forgets the wait. */
    void over() {
        if (kept && file != null) {
            kept = false;
            file.remove();
        }
    }
}
