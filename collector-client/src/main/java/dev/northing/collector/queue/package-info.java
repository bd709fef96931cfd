/** Is there room? The bounded ring, and the ledger of what became of every event. */
@NullMarked
package dev.northing.collector.queue;

import org.jspecify.annotations.NullMarked;
