package dev.northing.collector.spool;

/**
 * What came of an erasure.
 *
 * <p>Immutable.
 *
 * @param erased how many events are gone that were pending
 * @param complete whether no copy is left; if not, the disk failed or keys cannot be had, and it is tried again until
 *     the next start succeeds, or another store that lives holds a directory under the same root, whose events only it can erase
 * @since 0.1.0
 */
public record ErasureReport(long erased, boolean complete) {}
