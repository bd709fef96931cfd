/** How sure is it? Intervals for proportions, counts, means, ratios, quantiles and durations, and survival curves. */
@NullMarked
package dev.northing.metrics.stats;

import org.jspecify.annotations.NullMarked;
