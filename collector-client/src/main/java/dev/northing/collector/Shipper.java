package dev.northing.collector;

import dev.northing.collector.queue.Ledger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that sends: decides when, and leaves the rest to the {@link Dispatch}.
 *
 * <p>It sends when a batch is full, when the flush interval is over, when somebody flushes, and while the client closes.
 * Otherwise it parks. Nothing that is thrown ends it, and nobody interrupts it. Its state is confined to its thread but for
 * what {@link #flush} and {@link #close} leave for it.
 */
final class Shipper implements Runnable {

    /** The share of the flush interval by which it varies, so that many clients do not send in step. */
    static final double JITTER = 0.2;

    /** How long to rest after something unforeseen, so that a fault that stays does not take a processor. */
    private static final Duration FAULT_PAUSE = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Wakeup wakeup;
    private final Backlog backlog;
    private final Dispatch dispatch;
    private final Notices notices;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final long flushNanos;
    private final AtomicLong flushBefore = new AtomicLong();
    private final Sifts sifts;

    private volatile @Nullable Deadline closing;
    private boolean hurried;
    private @Nullable Sift sifted;
    private long nextFlush;

    /** When closing has to be over. */
    private record Deadline(long nanos) {}

    Shipper(
            Intake.Queue queue,
            Backlog backlog,
            Dispatch dispatch,
            Dispatch.Settings settings,
            Duration flushInterval,
            Sifts sifts,
            Notices notices) {
        this.sifts = sifts;
        this.ledger = queue.ledger();
        this.wakeup = queue.sending();
        this.backlog = backlog;
        this.dispatch = dispatch;
        this.notices = notices;
        this.ticker = settings.ticker();
        this.random = settings.random();
        this.flushNanos = flushInterval.toNanos();
        // Here and not on the thread, which may start late: the interval runs from the making of the client.
        scheduleFlush();
    }

    /** Sends everything before a position without waiting for more; from any thread. */
    void flush(long position) {
        flushBefore.accumulateAndGet(position, Math::max);
        wakeup.now();
    }

    /** Sends everything, then ends; from any thread. */
    void close(Duration timeout) {
        closing = new Deadline(ticker.nanos() + timeout.toNanos());
        wakeup.now();
    }

    @Override
    public void run() {
        while (!isOver()) {
            try {
                step();
                notices.look(ledger.snapshot());
            } catch (Throwable unforeseen) {
                recover(unforeseen);
            }
        }
        end();
    }

    private boolean isOver() {
        Deadline deadline = closing;
        if (deadline == null) {
            return false;
        }
        return backlog.isEmpty() || deadline.nanos() - ticker.nanos() <= 0;
    }

    /** Even the way of noting a fault may fail, when memory is exhausted. */
    private void recover(Throwable unforeseen) {
        try {
            notices.failed(unforeseen.getClass().getSimpleName());
            rest(FAULT_PAUSE.toNanos());
        } catch (Throwable again) {
            Thread.onSpinWait();
        }
    }

    /** The last thing that happens, also when the thread could not be started. */
    void end() {
        try {
            backlog.seal();
            notices.look(ledger.snapshot());
            dispatch.close();
        } catch (Throwable unforeseen) {
            notices.failed(unforeseen.getClass().getSimpleName());
        } finally {
            if (!backlog.isStored()) {
                sifts.end(true);
            }
            backlog.end();
        }
    }

    private void step() {
        if (closing != null && !hurried) {
            hurried = true;
            dispatch.hurry();
        }
        Sift sift = sifts.first();
        if (sift != null) {
            sift(sift);
        } else if (dispatch.isFlying()) {
            workAhead();
        } else if (dispatch.isEmpty()) {
            fill();
        } else if (dispatch.remaining() > 0) {
            rest(dispatch.remaining());
        } else {
            dispatch.attempt();
        }
    }

    /** With a store, the writer goes on with it and wakes this thread when it is done; until then nothing is read. */
    private void sift(Sift sift) {
        if (sifted != sift) {
            sifted = sift;
            dispatch.sift(sift);
        }
        if (dispatch.isFlying() && dispatch.isAbandoned()) {
            landAbandoned();
            return;
        }
        if (!sift.isSenderDone()) {
            sift.senderDone();
            sifts.wakeWriter();
        }
        if (backlog.isStored()) {
            rest(Long.MAX_VALUE);
        } else {
            sifts.finish(sift, true);
        }
    }

    /** Not every transport lets go of a request at once: as long as it is under way, nothing is gone for good. */
    private void landAbandoned() {
        if (dispatch.isAnswered()) {
            dispatch.landIfOver();
        } else {
            rest(Long.MAX_VALUE);
        }
    }

    private void workAhead() {
        if (dispatch.isAnswered()) {
            dispatch.landIfOver();
        } else if (dispatch.isAbandoned() || dispatch.isPrepared() || !isNextDue()) {
            awaitAnswer();
        } else if (dispatch.prepare()) {
            scheduleFlush();
        } else {
            rest(backlog.arrival().toNanos());
        }
    }

    /** Only a full batch is worth preparing, or one that somebody waits for: others may grow until the answer is here. */
    private boolean isNextDue() {
        long position = closing == null ? flushBefore.get() : Long.MAX_VALUE;
        return backlog.isFull() || backlog.isDueBefore(position);
    }

    /** The answer, a full batch and callers wake this thread. */
    private void awaitAnswer() {
        boolean prepared = dispatch.isPrepared() || dispatch.isAbandoned();
        wakeup.need(prepared ? Wakeup.Need.NOTHING : Wakeup.Need.A_FULL_BATCH);
        if (!dispatch.isAnswered() && (prepared || !isNextDue())) {
            rest(Long.MAX_VALUE);
        }
        wakeup.need(Wakeup.Need.NOTHING);
    }

    private void fill() {
        if (!isDue()) {
            awaitFullBatch();
        } else if (dispatch.load()) {
            scheduleFlush();
        } else if (!backlog.isEmpty()) {
            awaitArrival();
        } else {
            scheduleFlush();
        }
    }

    /** The writer wakes this thread when it has stored something; a tracker in the middle of its putting does not. */
    private void awaitArrival() {
        wakeup.need(Wakeup.Need.ANYTHING);
        rest(backlog.arrival().toNanos());
        wakeup.need(Wakeup.Need.NOTHING);
    }

    private boolean isDue() {
        return closing != null
                || backlog.isFull()
                || nextFlush - ticker.nanos() <= 0
                || (flushBefore.get() > 0 && !ledger.progress().isSettledBefore(flushBefore.get()));
    }

    /** Whoever fills the batch after the flag is up wakes this thread; whoever did so before is seen by the second look. */
    private void awaitFullBatch() {
        wakeup.need(Wakeup.Need.A_FULL_BATCH);
        if (!isDue()) {
            rest(nextFlush - ticker.nanos());
        }
        wakeup.need(Wakeup.Need.NOTHING);
    }

    private void rest(long nanos) {
        Deadline deadline = closing;
        long left = deadline == null ? Long.MAX_VALUE : deadline.nanos() - ticker.nanos();
        wakeup.await(ticker, Math.min(nanos, left));
        // A transport may have left it set; it would turn every park into a spin.
        Thread.interrupted();
    }

    private void scheduleFlush() {
        nextFlush = ticker.nanos() + (long) (flushNanos * (1 - JITTER + 2 * JITTER * random.nextDouble()));
    }
}
