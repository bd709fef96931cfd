/** What comes next? Forecasts with intervals, each method tried on the past against a season ago. */
@NullMarked
package dev.northing.metrics.forecast;

import org.jspecify.annotations.NullMarked;
