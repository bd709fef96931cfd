package dev.northing.collector;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Time that stands until a test lets it pass. */
public final class ManualTicker implements Ticker {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Set<Thread> parked = ConcurrentHashMap.newKeySet();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void park(long nanos) {
        if (nanos <= 0) {
            return;
        }
        long until = now.get() + nanos;
        parked.add(Thread.currentThread());
        if (until - now.get() > 0) {
            LockSupport.park(this);
        }
    }

    /** Lets time pass; threads that rest look again. */
    public void advance(Duration time) {
        now.addAndGet(time.toNanos());
        parked.forEach(LockSupport::unpark);
    }
}
