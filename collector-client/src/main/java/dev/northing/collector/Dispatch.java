package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.BatchPlan;
import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.retry.KeptHold;
import dev.northing.collector.retry.RejectionGuard;
import dev.northing.collector.retry.RetryState;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Delivery;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Sees one batch after the other through to its end: each event delivered, or dropped with a reason, or still open.
 *
 * <p>What to do when is the {@link Shipper}'s matter. Confined to one thread, the sending one.
 */
final class Dispatch implements AutoCloseable {

    private final Backlog backlog;
    private final ConsentGate consent;
    private final Destination destination;
    private final Settings settings;
    private final Notices notices;

    private final Requests requests;
    private final Batch batch;
    private final BatchPlan plan = new BatchPlan();
    private final EventSlice slice = new EventSlice();
    private final LearnedSize learnedSize;
    private final RejectionGuard guard = new RejectionGuard();
    private final RetryState retry;
    private int tries;

    /** Times and sizes that a dispatch works with. */
    record Settings(
            int maxEvents, long maxBytes, InstantSource clock, Ticker ticker, RandomGenerator random, KeptHold hold) {

        /** Whatever the receiver asks for is forgotten with the process. */
        Settings(int maxEvents, long maxBytes, InstantSource clock, Ticker ticker, RandomGenerator random) {
            this(maxEvents, maxBytes, clock, ticker, random, new KeptHold(null, clock));
        }
    }

    Dispatch(Backlog backlog, ConsentGate consent, Destination destination, Settings settings, Notices notices) {
        this.backlog = backlog;
        this.consent = consent;
        this.destination = destination;
        this.settings = settings;
        this.notices = notices;
        this.requests = new Requests(destination.wire(), destination.compressing());
        this.batch = new Batch(settings.maxEvents());
        this.learnedSize = new LearnedSize(settings.maxBytes());
        this.retry = new RetryState(settings.maxEvents(), settings.clock(), settings.random(), settings.hold());
    }

    /** Whether no batch is on its way. */
    boolean isEmpty() {
        return plan.isDone();
    }

    /** Takes the next batch; returns false when no event is there to take. */
    boolean load() {
        if (!backlog.load(batch, learnedSize.bytes())) {
            return false;
        }
        plan.start(batch.size());
        tries = 0;
        return true;
    }

    /** Nanoseconds until the next try is due. */
    long remaining() {
        return retry.remaining(settings.ticker().nanos());
    }

    /** Ends a wait that the receiver has not asked for. */
    void hurry() {
        retry.hurry();
    }

    /** Tries the next part of the batch once. */
    void attempt() {
        plan.limit(guard.isTripped() ? 1 : retry.maxEvents());
        dropWithoutConsent();
        batch.slice(plan.from(), plan.to(), slice);
        if (slice.size() == 0) {
            finishPart();
        } else {
            apply(send());
        }
    }

    /** Consent may have been taken back since the event was queued, and since the last try. */
    private void dropWithoutConsent() {
        for (int i = plan.from(); i < plan.to(); i++) {
            byte[] event = batch.event(i);
            Purpose purpose = batch.purpose(i);
            if (event == null || purpose == null) {
                continue;
            }
            ConsentGate.Decision decision = consent.ask(purpose);
            if (decision != ConsentGate.Decision.OPEN) {
                batch.settle(i);
                backlog.drop(i, reasonOf(decision), event.length);
            }
        }
    }

    private static DropReason reasonOf(ConsentGate.Decision decision) {
        return decision == ConsentGate.Decision.FAILED ? DropReason.CONSENT_FAILED : DropReason.NO_CONSENT;
    }

    /** Whatever a transport throws, the events stay where they are. */
    private Delivery send() {
        try {
            String key = backlog.origin() + '-' + slice.key();
            Attempt attempt = new Attempt(++tries, settings.clock().instant(), key);
            TransportResponse response = destination.transport().send(requests.make(slice, attempt));
            return destination
                    .wire()
                    .responses()
                    .judge(
                            response,
                            requests.isLastCompressed(),
                            settings.clock().instant());
        } catch (IOException failed) {
            return destination.wire().responses().judge(failed);
        } catch (Throwable unforeseen) {
            return new Delivery.Retry(Duration.ZERO, unforeseen.getClass().getSimpleName());
        }
    }

    private void apply(Delivery delivery) {
        if (delivery instanceof Delivery.Delivered) {
            delivered();
        } else if (delivery instanceof Delivery.Retry failure) {
            retry.retry(settings.ticker().nanos(), failure.atLeast(), failure.unsent());
            notices.failed(failure.cause());
        } else if (delivery instanceof Delivery.Hold failure) {
            retry.hold(settings.ticker().nanos());
            notices.failed(failure.cause());
        } else if (delivery instanceof Delivery.Split refusal) {
            split(refusal);
        } else if (delivery instanceof Delivery.Uncompressed refusal) {
            requests.stopCompressing();
            notices.failed(refusal.cause());
        }
    }

    private void delivered() {
        backlog.deliver(slice.size(), slice.bytes());
        retry.succeeded();
        guard.delivered();
        learnedSize.taken();
        finishPart();
    }

    private void split(Delivery.Split refusal) {
        notices.failed(refusal.cause());
        if (refusal.reason() == DropReason.TOO_LARGE) {
            learnedSize.tooLarge(slice.bytes());
        }
        if (slice.size() > 1) {
            plan.halve();
            tries = 0;
        } else {
            dropSingle(refusal.reason());
        }
    }

    private void dropSingle(DropReason reason) {
        backlog.drop(batch.firstOpen(plan.from()), reason, (int) slice.bytes());
        finishPart();
        if (reason == DropReason.REJECTED) {
            guard.rejected();
        }
        if (guard.isTripped()) {
            retry.hold(settings.ticker().nanos());
        }
    }

    private void finishPart() {
        int from = plan.from();
        int to = plan.to();
        for (int i = from; i < to; i++) {
            batch.settle(i);
        }
        plan.settle();
        slice.clear();
        tries = 0;
        backlog.settle(batch, from, to);
    }

    /** Gives up on what is on its way; the backlog has been told. */
    @Override
    public void close() {
        requests.close();
        destination.transport().close();
    }
}
