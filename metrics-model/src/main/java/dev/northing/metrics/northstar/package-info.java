/** Where do we want to be, and do we get there? The North Star, its inputs and indicators, targets, OKRs and PPIs. */
@NullMarked
package dev.northing.metrics.northstar;

import org.jspecify.annotations.NullMarked;
