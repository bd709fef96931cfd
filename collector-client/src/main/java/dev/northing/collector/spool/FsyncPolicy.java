package dev.northing.collector.spool;

/**
 * When stored events are forced to the disk, which decides what {@link EventStore#durableThrough} means.
 *
 * <p>A written event is in the operating system's hands: it survives the end of the process, however violent. A forced one
 * survives the end of power too. Immutable.
 *
 * @since 0.1.0
 */
public enum FsyncPolicy {
    /** Never: durable means written. The end of power may cost seconds. */
    NONE,
    /** Every 500 ms, and when a segment ends: durable means written. The end of power may cost 500 ms. */
    INTERVAL,
    /** After each group: durable means forced. */
    GROUP
}
