/** Does it work, and fast enough? Success rate, latency, Apdex, page load and the error budget. */
@NullMarked
package dev.northing.metrics.quality;

import org.jspecify.annotations.NullMarked;
