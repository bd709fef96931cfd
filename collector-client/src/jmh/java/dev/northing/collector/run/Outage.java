package dev.northing.collector.run;

import dev.northing.collector.CallTimes;
import dev.northing.collector.TelemetryClient;
import dev.northing.core.event.Event;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What becomes of a steady stream of events while the receiver refuses connections, and after it is back. */
final class Outage {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** One batch that fills, one on its way, and one more. */
    private static final long USUALLY_PENDING = 1_500;

    private static final int PATIENCE_SECONDS = 60;

    private Outage() {}

    static void run(ClientProcess.Setup setup) {
        TelemetryClient client = Contender.builder(
                        setup.contender(), Workload.dictionary(), setup.endpoint(), setup.state())
                .build();
        Stream stream = new Stream(client, (int) (setup.setting("outage.rate") / 1_000));
        stream.run(setup.setting("outage.before"), Long.MIN_VALUE);
        stream.times = new CallTimes();
        setup.receiver().say("down");
        stream.run(setup.setting("outage.down"), Long.MIN_VALUE);
        setup.receiver().say("up");
        long up = System.nanoTime();
        long gone = stream.run(setup.setting("outage.after"), USUALLY_PENDING);
        for (int more = 0; more < PATIENCE_SECONDS && gone == 0; more++) {
            gone = stream.run(1, USUALLY_PENDING);
        }
        client.close(Duration.ofSeconds(60));
        Control.Counts counts = setup.receiver().counts();
        ClientProcess.print("backlog gone after s", gone == 0 ? Double.POSITIVE_INFINITY : (gone - up) * 1e-9);
        ClientProcess.print("lost", client.accounting().accepted() - counts.different());
        ClientProcess.print("again", counts.again());
        ClientProcess.print("refused", client.accounting().refusedTotal());
        ClientProcess.print("worst call ms", stream.times.max() * 1e-6);
        ClientProcess.print("p99.9 call us", stream.times.quantile(0.999) * 1e-3);
    }

    private static final class Stream {

        CallTimes times = new CallTimes();
        private long tracked;
        private final Workload workload = new Workload();
        private final TelemetryClient client;
        private final int perTick;

        Stream(TelemetryClient client, int perTick) {
            this.client = client;
            this.perTick = perTick;
        }

        /** Returns when no more events than that were pending for the first time; 0 if it never was so. */
        long run(long seconds, long pendingAtMost) {
            long gone = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (long tick = System.nanoTime(); tick < end; tick += TICK_NANOS) {
                LockSupport.parkNanos(tick - System.nanoTime());
                track();
                if (gone == 0 && pendingAtMost >= 0 && client.accounting().pending() <= pendingAtMost) {
                    gone = System.nanoTime();
                }
            }
            return gone;
        }

        private void track() {
            for (int i = 0; i < perTick; i++) {
                Event event = workload.event(tracked++);
                long start = System.nanoTime();
                client.track(event);
                times.add(System.nanoTime() - start);
            }
        }
    }
}
