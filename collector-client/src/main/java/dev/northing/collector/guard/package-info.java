/** Is it declared? Keeps of an event what its definition allows. */
@NullMarked
package dev.northing.collector.guard;

import org.jspecify.annotations.NullMarked;
