package dev.northing.collector;

import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.spool.EventRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Events that are stored together, with what the store need not know of them. Confined to one thread.
 */
final class Group implements EventRing.Taker {

    private final int maxEvents;
    private final List<EventRecord> records = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private long now;
    private long maxAgeMillis;

    /** Where an event stood in the queue, and how it was labeled. */
    record Member(long position, Label label, int bytes) {}

    Group(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    /** Says when the events to come are created, and how old the store lets them get. */
    void at(long millis, Duration maxAge) {
        now = millis;
        maxAgeMillis = maxAge.toMillis();
    }

    /** An event that may not get as old as others starts with the difference. */
    private long createdMillis(Label label) {
        long retention = TimeUnit.DAYS.toMillis(label.retentionDays());
        return now - Math.max(0, maxAgeMillis - retention);
    }

    @Override
    public boolean add(long position, byte[] event, Label label) {
        if (records.size() == maxEvents) {
            return false;
        }
        records.add(new EventRecord(
                event, label.purpose(), label.consentEpoch(), 0, label.important(), createdMillis(label)));
        members.add(new Member(position, label, event.length));
        return true;
    }

    int size() {
        return records.size();
    }

    List<EventRecord> records() {
        return List.copyOf(records);
    }

    /** The first events, of which the store has taken so many. */
    List<Member> first(int count) {
        return List.copyOf(members.subList(0, count));
    }

    /** Goes through the events that the store has not taken, and forgets those that are not to stay. */
    void sift(EventRing.Taker kept) {
        for (int i = records.size() - 1; i >= 0; i--) {
            Member member = members.get(i);
            if (!kept.add(member.position(), records.get(i).payload(), member.label())) {
                records.remove(i);
                members.remove(i);
            }
        }
    }

    /** Forgets the first events. */
    void remove(int count) {
        records.subList(0, count).clear();
        members.subList(0, count).clear();
    }
}
