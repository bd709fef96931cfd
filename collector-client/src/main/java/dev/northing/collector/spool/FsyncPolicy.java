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
    GROUP,
    /**
     * Nothing is written while what is sent is settled within 1 s: durable means delivered, or written after all. Events
     * wait in memory, up to two segments of them. They are written when a batch is not settled within 1 s or given back,
     * when memory is full, and when the store is closed; once everything is delivered, new ones stay in memory again. The
     * end of the process, if the store is not closed, costs what was not written.
     */
    MEMORY
}
