package dev.northing.collector;

import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.StoreStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that writes to the store: takes events from the ring in groups and does what the store has due.
 *
 * <p>It stores when many events wait, when the first of them has waited long enough, and at once when somebody waits for
 * it. What the store does not take stays with this thread, and the queue fills up behind it. Nothing that is thrown ends it,
 * and nobody interrupts it. Its state is confined to its thread but for what {@link #flush} and {@link #close} leave for it.
 */
final class SpoolWriter implements Runnable {

    /** Events that are stored together. */
    static final int GROUP_EVENTS = 256;

    /** Waiting events that are stored without waiting for more: a fraction of the queue, so that it does not fill up. */
    static final int HURRY_EVENTS = 2048;

    /** Bytes of waiting events that are stored without waiting for more. */
    static final long HURRY_BYTES = 2 << 20;

    /** How long an event waits for others to be stored with. */
    static final Duration GATHERING = Duration.ofMillis(20);

    /** How often the store gets to do what it has due. */
    static final Duration MAINTENANCE = Duration.ofMillis(250);

    /** How long to rest after something unforeseen, so that a fault that stays does not take a processor. */
    private static final Duration FAULT_PAUSE = Duration.ofMillis(100);

    private final Ledger ledger;
    private final EventRing ring;
    private final Wakeup taking;
    private final Wakeup sending;
    private final StoreBacklog backlog;
    private final EventStore store;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Notices notices;
    private final DurableWaits waits;
    private final ConsentWatch consent;
    private final Sifts sifts;
    private final AtomicLong flushBefore = new AtomicLong();
    private final Group group = new Group(GROUP_EVENTS);

    private volatile boolean closing;
    private boolean gathering;
    private boolean busy;
    private boolean refused;
    private boolean writable = true;
    private long groupDue;
    private long nextMaintenance;
    private long storedBefore;
    private long storedThrough;

    SpoolWriter(
            Intake.Queue queue,
            StoreBacklog backlog,
            EventStore store,
            Dispatch.Settings settings,
            ConsentWatch consent,
            Notices notices) {
        this.consent = consent;
        this.sifts = consent.sifts();
        this.ledger = queue.ledger();
        this.ring = queue.ring();
        this.taking = queue.taking();
        this.sending = queue.sending();
        this.waits = new DurableWaits(taking);
        this.backlog = backlog;
        this.store = store;
        this.clock = settings.clock();
        this.ticker = settings.ticker();
        this.notices = notices;
        this.nextMaintenance = ticker.nanos();
    }

    /** Stores everything before a position without waiting for more; from any thread. */
    void flush(long position) {
        flushBefore.accumulateAndGet(position, Math::max);
        taking.now();
    }

    /** Stores everything at once, and ends when the sending has; from any thread. */
    void close() {
        closing = true;
        taking.now();
    }

    /** Those who wait for accepted events to be durable; from any thread. */
    DurableWaits waits() {
        return waits;
    }

    @Override
    public void run() {
        while (!isOver()) {
            try {
                step();
            } catch (Throwable unforeseen) {
                recover(unforeseen);
            }
        }
        end();
    }

    /** Once the sender has ended, only a store that takes no more keeps events from it. */
    private boolean isOver() {
        return backlog.isSenderEnded() && (refused || Ledger.events(ledger.open()) == 0);
    }

    /** Even the way of noting a fault may fail, when memory is exhausted. */
    private void recover(Throwable unforeseen) {
        try {
            refused = true;
            notices.storingFailed(unforeseen);
            sending.now();
            rest(FAULT_PAUSE.toNanos());
        } catch (Throwable again) {
            Thread.onSpinWait();
        }
    }

    private void step() {
        Sift sift = sifts.first();
        if (sift != null && (sift.isSenderDone() || backlog.isSenderEnded())) {
            sift(sift);
        }
        long now = ticker.nanos();
        if (nextMaintenance - now <= 0) {
            maintain(now);
        }
        if (refused) {
            rest(nextMaintenance - now);
        } else if (Ledger.events(ledger.open()) == 0) {
            tellDurable();
            restWithoutEvents(now);
        } else if (isGroupDue(now)) {
            write();
        } else {
            restUntilFull(Math.min(groupDue, nextMaintenance) - now);
        }
    }

    /** Where events have come, more may: to look again by itself costs less than a call by the thread that tracks the next one. */
    private void restWithoutEvents(long now) {
        if (busy) {
            busy = false;
            gathering = true;
            groupDue = now + GATHERING.toNanos();
        }
        if (gathering && groupDue - now > 0 && !isHurried()) {
            restUntilFull(Math.min(groupDue, nextMaintenance) - now);
        } else {
            gathering = false;
            restUntilAnythingArrives(nextMaintenance - now);
        }
    }

    private void maintain(long now) {
        nextMaintenance = now + MAINTENANCE.toNanos();
        refused = false;
        store.maintain();
        consent.look();
        observe();
        if (store.isTakingOver()) {
            nextMaintenance = now;
        } else if (!ledger.progress().isRecovered()) {
            ledger.progress().recovered();
            sending.now();
        }
        wakeSender(false);
        tellDurable();
    }

    /** The sending thread tells of a disk that fails or works again, so it has to look. */
    private void observe() {
        StoreStats stats = store.stats();
        ledger.observe(stats);
        if (stats.writable() != writable) {
            writable = stats.writable();
            sending.now();
        }
    }

    private boolean isGroupDue(long now) {
        if (!gathering) {
            gathering = true;
            groupDue = now + GATHERING.toNanos();
        }
        return groupDue - now <= 0 || isHurried() || taking.isFull(ledger.open());
    }

    private boolean isHurried() {
        return closing || waits.hasArrivals() || storedBefore < flushBefore.get();
    }

    private void write() {
        boolean hurried = isHurried();
        take();
        if (group.size() == 0) {
            gathering = false;
            tellDurable();
            rest(RingBacklog.PUT_PAUSE.toNanos());
            return;
        }
        busy = true;
        // More are waiting behind a full group, for as long as its own have waited.
        gathering = group.size() == GROUP_EVENTS;
        int taken = store.append(group.records());
        refused = taken < group.size();
        enter(group.first(taken));
        group.remove(taken);
        observe();
        tellDurable();
        wakeSender(hurried);
    }

    private void take() {
        group.at(clock.millis(), store.maxAge());
        ring.takeInto(this::take);
    }

    private boolean take(long position, byte[] event, Label label) {
        if (!consent.isCurrent(label)) {
            return drop(event, label);
        }
        boolean added = group.add(position, event, label);
        if (added && label.watcher() != null) {
            waits.see();
        }
        return added;
    }

    /** Consent was withdrawn while the event waited: it never comes to the disk. */
    private boolean drop(byte[] event, Label label) {
        ledger.drop(DropReason.NO_CONSENT, 1, event.length);
        if (label.watcher() instanceof DurableWaits.Wait wait) {
            waits.see();
            wait.complete(TrackResult.NO_CONSENT);
        }
        return true;
    }

    /** What waits in memory first: then what the store has lost for it is all there is. */
    private void sift(Sift sift) {
        boolean complete = false;
        try {
            group.sift((position, event, label) -> !takes(sift, event, label, true));
            ring.sift((position, event, label) -> !takes(sift, event, label, false));
            complete = sift.finishIn(store);
            observe();
        } catch (Throwable unforeseen) {
            notices.storingFailed(unforeseen);
        } finally {
            sifts.finish(sift, complete);
            sending.now();
        }
    }

    private boolean takes(Sift sift, byte[] event, Label label, boolean seen) {
        boolean taken = sift.takes(event, label, ledger);
        if (taken && label.watcher() instanceof DurableWaits.Wait wait) {
            if (!seen) {
                waits.see();
            }
            wait.complete(sift.reason() == DropReason.NO_CONSENT ? TrackResult.NO_CONSENT : TrackResult.ACCEPTED);
        }
        return taken;
    }

    /** Enters in the books what the store has taken; its sequences rise by one, whatever the positions do. */
    private void enter(List<Group.Member> stored) {
        long bytes = 0;
        for (Group.Member member : stored) {
            storedThrough++;
            noteGap(member.position());
            bytes += member.bytes();
            if (member.label().watcher() instanceof DurableWaits.Wait wait) {
                waits.stored(wait, storedThrough);
            }
        }
        ledger.store(stored.size(), bytes);
    }

    private void noteGap(long position) {
        if (position != storedBefore) {
            ledger.progress().skip(storedThrough, position);
        }
        storedBefore = position + 1;
    }

    /** What has arrived, or was given up, no crash can lose either. */
    private void tellDurable() {
        waits.complete(Math.max(store.durableThrough(), ledger.progress().settledThrough()));
    }

    private void wakeSender(boolean flushed) {
        Wakeup.Need need = sending.need();
        boolean enough = need == Wakeup.Need.ANYTHING || (need == Wakeup.Need.A_FULL_BATCH && backlog.isFull());
        if (enough || flushed) {
            sending.now();
        }
    }

    private void restUntilAnythingArrives(long nanos) {
        taking.need(Wakeup.Need.ANYTHING);
        if (Ledger.events(ledger.open()) == 0 && !isOver()) {
            // Whoever waits for an event that is not here is told soon, or when the client has closed.
            taking.await(ticker, waits.hasArrivals() ? RingBacklog.PUT_PAUSE.toNanos() : nanos);
        }
        taking.need(Wakeup.Need.NOTHING);
        clearInterrupt();
    }

    private void restUntilFull(long nanos) {
        taking.need(Wakeup.Need.A_FULL_BATCH);
        if (!taking.isFull(ledger.open()) && !isHurried()) {
            taking.await(ticker, nanos);
        }
        taking.need(Wakeup.Need.NOTHING);
        clearInterrupt();
    }

    private void rest(long nanos) {
        taking.await(ticker, nanos);
        clearInterrupt();
    }

    /** Whoever is told about a durable event runs here and may leave it set; it would close files. */
    private static void clearInterrupt() {
        Thread.interrupted();
    }

    /** Events that come even later find that the waiting has ended. */
    private void tellTheRest() {
        group.first(group.size()).forEach(member -> giveUp(member.label()));
        ring.takeInto((position, event, label) -> giveUp(label));
    }

    private static boolean giveUp(Label label) {
        if (label.watcher() instanceof DurableWaits.Wait wait) {
            wait.complete(TrackResult.NOT_DURABLE);
        }
        return true;
    }

    private void end() {
        try {
            for (Sift last = sifts.first(); last != null; last = sifts.first()) {
                sift(last);
            }
            store.close();
            ledger.observe(store.stats());
            tellDurable();
        } catch (Throwable unforeseen) {
            notices.failed(unforeseen.getClass().getSimpleName());
        } finally {
            sifts.end(false);
            waits.end();
            tellTheRest();
            ledger.seal(DropReason.SHUTDOWN);
            ledger.progress().stop();
            notices.look(ledger.snapshot());
        }
    }
}
