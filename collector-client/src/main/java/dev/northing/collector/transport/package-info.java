/** By which road? Carries requests to a receiver or into a directory. */
@NullMarked
package dev.northing.collector.transport;

import org.jspecify.annotations.NullMarked;
