package dev.northing.collector.run;

import dev.northing.collector.CloseReport;
import dev.northing.collector.TelemetryClient;
import dev.northing.collector.TelemetryClientBuilder;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long {@code close()} takes with many events queued, and what is missing when it returns. */
final class Closing {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long QUEUE_BYTES = 64L << 20;
    private static final long PAUSE_NANOS = 50_000;

    private Closing() {}

    /** The receiver holds the first answers back until everything is queued, so that none of it has been delivered. */
    static void run(ClientProcess.Setup setup) {
        long queued = setup.setting("queued");
        TelemetryClientBuilder builder =
                Contender.builder(setup.contender(), Workload.dictionary(), setup.endpoint(), setup.state());
        if (setup.contender().startsWith("memory")) {
            builder.queue((int) queued, QUEUE_BYTES);
        }
        TelemetryClient client = builder.build();
        warm(setup, client);
        setup.receiver().say("stall");
        track(client, queued);
        while (client.accounting().pending() < queued) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        setup.receiver().say("release");
        long start = System.nanoTime();
        CloseReport report = client.close(TIMEOUT);
        double seconds = (System.nanoTime() - start) * 1e-9;
        Control.Counts counts = setup.receiver().counts();
        ClientProcess.print("close() s", seconds);
        ClientProcess.print("missing at return", queued - counts.different());
        ClientProcess.print("said to be complete", report.complete() ? 1 : 0);
    }

    private static void warm(ClientProcess.Setup setup, TelemetryClient client) {
        long end = System.nanoTime() + Duration.ofSeconds(setup.setting("warm")).toNanos();
        while (System.nanoTime() < end) {
            track(client, 1_000);
            client.flush(TIMEOUT);
        }
        setup.receiver().say("reset");
    }

    private static void track(TelemetryClient client, long count) {
        Workload workload = new Workload();
        for (long i = 0; i < count; i++) {
            while (!client.track(workload.event(i)).isAccepted()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
