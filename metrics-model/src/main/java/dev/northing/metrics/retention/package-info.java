/** Who comes back? Cohorts by start period, and the share of each that returns. */
@NullMarked
package dev.northing.metrics.retention;

import org.jspecify.annotations.NullMarked;
