package dev.northing.collector;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.guard.EventRules;
import dev.northing.collector.guard.Removals;
import dev.northing.collector.guard.SchemaGuard;
import dev.northing.collector.guard.Today;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import dev.northing.core.json.EventWriter;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens on the thread that tracks: consent, guard, encoding, queue.
 *
 * <p>Nothing here does I/O or lets anything thrown escape, and only an {@link Admission} that blocks waits. Safe for use by many
 * threads.
 */
final class Intake {

    private static final PropertyRemoval[] REMOVALS = PropertyRemoval.values();

    private final Ledger ledger;
    private final EventRing ring;
    private final Admission admission;
    private final ConsentGate consent;
    private final SchemaGuard guard;
    private final InstantSource clock;
    private final EventIdGenerator ids;
    private final Wakeup taking;
    private final Wakeup sending;
    private final Today today = new Today();
    private final WriterPool writers = new WriterPool();
    private final EpochLabels labels = new EpochLabels();

    Intake(Queue queue, Admission admission, ConsentGate consent, SchemaGuard guard, Stamp stamp) {
        this.ledger = queue.ledger();
        this.ring = queue.ring();
        this.admission = admission;
        this.taking = queue.taking();
        this.sending = queue.sending();
        this.consent = consent;
        this.guard = guard;
        this.clock = stamp.clock();
        this.ids = stamp.ids();
    }

    /** What the sides of the client share; one thread both takes events and sends them when there is no store. */
    record Queue(Ledger ledger, EventRing ring, Wakeup taking, Wakeup sending) {}

    /** What an event gets that has no time or no id. */
    record Stamp(InstantSource clock, EventIdGenerator ids) {}

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

    @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
    private TrackResult pass(Event event, DurableWaits.@Nullable Wait wait) {
        if (ledger.isShut()) {
            return TrackResult.CLOSED;
        }
        if (event == null) {
            return TrackResult.INVALID;
        }
        EventRules rules = guard.find(event);
        if (rules == null) {
            return event.defects().isEmpty() ? TrackResult.UNDECLARED : TrackResult.INVALID;
        }
        // Before asking: an event never gets a later period of consent than the one it was allowed in.
        int epoch = consent.epoch(rules.purpose());
        TrackResult refusal = ask(rules);
        return refusal == null ? keep(event, rules, epoch, wait) : refusal;
    }

    private @Nullable TrackResult ask(EventRules rules) {
        return switch (consent.ask(rules.purpose())) {
            case OPEN -> null;
            case SHUT -> TrackResult.NO_CONSENT;
            case FAILED -> TrackResult.CONSENT_FAILED;
        };
    }

    private TrackResult keep(Event event, EventRules rules, int epoch, DurableWaits.@Nullable Wait wait) {
        Instant now = clock.instant();
        EventRules.Verdict verdict = rules.apply(event, today.at(now));
        if (verdict instanceof EventRules.Verdict.Fit fit) {
            count(fit.removals());
            byte[] encoded = encode(fit.event(), now);
            return encoded == null ? TrackResult.TOO_LARGE : queue(encoded, labels.of(rules.label(), epoch), wait);
        }
        return ((EventRules.Verdict.Unfit) verdict).result();
    }

    private void count(@Nullable Removals removals) {
        if (removals == null) {
            return;
        }
        for (PropertyRemoval reason : REMOVALS) {
            ledger.remove(reason, removals.count(reason));
        }
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
