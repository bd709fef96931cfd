/** Who reaches value? The share of new units that succeed soon after their start. */
@NullMarked
package dev.northing.metrics.activation;

import org.jspecify.annotations.NullMarked;
