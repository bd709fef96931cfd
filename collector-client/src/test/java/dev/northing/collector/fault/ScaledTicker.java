package dev.northing.collector.fault;

import dev.northing.collector.Ticker;
import java.util.concurrent.locks.LockSupport;

/** Time that passes faster than it does: waits between tries shrink, what sockets do does not. */
public final class ScaledTicker implements Ticker {

    private final long factor;
    private final long start = System.nanoTime();

    public ScaledTicker(long factor) {
        this.factor = factor;
    }

    @Override
    public long nanos() {
        return start + (System.nanoTime() - start) * factor;
    }

    @Override
    public void park(long nanos) {
        if (nanos > 0) {
            LockSupport.parkNanos(this, nanos / factor + 1);
        }
    }
}
