/** Who reaches value, how soon, and where do the others stop? Activation, time to value and funnels. */
@NullMarked
package dev.northing.metrics.activation;

import org.jspecify.annotations.NullMarked;
