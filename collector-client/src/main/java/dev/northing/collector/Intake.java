package dev.northing.collector;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.guard.EventRules;
import dev.northing.collector.guard.Removals;
import dev.northing.collector.guard.SchemaGuard;
import dev.northing.collector.guard.Today;
import dev.northing.collector.queue.EventRing;
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
 * <p>Nothing here waits, does I/O, or lets anything thrown escape. Safe for use by many threads.
 */
final class Intake {

    private static final PropertyRemoval[] REMOVALS = PropertyRemoval.values();

    private final Ledger ledger;
    private final EventRing ring;
    private final ConsentGate consent;
    private final SchemaGuard guard;
    private final InstantSource clock;
    private final EventIdGenerator ids;
    private final Wakeup wakeup;
    private final Today today = new Today();
    private final WriterPool writers = new WriterPool();

    Intake(Queue queue, ConsentGate consent, SchemaGuard guard, InstantSource clock, EventIdGenerator ids) {
        this.ledger = queue.ledger();
        this.ring = queue.ring();
        this.wakeup = queue.wakeup();
        this.consent = consent;
        this.guard = guard;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the two sides of the client share. */
    record Queue(Ledger ledger, EventRing ring, Wakeup wakeup) {}

    TrackResult track(Event event) {
        try {
            TrackResult result = pass(event);
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
        wakeup.onRefusal(reason);
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
    private TrackResult pass(Event event) {
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
        TrackResult refusal = ask(rules);
        return refusal == null ? keep(event, rules) : refusal;
    }

    private @Nullable TrackResult ask(EventRules rules) {
        return switch (consent.ask(rules.purpose())) {
            case OPEN -> null;
            case SHUT -> TrackResult.NO_CONSENT;
            case FAILED -> TrackResult.CONSENT_FAILED;
        };
    }

    private TrackResult keep(Event event, EventRules rules) {
        Instant now = clock.instant();
        EventRules.Verdict verdict = rules.apply(event, today.at(now));
        if (verdict instanceof EventRules.Verdict.Fit fit) {
            count(fit.removals());
            byte[] encoded = encode(fit.event(), now);
            return encoded == null ? TrackResult.TOO_LARGE : queue(encoded, rules);
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

    private TrackResult queue(byte[] encoded, EventRules rules) {
        long open = ledger.reserve(encoded.length);
        if (open < 0) {
            return open == Ledger.SHUT ? TrackResult.CLOSED : TrackResult.QUEUE_FULL;
        }
        ring.put(encoded, rules.purpose());
        wakeup.onAccept(open);
        return TrackResult.ACCEPTED;
    }
}
