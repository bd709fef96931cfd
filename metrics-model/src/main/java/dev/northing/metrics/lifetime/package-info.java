/** How long will they stay, and how often come back? Models of lifetimes that project retention and repeat use. */
@NullMarked
package dev.northing.metrics.lifetime;

import org.jspecify.annotations.NullMarked;
