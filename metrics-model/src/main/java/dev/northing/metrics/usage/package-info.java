/** Who uses the product? Distinct active units in a trailing window, and how their number grows. */
@NullMarked
package dev.northing.metrics.usage;

import org.jspecify.annotations.NullMarked;
