/** What is going on? Series over time, their seasons and trends, what stands out of them, and what changed. */
@NullMarked
package dev.northing.metrics.signals;

import org.jspecify.annotations.NullMarked;
