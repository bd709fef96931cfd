/** In whose language? Bodies and headers of requests, and what answers mean. */
@NullMarked
package dev.northing.collector.wire;

import org.jspecify.annotations.NullMarked;
