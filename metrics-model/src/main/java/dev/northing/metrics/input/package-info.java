/** Is what the caller gave usable? Argument checks and the one rounding of instants, not exported. */
@NullMarked
package dev.northing.metrics.input;

import org.jspecify.annotations.NullMarked;
