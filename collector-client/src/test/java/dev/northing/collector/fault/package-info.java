/** Does it arrive? A whole client over real sockets, with faults on the road and at the receiver. */
@NullMarked
package dev.northing.collector.fault;

import org.jspecify.annotations.NullMarked;
