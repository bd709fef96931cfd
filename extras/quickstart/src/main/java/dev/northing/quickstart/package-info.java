/**
 * What does it look like from end to end? Events are made or read, tracked, shipped over a socket, received, and turned
 * into figures: feed, client, {@link dev.northing.quickstart.Receiver}, figures, table.
 */
@NullMarked
package dev.northing.quickstart;

import org.jspecify.annotations.NullMarked;
