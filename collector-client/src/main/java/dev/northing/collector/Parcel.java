package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.BatchPlan;
import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.LossReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way: the part of it that is tried next, and that part's body, which is kept for as long as its events stay the
 * same.
 *
 * <p>Confined to one thread, the sending one.
 */
final class Parcel {

    private final Batch batch;
    private final BatchPlan plan = new BatchPlan();
    private final EventSlice slice = new EventSlice();
    private final Body body = new Body();
    private @Nullable LossReport report;
    private boolean changed;
    private int tries;

    Parcel(int maxEvents) {
        this.batch = new Batch(maxEvents);
    }

    /** The batch, to be loaded when the parcel is done and to be told what becomes of its events. */
    Batch batch() {
        return batch;
    }

    /** Starts with the whole batch that was loaded. */
    void start() {
        plan.start(batch.size());
        changePart();
    }

    /** Lets go of the batch, and of what was made of it. */
    void clear() {
        batch.start(0, Long.MAX_VALUE);
        plan.clear();
        changePart();
    }

    boolean isDone() {
        return plan.isDone();
    }

    int from() {
        return plan.from();
    }

    int to() {
        return plan.to();
    }

    /** The events of the next part that are not settled. */
    EventSlice slice() {
        if (changed) {
            changed = false;
            batch.slice(plan.from(), plan.to(), slice);
        }
        return slice;
    }

    Body body() {
        return body;
    }

    /** What stands on the next try of this part. */
    Attempt attempt(Instant now) {
        String events = batch.origin() + '-' + slice().key();
        LossReport carried = report;
        return new Attempt(tries + 1, now, carried == null ? events : events + "-r" + carried.key(), carried);
    }

    /** The report that the parts carry until it has arrived. */
    @Nullable
    LossReport report() {
        return report;
    }

    /** Gives the next body a report to carry, in place of the one it has; or none. */
    void carry(@Nullable LossReport next) {
        report = next;
    }

    /** Notes that a try of this part has begun. */
    void tried() {
        tries++;
    }

    /** Goes on with half of the part. */
    void halve() {
        plan.halve();
        changePart();
    }

    /** Goes on with no more of all that is left than a request may have. */
    void fit(LearnedSize size) {
        if (slice().size() > size.events() || slice().bytes() > size.bytes()) {
            cut(size);
        }
    }

    private void cut(LearnedSize size) {
        int events = 0;
        long bytes = 0;
        for (int i = plan.from(); i < plan.to(); i++) {
            byte[] event = batch.event(i);
            if (event != null && events > 0 && (events == size.events() || bytes + event.length > size.bytes())) {
                plan.cutAt(i);
                changePart();
                return;
            }
            events += event == null ? 0 : 1;
            bytes += event == null ? 0 : event.length;
        }
    }

    /** Goes on with all that is left of the batch. */
    void merge() {
        plan.merge();
        changePart();
    }

    /** Goes on with the first events of the part, if it has more than a limit. */
    void limit(int events) {
        if (plan.to() - plan.from() > events) {
            plan.limit(events);
            changePart();
        }
    }

    /** Forgets an event that is given up. */
    void drop(int index, DropReason reason) {
        batch.drop(index, reason);
        change();
    }

    /** Forgets an event that is delivered while others of its part are not. */
    void deliver(int index) {
        batch.settle(index);
        change();
    }

    /** Makes a part of its own of the settled events that the part begins with; tells whether there are any. */
    boolean cutSettled() {
        int open = plan.from();
        while (open < plan.to() && batch.event(open) == null) {
            open++;
        }
        boolean any = open > plan.from();
        if (any && open < plan.to()) {
            plan.cutAt(open);
        }
        return any;
    }

    /** Goes on with the part behind this one, of which every event is settled. */
    void settlePart() {
        for (int i = plan.from(); i < plan.to(); i++) {
            if (batch.event(i) != null) {
                batch.settle(i);
            }
        }
        plan.settle();
        changePart();
    }

    private void changePart() {
        tries = 0;
        change();
        if (plan.isDone()) {
            changed = false;
            slice.clear();
        }
    }

    private void change() {
        changed = true;
        body.clear();
    }
}
