/** How do stored events reach the calculators? Files are read as streams, and every row is accounted for. */
@NullMarked
package dev.northing.metrics.read;

import org.jspecify.annotations.NullMarked;
