package dev.northing.collector.run;

import com.sun.management.ThreadMXBean;
import dev.northing.collector.CallTimes;
import dev.northing.collector.TelemetryClient;
import dev.northing.core.event.Event;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What one {@code track()} costs the thread that calls it, at a pace that the client keeps up with.
 *
 * <p>Each millisecond a thread builds its events and tracks them: in turn with a clock around each call, and with processor
 * time and allocation taken before and after all of them, so that one does not measure the other.
 */
final class CallCost {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private CallCost() {}

    static void run(ClientProcess.Setup setup) throws InterruptedException {
        int threads = setup.contender().endsWith("2") ? 2 : 1;
        String contender = setup.contender().substring(0, setup.contender().length() - 1);
        TelemetryClient client = Contender.builder(contender, Workload.dictionary(), setup.endpoint(), setup.state())
                .build();
        long perTick = Math.max(1, setup.setting("rate") / threads / 1_000);
        all(client, threads, perTick, setup.setting("warm"));
        Costs costs = all(client, threads, perTick, setup.setting("measure"));
        long refused = client.accounting().refusedTotal();
        client.close(Duration.ofSeconds(30));
        costs.print();
        ClientProcess.print("refused", refused);
        ClientProcess.print(
                "lost",
                client.accounting().accepted() - setup.receiver().counts().different());
    }

    private static Costs all(TelemetryClient client, int threads, long perTick, long seconds)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Caller caller = new Caller(client, (int) perTick, end, (long) i << 40);
            callers.add(caller);
            caller.start();
        }
        Costs all = new Costs();
        for (Caller caller : callers) {
            caller.join();
            all.addAll(caller.costs);
        }
        return all;
    }

    private static final class Costs {

        final CallTimes track = new CallTimes();
        final CallTimes buildAndTrack = new CallTimes();
        long calls;
        long trackCpu;
        long trackBytes;
        long buildCpu;
        long buildBytes;

        void addAll(Costs other) {
            track.addAll(other.track);
            buildAndTrack.addAll(other.buildAndTrack);
            calls += other.calls;
            trackCpu += other.trackCpu;
            trackBytes += other.trackBytes;
            buildCpu += other.buildCpu;
            buildBytes += other.buildBytes;
        }

        void print() {
            ClientProcess.print("track CPU ns", (double) trackCpu / calls);
            ClientProcess.print("track bytes", (double) trackBytes / calls);
            ClientProcess.print("track p50 us", track.quantile(0.5) / 1e3);
            ClientProcess.print("track p99 us", track.quantile(0.99) / 1e3);
            ClientProcess.print("track p99.9 us", track.quantile(0.999) / 1e3);
            ClientProcess.print("track max us", track.max() / 1e3);
            ClientProcess.print("build CPU ns", (double) buildCpu / calls);
            ClientProcess.print("build bytes", (double) buildBytes / calls);
            ClientProcess.print("build+track p50 us", buildAndTrack.quantile(0.5) / 1e3);
            ClientProcess.print("build+track p99 us", buildAndTrack.quantile(0.99) / 1e3);
            ClientProcess.print("build+track p99.9 us", buildAndTrack.quantile(0.999) / 1e3);
            ClientProcess.print("calls", calls + track.count());
        }
    }

    private static final class Caller extends Thread {

        final Costs costs = new Costs();
        private final Workload workload = new Workload();
        private final TelemetryClient client;
        private final Event[] events;
        private final long end;
        private long number;

        Caller(TelemetryClient client, int perTick, long end, long firstNumber) {
            super("caller");
            this.client = client;
            this.events = new Event[perTick];
            this.end = end;
            this.number = firstNumber;
        }

        @Override
        public void run() {
            boolean timed = false;
            for (long tick = System.nanoTime(); tick < end; tick += TICK_NANOS) {
                LockSupport.parkNanos(tick - System.nanoTime());
                timed = !timed;
                if (timed) {
                    timeEach();
                } else {
                    weighAll();
                }
            }
        }

        private void timeEach() {
            for (int i = 0; i < events.length; i++) {
                long start = System.nanoTime();
                Event event = workload.event(number++);
                long built = System.nanoTime();
                client.track(event);
                long tracked = System.nanoTime();
                costs.track.add(tracked - built);
                costs.buildAndTrack.add(tracked - start);
            }
        }

        private void weighAll() {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long bytes = THREADS.getThreadAllocatedBytes(getId());
            for (int i = 0; i < events.length; i++) {
                events[i] = workload.event(number++);
            }
            long builtCpu = THREADS.getCurrentThreadCpuTime();
            long builtBytes = THREADS.getThreadAllocatedBytes(getId());
            for (Event event : events) {
                client.track(event);
            }
            costs.trackCpu += THREADS.getCurrentThreadCpuTime() - builtCpu;
            costs.trackBytes += THREADS.getThreadAllocatedBytes(getId()) - builtBytes;
            costs.buildCpu += builtCpu - cpu;
            costs.buildBytes += builtBytes - bytes;
            costs.calls += events.length;
        }
    }
}
