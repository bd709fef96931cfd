/** Where do we want to be, and are we getting there? The North Star, its inputs, leading indicators, targets and PPIs. */
@NullMarked
package dev.northing.metrics.northstar;

import org.jspecify.annotations.NullMarked;
