package dev.northing.collector;

import dev.northing.collector.consent.Consent;
import dev.northing.collector.consent.ConsentSource;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.queue.Progress;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.transport.Transport;
import dev.northing.core.event.Event;
import dev.northing.core.event.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The client at work: an intake, a writer if there is a store, a shipper, and the books between them. Safe for use by many threads. */
final class ShippingClient implements TelemetryClient {

    /** Callers wait in real time, whatever time the client goes by. */
    private static final Ticker WAITING = Ticker.system();

    /** The part of the time to close, and its bound, that is kept for the store: it has to be closed after the sending. */
    private static final int STORE_SHARE = 10;

    private static final long MAX_STORE_NANOS = 200_000_000L;

    /** How much longer closing may take than asked for, so that what is queued gets to the disk. */
    private static final long STORE_GRACE_NANOS = 40_000_000L;

    private final Intake intake;
    private final Shipper shipper;
    private final Transport transport;
    private final Ledger ledger;
    private final Progress progress;
    private final EventRing ring;
    private final @Nullable Spooling spooling;
    private final Thread sender;
    private final @Nullable Thread spooler;

    private final ExitHook exitHook = new ExitHook();
    private final AtomicReference<@Nullable Accounting> beforeClosing = new AtomicReference<>();
    private final AtomicReference<@Nullable CloseReport> closeReport = new AtomicReference<>();

    private final Consent consent;
    private final SubjectRights rights;

    /** What a client has for the people whom events concern. */
    record People(ConsentSource source, ConsentWatch watch, SubjectRights rights) {}

    /** What a client has that keeps events in a store. */
    record Spooling(EventStore store, SpoolWriter writer) {}

    ShippingClient(
            Intake.Queue queue,
            Intake intake,
            Shipper shipper,
            Transport transport,
            People people,
            @Nullable Spooling spooling) {
        ConsentWatch watch = people.watch();
        this.rights = people.rights();
        this.consent = new ClientConsent(
                people.source(),
                watch.ledger(),
                purposes -> {
                    abort();
                    return watch.purge(purposes);
                },
                () -> !isOwnThread());
        this.ledger = queue.ledger();
        this.progress = queue.ledger().progress();
        this.ring = queue.ring();
        this.intake = intake;
        this.shipper = shipper;
        this.transport = transport;
        this.spooling = spooling;
        this.sender = thread(shipper, "northing-telemetry");
        this.spooler = spooling == null ? null : thread(spooling.writer(), "northing-spool");
        Stream.of(sender, spooler).filter(Objects::nonNull).forEach(ledger::exempt);
        queue.sending().attach(sender);
        queue.taking().attach(spooler == null ? sender : spooler);
    }

    /** Takes over nothing from whoever builds the client: neither thread locals nor a class loader to keep alive. */
    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ShippingClient.class.getClassLoader());
        return thread;
    }

    ShippingClient start() {
        if (spooler != null) {
            spooler.start();
        }
        try {
            sender.start();
        } catch (Throwable noThread) {
            ledger.shut();
            shipper.end();
            throw noThread;
        }
        return this;
    }

    /** Closes within a time when the process ends, unless it is closed before. */
    ShippingClient closeOnExit(Duration timeout) {
        exitHook.register(this, timeout);
        return this;
    }

    @Override
    public TrackResult track(Event event) {
        return intake.track(event);
    }

    @Override
    public CompletionStage<TrackResult> trackDurably(Event event) {
        if (spooling == null) {
            TrackResult result = intake.track(event);
            return CompletableFuture.completedFuture(result == TrackResult.ACCEPTED ? TrackResult.NOT_DURABLE : result);
        }
        DurableWaits waits = spooling.writer().waits();
        DurableWaits.Wait wait = waits.prepare();
        TrackResult result = intake.track(event, wait);
        if (result == TrackResult.ACCEPTED) {
            waits.ask(wait);
        } else {
            wait.complete(result);
        }
        return wait;
    }

    @Override
    public FlushReport flush(Duration timeout) {
        long start = WAITING.nanos();
        Accounting before = accounting();
        long position = ring.tail();
        if (spooling != null) {
            spooling.writer().flush(position);
        }
        shipper.flush(position);
        boolean complete =
                isOwnThread() ? progress.isSettledBefore(position) : awaitSettled(position, nanosOf(timeout));
        Accounting after = accounting();
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
        if (known != null) {
            return known;
        }
        try {
            return closeWithin(nanosOf(timeout));
        } finally {
            exitHook.withdraw();
        }
    }

    private CloseReport closeWithin(long nanos) {
        long start = WAITING.nanos();
        boolean first = beforeClosing.compareAndSet(null, accounting());
        long forStore = spooling == null ? 0 : Math.min(nanos / STORE_SHARE, MAX_STORE_NANOS);
        if (first) {
            ledger.shut();
            shipper.close(Duration.ofNanos(nanos - forStore));
            closeSpool();
        }
        if (isOwnThread()) {
            return report(start);
        }
        boolean stopped = progress.awaitStopped(nanos - forStore) || (first && isStoppedWithin(forStore));
        return first || stopped ? settle(report(start)) : report(start);
    }

    private void closeSpool() {
        if (spooling != null) {
            spooling.writer().close();
        }
    }

    /** Gives up sending, and what has not come to the store in time. */
    private boolean isStoppedWithin(long nanos) {
        cancel();
        boolean stopped = spooling != null && progress.awaitStopped(nanos + STORE_GRACE_NANOS);
        if (!stopped) {
            look();
            ledger.seal(DropReason.SHUTDOWN);
        }
        return stopped;
    }

    @Override
    public Consent consent() {
        return consent;
    }

    @Override
    public ErasureReport erase(Subject person) {
        abort();
        return rights.erase(person, !isOwnThread());
    }

    @Override
    public List<String> exportLocal(Subject person) {
        return rights.export(person, !isOwnThread());
    }

    @Override
    public TrackResult requestDeletion(Subject person) {
        return rights.requestDeletion(person);
    }

    /** A transport that waits for its answer on the sending thread keeps that thread from doing it itself. */
    private void abort() {
        try {
            transport.abort();
        } catch (Throwable notAborted) {
            // The sending thread waits for the outcome, and nobody uses it.
        }
    }

    /** A transport of the caller's own may throw: the report is due all the same. */
    private void cancel() {
        try {
            transport.cancel();
        } catch (Throwable notCanceled) {
            // The thread is a daemon, and what it sends is no longer counted.
        }
    }

    /** The first report after which nothing is counted any more is the one that every later call returns. */
    private CloseReport settle(CloseReport report) {
        CloseReport earlier = closeReport.compareAndExchange(null, report);
        return earlier == null ? report : earlier;
    }

    private CloseReport report(long start) {
        Accounting before = beforeClosing.get();
        Accounting after = accounting();
        long delivered = before == null ? 0 : after.delivered() - before.delivered();
        Map<DropReason, Long> dropped = before == null ? Map.of() : after.droppedSince(before);
        boolean complete = dropped.isEmpty() && after.pending() == 0 && progress.isRecovered();
        return new CloseReport(complete, delivered, dropped, after.pending(), elapsedSince(start));
    }

    private boolean isOwnThread() {
        return Thread.currentThread() == sender || Thread.currentThread() == spooler;
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
        look();
        return ledger.snapshot();
    }

    /** Learns what the store knows by now; a store of the application's own may throw. */
    private void look() {
        try {
            if (spooling != null) {
                ledger.observe(spooling.store().stats());
            }
        } catch (Throwable unknown) {
            // What it said last has to do.
        }
    }

    @Override
    public String toString() {
        return "TelemetryClient[" + ledger.snapshot().pending() + " pending]";
    }
}
