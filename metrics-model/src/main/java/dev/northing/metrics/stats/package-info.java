/** How sure is it? Intervals for proportions and for their differences. */
@NullMarked
package dev.northing.metrics.stats;

import org.jspecify.annotations.NullMarked;
