package dev.northing.collector.transform;

import dev.northing.collector.scrub.EntityClass;
import dev.northing.collector.scrub.Findings;

/** One event's way through its plan: whom to tell, and on which day. Confined to one thread. */
final class Pass implements Findings {

    private final Changes changes;
    private final long epochDay;
    private Site site;

    Pass(Changes changes, long epochDay, Site start) {
        this.changes = changes;
        this.epochDay = epochDay;
        this.site = start;
    }

    long epochDay() {
        return epochDay;
    }

    void tell(Tally tally) {
        changes.tell(tally, tally.change().place());
    }

    void tell(Tally tally, String name) {
        changes.tell(tally, name);
    }

    /** What the detector finds from now on stands here. */
    Findings at(Site where) {
        site = where;
        return this;
    }

    @Override
    public void found(EntityClass entity, String rule) {
        tell(site.found(rule));
    }
}
