package dev.northing.collector;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.guard.EventRules;
import dev.northing.collector.guard.SchemaGuard;
import dev.northing.collector.guard.Today;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.transform.Account;
import dev.northing.collector.transform.Changes;
import dev.northing.collector.transform.EventPlans;
import dev.northing.collector.transform.Pseudonymizer;
import dev.northing.collector.transform.Tally;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import dev.northing.core.json.EventWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens on the thread that tracks: consent, guard, encoding, queue.
 *
 * <p>Nothing here does I/O or lets anything thrown escape, and only an {@link Admission} that blocks waits. Safe for use by many
 * threads.
 */
final class Intake {

    private final Ledger ledger;
    private final EventRing ring;
    private final Admission admission;
    private final ConsentGate consent;
    private final SchemaGuard guard;
    private final InstantSource clock;
    private final EventIdGenerator ids;
    private final Wakeup taking;
    private final Wakeup sending;
    private final Account account;
    private final Pseudonymizer pseudonyms;
    private final Changes counting;
    private final Today today = new Today();
    private final WriterPool writers = new WriterPool();
    private final EpochLabels labels = new EpochLabels();

    Intake(Queue queue, Admission admission, ConsentGate consent, Rules rules, Stamp stamp) {
        this.ledger = queue.ledger();
        this.ring = queue.ring();
        this.admission = admission;
        this.taking = queue.taking();
        this.sending = queue.sending();
        this.consent = consent;
        this.guard = rules.guard();
        this.account = rules.account();
        this.pseudonyms = rules.pseudonyms();
        this.clock = stamp.clock();
        this.ids = stamp.ids();
        this.counting = (tally, name) -> count(tally);
    }

    private void count(Tally tally) {
        tally.increment();
        PropertyRemoval removal = tally.removal();
        if (removal != null) {
            ledger.remove(removal, 1);
        }
    }

    /** What the sides of the client share; one thread both takes events and sends them when there is no store. */
    record Queue(Ledger ledger, EventRing ring, Wakeup taking, Wakeup sending) {}

    /** What may be kept of events, where it is counted what was done to them, and what makes pseudonyms of
     * identifiers. */
    record Rules(SchemaGuard guard, Account account, Pseudonymizer pseudonyms, EventPlans plans) {}

    /** What an event gets that has no time or no id. */
    record Stamp(InstantSource clock, EventIdGenerator ids) {}

    /** On a thread of the client's own: what the first event would otherwise wait for. A clock that fails is met again by every event. */
    void warm() {
        try {
            pseudonyms.warm(today.at(clock.instant()).toEpochDay());
        } catch (Throwable unforeseen) {
            // The first event does it.
        }
    }

    Account account() {
        return account;
    }

    TrackResult track(Event event) {
        return track(event, null);
    }

    /** Sends a wait, if there is one, along with the event. */
    TrackResult track(Event event, DurableWaits.@Nullable Wait wait) {
        try {
            TrackResult result = pass(event, wait);
            DropReason reason = result.reason();
            if (reason != null) {
                refuse(reason);
            }
            return result;
        } catch (Throwable unforeseen) {
            return giveUp();
        }
    }

    private void refuse(DropReason reason) {
        ledger.refuse(reason);
        sending.onRefusal(reason);
    }

    /** Even counting may fail when the stack is exhausted: the caller must not hear of it. */
    private TrackResult giveUp() {
        try {
            refuse(DropReason.INTERNAL);
        } catch (Throwable again) {
            return TrackResult.INTERNAL;
        }
        return TrackResult.INTERNAL;
    }

    private TrackResult pass(Event event, DurableWaits.@Nullable Wait wait) {
        if (ledger.isShut()) {
            return TrackResult.CLOSED;
        }
        EventRules rules = find(event);
        if (rules == null) {
            return unknown(event);
        }
        // Before asking: an event never gets a later period of consent than the one it was allowed in.
        int epoch = consent.epoch(rules.purpose());
        TrackResult refusal = ask(rules);
        return refusal == null ? keep(event, rules, epoch, wait) : refusal;
    }

    @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
    private @Nullable EventRules find(Event event) {
        return event == null ? null : guard.find(event);
    }

    @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
    private static TrackResult unknown(Event event) {
        return event != null && event.defects().isEmpty() ? TrackResult.UNDECLARED : TrackResult.INVALID;
    }

    private @Nullable TrackResult ask(EventRules rules) {
        return switch (consent.ask(rules.purpose())) {
            case OPEN -> null;
            case SHUT -> TrackResult.NO_CONSENT;
            case FAILED -> TrackResult.CONSENT_FAILED;
        };
    }

    private TrackResult keep(Event event, EventRules rules, int epoch, DurableWaits.@Nullable Wait wait) {
        Made made = make(event, rules, counting);
        return made.bytes() == null ? made.result() : queue(made.bytes(), labels.of(rules.label(), epoch), wait);
    }

    /**
     * What an event has become.
     *
     * @param bytes the event as it is queued, or null when it is refused
     * @param result {@link TrackResult#ACCEPTED}, or why it is refused
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Made(byte @Nullable [] bytes, TrackResult result) {}

    /** The one way from what the application gave to what may be queued. */
    private Made make(Event event, EventRules rules, Changes changes) {
        Instant now = clock.instant();
        EventRules.Verdict verdict = rules.apply(event, today.at(now), changes);
        if (verdict instanceof EventRules.Verdict.Fit fit) {
            byte[] encoded = encode(fit.event(), now);
            return new Made(encoded, encoded == null ? TrackResult.TOO_LARGE : TrackResult.ACCEPTED);
        }
        return new Made(null, ((EventRules.Verdict.Unfit) verdict).result());
    }

    /** Goes the way of {@link #track}, without counting and queueing. */
    Preview preview(Event event) {
        try {
            return ledger.isShut() ? refused(TrackResult.CLOSED) : previewOpen(event);
        } catch (Throwable unforeseen) {
            return refused(TrackResult.INTERNAL);
        }
    }

    private Preview previewOpen(Event event) {
        EventRules rules = find(event);
        if (rules == null) {
            return refused(unknown(event));
        }
        List<ValueChange> changes = new ArrayList<>();
        Made made = make(event, rules, (tally, name) -> changes.add(named(tally.change(), name)));
        if (made.bytes() == null) {
            return refused(made.result());
        }
        TrackResult refusal = ask(rules);
        String content = new String(made.bytes(), StandardCharsets.UTF_8);
        return new Preview(refusal == null ? TrackResult.ACCEPTED : refusal, content, changes);
    }

    private static Preview refused(TrackResult result) {
        return new Preview(result, null, List.of());
    }

    private static ValueChange named(ValueChange change, String name) {
        return change.place().equals(name)
                ? change
                : new ValueChange(change.event(), name, change.classification(), change.rule(), change.action());
    }

    /** A writer that threw is not given back: nobody knows what state it is in. */
    private byte @Nullable [] encode(Event event, Instant now) {
        EventId id = event.id() == null ? ids.next() : event.id();
        Instant time = event.time() == null ? now : event.time();
        EventWriter writer = writers.borrow();
        byte[] encoded = writer.write(event, id, time) ? writer.toByteArray() : null;
        writers.giveBack(writer);
        return encoded;
    }

    /** Takes an event of the client's own, which no dictionary declares. */
    TrackResult trackOwn(Event event, Label label) {
        byte[] encoded = encode(event, clock.instant());
        TrackResult result = encoded == null ? TrackResult.TOO_LARGE : queue(encoded, label, null);
        DropReason reason = result.reason();
        if (reason != null) {
            refuse(reason);
        }
        return result;
    }

    private TrackResult queue(byte[] encoded, Label common, DurableWaits.@Nullable Wait wait) {
        Label label = wait == null ? common : common.watched(wait);
        long open = admission.reserve(encoded.length, label.important());
        if (open < 0) {
            return open == Ledger.SHUT ? TrackResult.CLOSED : TrackResult.QUEUE_FULL;
        }
        put(encoded, label);
        wake(open);
        return TrackResult.ACCEPTED;
    }

    /** An event that could not be put has to give its place back: those who close would wait for it. */
    private void put(byte[] encoded, Label label) {
        try {
            ring.put(encoded, label);
        } catch (Throwable notPut) {
            if (ledger.giveBack(encoded.length)) {
                throw notPut;
            }
        }
    }

    /** The event is accepted: whoever cannot be woken for it finds it when the flush interval is over. */
    private void wake(long open) {
        try {
            taking.onAccept(open);
        } catch (Throwable notWoken) {
            // The stack is exhausted; the event is queued all the same.
        }
    }
}
