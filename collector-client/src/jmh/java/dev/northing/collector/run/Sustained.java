package dev.northing.collector.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How many events a second arrive when one caller gives as many as are taken, and what they cost the process.
 *
 * <p>The loop is closed: the caller waits while too many are undelivered, so that nothing is lost; the receiver's own count
 * is compared at the end.
 */
final class Sustained {

    /** Undelivered events at most: half of what a state directory holds. */
    private static final long WINDOW = 50_000;

    private static final int CALLS_BETWEEN_LOOKS = 512;
    private static final long PAUSE_NANOS = 50_000;

    private Sustained() {}

    static void run(ClientProcess.Setup setup) {
        Contender contender = setup.open();
        long accepted = trackFor(contender, 0, setup.setting("warm"));
        Mark start = Mark.now(contender);
        accepted = trackFor(contender, accepted, setup.setting("measure"));
        Mark end = Mark.now(contender);
        contender.close(Duration.ofSeconds(60));
        Control.Counts counts = setup.receiver().counts();
        end.print(start);
        ClientProcess.print("wire bytes per event", counts.wireBytesPerEvent());
        ClientProcess.print("body bytes per event", (double) counts.plainBytes() / counts.events());
        ClientProcess.print("events per request", (double) counts.events() / counts.requests());
        ClientProcess.print("lost", accepted - counts.different() + contender.dropped());
        ClientProcess.print("again", counts.again());
    }

    private static long trackFor(Contender contender, long from, long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long number = from;
        while (System.nanoTime() < end) {
            while (contender.pending() > WINDOW) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            for (int i = 0; i < CALLS_BETWEEN_LOOKS; i++) {
                while (!contender.track(number)) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                number++;
            }
        }
        return number;
    }

    private record Mark(long nanos, long cpuNanos, long gcMillis, long delivered) {

        static Mark now(Contender contender) {
            return new Mark(System.nanoTime(), cpu(), collections(), contender.delivered());
        }

        private static long cpu() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }

        private static long collections() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                    .sum();
        }

        void print(Mark start) {
            long events = delivered - start.delivered;
            ClientProcess.print("events/s", events * 1e9 / (nanos - start.nanos));
            ClientProcess.print("CPU s per million", (cpuNanos - start.cpuNanos) * 1e-3 / events);
            ClientProcess.print("GC ms", gcMillis - start.gcMillis);
        }
    }
}
