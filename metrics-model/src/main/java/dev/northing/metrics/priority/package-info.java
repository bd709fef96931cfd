/** What comes first? Scores and ranks of proposals. */
@NullMarked
package dev.northing.metrics.priority;

import org.jspecify.annotations.NullMarked;
