/** What is a figure? The value with its evidence, and the windows, days and periods it is about. */
@NullMarked
package dev.northing.metrics;

import org.jspecify.annotations.NullMarked;
