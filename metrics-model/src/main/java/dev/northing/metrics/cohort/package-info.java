/** Who had started by then, and what has to be set aside? Shared by activation and retention, not exported. */
@NullMarked
package dev.northing.metrics.cohort;

import org.jspecify.annotations.NullMarked;
