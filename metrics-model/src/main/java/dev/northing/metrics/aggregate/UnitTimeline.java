package dev.northing.metrics.aggregate;

import java.util.OptionalLong;

/**
 * Holds what is known of one unit: its earliest start and the distinct milliseconds at which it was active.
 *
 * <p>A query takes O(log k) for k distinct times, after the first following a change has sorted them.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitTimeline {

    private final TimeSet activity = new TimeSet();
    private boolean started;
    private long start = Long.MAX_VALUE;

    UnitTimeline() {}

    /**
     * The earliest start, whenever it was added.
     *
     * @return milliseconds since the epoch, or empty if no start was seen
     */
    public OptionalLong start() {
        return started ? OptionalLong.of(start) : OptionalLong.empty();
    }

    /**
     * Whether the unit started before an instant.
     *
     * @param time milliseconds since the epoch
     * @return true if there is a start and it is before {@code time}
     */
    public boolean startedBefore(long time) {
        return started && start < time;
    }

    /**
     * The earliest activity.
     *
     * @return milliseconds since the epoch, or empty if there was none
     */
    public OptionalLong firstActivity() {
        return activity.size() == 0 ? OptionalLong.empty() : OptionalLong.of(activity.at(0));
    }

    /**
     * The earliest activity at or after an instant.
     *
     * @param time milliseconds since the epoch
     * @return milliseconds since the epoch, or empty if there was none
     */
    public OptionalLong firstActivityFrom(long time) {
        int index = activity.before(time);
        return index == activity.size() ? OptionalLong.empty() : OptionalLong.of(activity.at(index));
    }

    /**
     * How many distinct milliseconds of activity lie within {@code [from, to)}.
     *
     * @param from the first millisecond inside
     * @param to the first millisecond after
     * @return the number, 0 if {@code to} is not after {@code from}
     */
    public long activityIn(long from, long to) {
        return Math.max(0, activity.before(to) - activity.before(from));
    }

    /**
     * Whether the unit was active within {@code [from, to)}.
     *
     * @param from the first millisecond inside
     * @param to the first millisecond after
     * @return true if at least one activity lies inside
     */
    public boolean activeIn(long from, long to) {
        int index = activity.before(from);
        return index < activity.size() && activity.at(index) < to;
    }

    /**
     * How many distinct milliseconds of activity lie before an instant.
     *
     * @param time milliseconds since the epoch
     * @return the number, at least 0
     */
    public long activityBefore(long time) {
        return activity.before(time);
    }

    /**
     * How many distinct milliseconds, of the start or of activity, lie at or after an instant.
     *
     * @param time milliseconds since the epoch
     * @return the number, at least 0
     */
    public long instantsFrom(long time) {
        boolean loneStart = started && start >= time && !activity.contains(start);
        return (long) activity.size() - activity.before(time) + (loneStart ? 1 : 0);
    }

    void addStart(long time) {
        started = true;
        start = Math.min(start, time);
    }

    void addActivity(long time) {
        activity.add(time);
    }

    void addAll(UnitTimeline other) {
        if (other.started) {
            addStart(other.start);
        }
        activity.addAll(other.activity);
    }

    TimeSet activity() {
        return activity;
    }
}
