/** How do events become state, in any order and on any machine? The contract every calculator keeps. */
@NullMarked
package dev.northing.metrics.aggregate;

import org.jspecify.annotations.NullMarked;
