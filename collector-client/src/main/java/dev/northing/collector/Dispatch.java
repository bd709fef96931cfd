package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.retry.KeptHold;
import dev.northing.collector.retry.RejectionGuard;
import dev.northing.collector.retry.RetryState;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Delivery;
import dev.northing.collector.wire.ResponsePolicy;
import dev.northing.collector.wire.Sent;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sees one batch after the other through to its end: each event delivered, or dropped with a reason, or still open.
 *
 * <p>One request is under way at most. The batch after the one on its way may be prepared meanwhile; it waits until every event of
 * the one before is settled.
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
    private final LearnedSize learnedSize;
    private final LossReports reports;
    private final RejectionGuard guard = new RejectionGuard();
    private final RetryState retry;
    private final Map<Purpose, ConsentGate.Decision> decisions = new HashMap<>();

    private Parcel current;
    private Parcel next;
    private @Nullable Flight flight;

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
        this.requests = new Requests(destination.wire(), destination.compression());
        this.reports = new LossReports(backlog.origin(), backlog::books);
        int mostEvents =
                Math.min(settings.maxEvents(), destination.wire().limits().maxEvents());
        this.learnedSize = new LearnedSize(mostEvents, settings.maxBytes());
        this.retry = new RetryState(settings.maxEvents(), settings.clock(), settings.random(), settings.hold());
        this.current = new Parcel(settings.maxEvents());
        this.next = new Parcel(settings.maxEvents());
    }

    /** Whether no batch is on its way. */
    boolean isEmpty() {
        return current.isDone();
    }

    /** Whether a request is under way. */
    boolean isFlying() {
        return flight != null;
    }

    /** Whether the request under way has come to its end. */
    boolean isAnswered() {
        Flight known = flight;
        return known != null && known.isOver();
    }

    /** Whether the batch after the one on its way is loaded already. */
    boolean isPrepared() {
        return !next.isDone();
    }

    /** Takes the next batch; returns false when no event is there to take. */
    boolean load() {
        return load(current);
    }

    private boolean load(Parcel parcel) {
        if (!backlog.load(parcel.batch(), learnedSize)) {
            return false;
        }
        parcel.start();
        return true;
    }

    /** Takes the batch after the one on its way and makes its body; returns false when no event is there to take. */
    boolean prepare() {
        if (!load(next)) {
            return false;
        }
        requests.prepare(next, attemptOf(next));
        return true;
    }

    /** A body that is made keeps its report, or none: only one that is still to be made can take the next. */
    private Attempt attemptOf(Parcel parcel) {
        boolean takesReport = parcel.report() == null && !parcel.body().isMade();
        if (takesReport && destination.wire().carriesReports()) {
            parcel.carry(reports.take());
        }
        return parcel.attempt(settings.clock().instant());
    }

    /** Nanoseconds until the next try is due. */
    long remaining() {
        return retry.remaining(settings.ticker().nanos());
    }

    /** Ends a wait that the receiver has not asked for. */
    void hurry() {
        retry.hurry();
    }

    /** Tries the next part of the batch once; the answer may come later. */
    void attempt() {
        current.limit(guard.isTripped() ? 1 : retry.maxEvents());
        dropWithoutConsent();
        dropUnsendable();
        current.fit(learnedSize);
        if (current.slice().size() == 0) {
            finishPart();
        } else {
            flight = start();
            landIfOver();
        }
    }

    /** Consent may have been taken back since the event was queued, and since the last try. */
    private void dropWithoutConsent() {
        decisions.clear();
        Batch batch = current.batch();
        Purpose asked = null;
        ConsentGate.Decision decision = ConsentGate.Decision.OPEN;
        for (int i = current.from(); i < current.to(); i++) {
            byte[] event = batch.event(i);
            Purpose purpose = batch.purpose(i);
            if (event == null || purpose == null) {
                continue;
            }
            if (!purpose.equals(asked)) {
                asked = purpose;
                decision = decisions.computeIfAbsent(purpose, consent::ask);
            }
            if (decision != ConsentGate.Decision.OPEN) {
                drop(i, reasonOf(decision), event.length);
            } else if (!consent.isCurrent(purpose, batch.consentEpoch(i))) {
                drop(i, DropReason.NO_CONSENT, event.length);
            }
        }
    }

    /** A receiver may refuse a whole request for one event that is not to its rules. */
    private void dropUnsendable() {
        Batch batch = current.batch();
        for (int i = current.from(); i < current.to(); i++) {
            byte[] event = batch.event(i);
            if (event != null && !destination.wire().accepts(event)) {
                drop(i, DropReason.UNSENDABLE, event.length);
            }
        }
    }

    private void drop(int index, DropReason reason, int bytes) {
        current.drop(index, reason);
        backlog.drop(reason, bytes);
    }

    private static DropReason reasonOf(ConsentGate.Decision decision) {
        return decision == ConsentGate.Decision.FAILED ? DropReason.CONSENT_FAILED : DropReason.NO_CONSENT;
    }

    private Flight start() {
        try {
            Attempt attempt = attemptOf(current);
            current.tried();
            TransportRequest request = requests.request(current, attempt);
            boolean fits =
                    current.body().plain().size() <= destination.wire().limits().maxBodyBytes();
            return fits
                    ? Flight.start(destination.transport(), request, backlog::wake)
                    : Flight.failed(new BodyTooLargeException());
        } catch (Throwable notEvenMade) {
            return Flight.failed(notEvenMade);
        }
    }

    /** The receiver takes no body of that size: it is not even sent. */
    private static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Does what the answer means, if it has come. */
    void landIfOver() {
        Flight over = flight;
        if (over != null && over.isOver()) {
            flight = null;
            if (!over.isAbandoned()) {
                apply(judge(over));
            }
        }
    }

    /** Whether the request under way carried what must not go any more: until it is over, nothing is done. */
    boolean isAbandoned() {
        Flight known = flight;
        return known != null && known.isAbandoned();
    }

    /** Goes through what was loaded: it is removed or looked at here, or handed back to the store, whose thread goes through it. */
    void sift(Sift sift) {
        if (backlog.isStored()) {
            giveBack(sift);
        } else {
            backlog.sift(sift);
            sift(current, sift);
            sift(next, sift);
        }
    }

    private void giveBack(Sift sift) {
        if (sift.isRemoving()) {
            abandon();
            giveBack(current);
            giveBack(next);
        }
    }

    private void giveBack(Parcel parcel) {
        giveBackReport(parcel);
        backlog.giveBack(parcel.batch());
        parcel.clear();
    }

    private void sift(Parcel parcel, Sift sift) {
        Batch batch = parcel.batch();
        for (int i = parcel.isDone() ? batch.size() : parcel.from(); i < batch.size(); i++) {
            byte[] event = batch.event(i);
            Purpose purpose = batch.purpose(i);
            if (event != null && purpose != null && sift.takes(event, purpose, batch.consentEpoch(i))) {
                abandonIf(parcel == current && i < parcel.to());
                parcel.drop(i, sift.reason());
                backlog.drop(sift.reason(), event.length);
            }
        }
    }

    private void abandonIf(boolean underWay) {
        if (underWay) {
            abandon();
        }
    }

    /** A transport of the caller's own may throw. */
    private void abandon() {
        Flight known = flight;
        if (known != null && !known.isAbandoned()) {
            known.abandon();
            try {
                destination.transport().abort();
            } catch (Throwable notAborted) {
                notices.failed(nameOf(notAborted));
            }
        }
    }

    /** Whatever a transport throws, the events stay where they are. */
    private Delivery judge(Flight over) {
        TransportResponse response = over.response();
        Throwable failure = over.failure();
        ResponsePolicy responses = destination.wire().responses();
        if (response != null && failure == null) {
            return judge(responses, response);
        }
        if (failure instanceof BodyTooLargeException) {
            return new Delivery.Split(DropReason.TOO_LARGE, "a body larger than the receiver takes");
        }
        return failure instanceof IOException broken
                ? responses.judge(broken)
                : new Delivery.Retry(Duration.ZERO, failure == null ? "no answer" : nameOf(failure));
    }

    private Delivery judge(ResponsePolicy responses, TransportResponse response) {
        try {
            Instant now = settings.clock().instant();
            return responses.judge(
                    response, new Sent(current.slice(), current.body().isCompressed(), now));
        } catch (Throwable unforeseen) {
            return new Delivery.Retry(Duration.ZERO, nameOf(unforeseen));
        }
    }

    private static String nameOf(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }

    private void apply(Delivery delivery) {
        if (delivery instanceof Delivery.Delivered answer) {
            delivered(answer);
        } else if (delivery instanceof Delivery.Partial answer) {
            partial(answer);
        } else if (delivery instanceof Delivery.Unnamed answer) {
            unnamed(answer);
        } else if (delivery instanceof Delivery.Retry failure) {
            retry.retry(settings.ticker().nanos(), failure.atLeast(), failure.unsent());
            notices.failed(failure.cause());
        } else if (delivery instanceof Delivery.Hold failure) {
            retry.hold(settings.ticker().nanos());
            notices.held(failure.cause());
        } else if (delivery instanceof Delivery.Split refusal) {
            split(refusal);
        } else if (delivery instanceof Delivery.Uncompressed refusal) {
            requests.stopCompressing();
            current.body().clear();
            next.body().clear();
            notices.failed(refusal.cause());
        }
    }

    private void delivered(Delivery.Delivered answer) {
        if (!answer.understood()) {
            notices.unreadable();
        }
        reportArrived();
        EventSlice taken = current.slice();
        backlog.deliver(taken.size(), taken.bytes());
        retry.succeeded();
        guard.delivered();
        learnedSize.taken(taken.size(), taken.bytes());
        backlog.limit(learnedSize);
        finishPart();
    }

    private void reportArrived() {
        if (current.report() != null) {
            current.carry(null);
            reports.arrived();
        }
    }

    /** Rejecting everything says more about the set-up than about the events: it is not believed of many at once. */
    private void partial(Delivery.Partial answer) {
        int all = current.slice().size();
        if (answer.rejected().size() == all) {
            apply(new Delivery.Split(DropReason.REJECTED, answer.cause()));
        } else if (answer.retry().size() == all) {
            apply(new Delivery.Retry(answer.atLeast(), answer.cause()));
        } else {
            take(answer);
        }
    }

    private void take(Delivery.Partial answer) {
        notices.failed(answer.cause());
        reportArrived();
        settleSome(answer, current.slice().size());
        goOn(answer);
    }

    /** None may go again; but before more are lost to a receiver that refuses everything, somebody should have a look. */
    private void unnamed(Delivery.Unnamed answer) {
        boolean tookNone = answer.rejected() >= current.slice().size();
        take(firstRejected(answer));
        if (tookNone) {
            retry.hold(settings.ticker().nanos());
            notices.held(answer.cause());
        }
    }

    /** Which ones are refused is not known; how many has to be right. */
    private static Delivery.Partial firstRejected(Delivery.Unnamed answer) {
        Set<Integer> first = IntStream.range(0, answer.rejected()).boxed().collect(Collectors.toSet());
        return new Delivery.Partial(first, Set.of(), Duration.ZERO, answer.cause());
    }

    private void settleSome(Delivery.Partial answer, int all) {
        int index = current.from();
        int delivered = 0;
        long bytes = 0;
        for (int i = 0; i < all; index++) {
            byte[] event = current.batch().event(index);
            if (event == null) {
                continue;
            }
            if (answer.rejected().contains(i)) {
                drop(index, DropReason.REJECTED, event.length);
            } else if (!answer.retry().contains(i)) {
                current.deliver(index);
                delivered++;
                bytes += event.length;
            }
            i++;
        }
        backlog.deliver(delivered, bytes);
        countForGuard(delivered);
    }

    private void countForGuard(int delivered) {
        if (delivered > 0) {
            guard.delivered();
        } else {
            guard.rejected();
        }
    }

    /** What is wanted again goes again in its place, once the receiver has had its pause. */
    private void goOn(Delivery.Partial answer) {
        retry.succeeded();
        if (!answer.retry().isEmpty()) {
            retry.retry(settings.ticker().nanos(), answer.atLeast(), false);
        }
        if (current.cutSettled()) {
            finishPart();
        }
    }

    private void split(Delivery.Split refusal) {
        notices.failed(refusal.cause());
        EventSlice refused = current.slice();
        boolean tooLarge = refusal.reason() == DropReason.TOO_LARGE;
        if (tooLarge) {
            learnedSize.tooLarge(refused.size(), refused.bytes());
            backlog.limit(learnedSize);
        }
        if (refused.size() == 1) {
            dropSingle(refusal.reason());
        } else if (tooLarge) {
            current.merge();
        } else {
            current.halve();
        }
    }

    private void dropSingle(DropReason reason) {
        int index = current.from();
        while (current.batch().event(index) == null) {
            index++;
        }
        drop(index, reason, (int) current.slice().bytes());
        finishPart();
        if (reason == DropReason.REJECTED) {
            guard.rejected();
        }
        if (guard.isTripped()) {
            retry.hold(settings.ticker().nanos());
        }
    }

    private void finishPart() {
        int from = current.from();
        int to = current.to();
        Parcel parcel = current;
        parcel.settlePart();
        if (parcel.isDone()) {
            giveBackReport(parcel);
            current = next;
            next = parcel;
        }
        backlog.settle(parcel.batch(), from, to);
    }

    private void giveBackReport(Parcel done) {
        if (done.report() != null) {
            done.carry(null);
            reports.giveBack();
        }
    }

    /** Gives up on what is on its way; the backlog has been told. */
    @Override
    public void close() {
        try (requests;
                Transport closing = destination.transport()) {
            if (flight != null) {
                closing.cancel();
            }
        }
    }
}
