package dev.northing.collector;

import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.queue.Progress;
import dev.northing.collector.transport.Transport;
import dev.northing.core.event.Event;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The client at work: an intake, a shipper, and the books between them. Safe for use by many threads. */
final class ShippingClient implements TelemetryClient {

    /** Callers wait in real time, whatever time the client goes by. */
    private static final Ticker WAITING = Ticker.system();

    private final Intake intake;
    private final Shipper shipper;
    private final Transport transport;
    private final Ledger ledger;
    private final Progress progress;
    private final EventRing ring;
    private final Thread thread;

    private final AtomicReference<@Nullable Accounting> beforeClosing = new AtomicReference<>();
    private final AtomicReference<@Nullable CloseReport> closeReport = new AtomicReference<>();

    ShippingClient(Intake.Queue queue, Intake intake, Shipper shipper, Transport transport) {
        this.ledger = queue.ledger();
        this.progress = queue.ledger().progress();
        this.ring = queue.ring();
        this.intake = intake;
        this.shipper = shipper;
        this.transport = transport;
        this.thread = thread(shipper);
        queue.wakeup().attach(thread);
    }

    /** Takes over nothing from whoever builds the client: neither thread locals nor a class loader to keep alive. */
    private static Thread thread(Shipper shipper) {
        Thread thread = new Thread(null, shipper, "northing-telemetry", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ShippingClient.class.getClassLoader());
        return thread;
    }

    ShippingClient start() {
        thread.start();
        return this;
    }

    @Override
    public TrackResult track(Event event) {
        return intake.track(event);
    }

    @Override
    public FlushReport flush(Duration timeout) {
        long start = WAITING.nanos();
        Accounting before = ledger.snapshot();
        long position = ring.tail();
        shipper.flush(position);
        boolean complete =
                isOwnThread() ? progress.isSettledBefore(position) : awaitSettled(position, nanosOf(timeout));
        Accounting after = ledger.snapshot();
        return new FlushReport(
                complete,
                after.delivered() - before.delivered(),
                after.droppedSince(before),
                after.pending(),
                elapsedSince(start));
    }

    private boolean awaitSettled(long position, long nanos) {
        try {
            return progress.awaitSettledBefore(position, nanos);
        } catch (InterruptedException endsTheWait) {
            Thread.currentThread().interrupt();
            return progress.isSettledBefore(position);
        }
    }

    @Override
    public CloseReport close(Duration timeout) {
        CloseReport known = closeReport.get();
        return known == null ? closeWithin(nanosOf(timeout)) : known;
    }

    private CloseReport closeWithin(long nanos) {
        long start = WAITING.nanos();
        boolean first = beforeClosing.compareAndSet(null, ledger.snapshot());
        if (first) {
            ledger.shut();
            shipper.close(Duration.ofNanos(nanos));
        }
        if (isOwnThread()) {
            return report(start);
        }
        boolean stopped = progress.awaitStopped(nanos);
        if (first && !stopped) {
            ledger.seal(DropReason.SHUTDOWN);
            cancel();
        }
        CloseReport report = report(start);
        return report.pending() == 0 ? settle(report) : report;
    }

    /** A transport of the caller's own may throw: the report is due all the same. */
    private void cancel() {
        try {
            transport.cancel();
        } catch (Throwable notCanceled) {
            // The thread is a daemon, and what it sends is no longer counted.
        }
    }

    /** The first report without anything pending is the one that every later call returns. */
    private CloseReport settle(CloseReport report) {
        CloseReport earlier = closeReport.compareAndExchange(null, report);
        return earlier == null ? report : earlier;
    }

    private CloseReport report(long start) {
        Accounting before = beforeClosing.get();
        Accounting after = ledger.snapshot();
        long delivered = before == null ? 0 : after.delivered() - before.delivered();
        Map<DropReason, Long> dropped = before == null ? Map.of() : after.droppedSince(before);
        boolean complete = dropped.isEmpty() && after.pending() == 0;
        return new CloseReport(complete, delivered, dropped, after.pending(), elapsedSince(start));
    }

    private boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    /** Some 292 years are as good as for ever. */
    private static long nanosOf(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        try {
            return Math.min(timeout.toNanos(), Long.MAX_VALUE / 2);
        } catch (ArithmeticException forEver) {
            return Long.MAX_VALUE / 2;
        }
    }

    private static Duration elapsedSince(long start) {
        return Duration.ofNanos(WAITING.nanos() - start);
    }

    @Override
    public Accounting accounting() {
        return ledger.snapshot();
    }

    @Override
    public String toString() {
        return "TelemetryClient[" + Ledger.events(ledger.open()) + " pending]";
    }
}
