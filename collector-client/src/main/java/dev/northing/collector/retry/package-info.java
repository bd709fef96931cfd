/** And if it fails? When to try again. */
@NullMarked
package dev.northing.collector.retry;

import org.jspecify.annotations.NullMarked;
