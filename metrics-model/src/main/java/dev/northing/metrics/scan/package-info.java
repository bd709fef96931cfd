/** How do a hundred million events become figures in one pass? Units as numbers, days as bits, steps as sorted longs. */
@NullMarked
package dev.northing.metrics.scan;

import org.jspecify.annotations.NullMarked;
