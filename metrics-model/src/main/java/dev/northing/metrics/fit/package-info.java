/** Which parameters fit best? A small minimizer and least squares for the fitted models, not exported. */
@NullMarked
package dev.northing.metrics.fit;

import org.jspecify.annotations.NullMarked;
