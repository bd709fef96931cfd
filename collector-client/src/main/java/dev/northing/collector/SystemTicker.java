package dev.northing.collector;

import java.util.concurrent.locks.LockSupport;

/** The ticker of this machine. */
enum SystemTicker implements Ticker {
    INSTANCE;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void park(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }
}
