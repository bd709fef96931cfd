package dev.northing.collector;

import java.util.concurrent.locks.LockSupport;

/**
 * Time that only rises, and the way to wait for it; the wall clock is no part of it.
 *
 * <p>An implementation for tests lets time stand until it is told to pass. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface Ticker {

    /**
     * Returns the time.
     *
     * @return nanoseconds since an arbitrary moment; only differences mean something
     */
    long nanos();

    /**
     * Lets the calling thread rest until the time has passed, until it is unparked with {@link LockSupport#unpark}, or
     * for no reason at all.
     *
     * @param nanos how long at most; nothing happens for 0 or less
     */
    void park(long nanos);

    /**
     * Returns the ticker of this machine.
     *
     * @return a ticker on {@link System#nanoTime()} and {@link LockSupport#parkNanos(long)}
     */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
