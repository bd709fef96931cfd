/** What do customers pay, and do they stay? Movements of recurring revenue that add up, and its retention. */
@NullMarked
package dev.northing.metrics.revenue;

import org.jspecify.annotations.NullMarked;
