/** Which figures may leave? Tables without small or dominated cells, and counts with exact integer noise. */
@NullMarked
package dev.northing.metrics.privacy;

import org.jspecify.annotations.NullMarked;
