/**
 * Does it survive a crash? Where accepted events wait until they are delivered.
 *
 * <p>{@link dev.northing.collector.spool.EventStore} is an extension point; the stores that come with it are {@link
 * dev.northing.collector.spool.SegmentStore}, which keeps events in files that survive the process, and {@link
 * dev.northing.collector.spool.MemoryStore}. The file format stands in {@code docs/spool-format.md}.
 */
@NullMarked
package dev.northing.collector.spool;

import org.jspecify.annotations.NullMarked;
