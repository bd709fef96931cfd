package dev.northing.metrics.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;

/** Measures the processor time of the whole process, the collector's and the compiler's threads included. */
final class Stopwatch {

    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpu = system.getProcessCpuTime();
    private long wall = System.nanoTime();

    /** Seconds of processor time since the last lap, printed with a label. */
    double lap(String label) {
        double took = (system.getProcessCpuTime() - cpu) / NANOS;
        double wallTook = (System.nanoTime() - wall) / NANOS;
        System.out.printf(Locale.ROOT, "%-46s %8.2f s CPU %8.2f s wall%n", label, took, wallTook);
        cpu = system.getProcessCpuTime();
        wall = System.nanoTime();
        return took;
    }

    /** The greatest heap in use at any collection or now, in MiB: the sum of the pools' peaks, so never too low. */
    static double peakHeap() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak / MEBIBYTE;
    }
}
