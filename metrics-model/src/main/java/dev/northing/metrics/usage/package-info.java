/** Who uses it, how regularly, how much, and which of it? Active units, growth, features and machines. */
@NullMarked
package dev.northing.metrics.usage;

import org.jspecify.annotations.NullMarked;
