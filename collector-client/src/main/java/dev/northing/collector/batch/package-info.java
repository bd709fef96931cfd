/** How much at once? A batch on its way, and the parts it is tried in. */
@NullMarked
package dev.northing.collector.batch;

import org.jspecify.annotations.NullMarked;
